package dxpulse.publication.page.http;

import dxpulse.publication.page.Assets;
import dxpulse.publication.page.Renderer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds what pages are drawn with.
@Configuration(proxyBeanMethods = false)
class PageWiring {
  @Bean
  Assets publicAssets() {
    return new Assets();
  }

  @Bean
  Renderer renderer(Assets assets) {
    return new Renderer(assets);
  }
}
