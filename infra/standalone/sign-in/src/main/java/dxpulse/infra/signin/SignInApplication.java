package dxpulse.infra.signin;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/// Starts the provider.
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInSettings.class)
public class SignInApplication {
  public static void main(String[] args) {
    SpringApplication.run(SignInApplication.class, args);
  }
}
