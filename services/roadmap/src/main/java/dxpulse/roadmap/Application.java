package dxpulse.roadmap;

import dxpulse.infra.edge.EdgeWiring;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/// Starts the service.
@SpringBootApplication(proxyBeanMethods = false)
@Import(EdgeWiring.class)
public class Application {
  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }
}
