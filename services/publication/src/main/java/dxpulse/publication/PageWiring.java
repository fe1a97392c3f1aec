package dxpulse.publication;

import dxpulse.publication.page.Assets;
import dxpulse.publication.page.Renderer;
import dxpulse.publication.page.jte.JteTemplates;
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
    return new Renderer(new JteTemplates(), assets);
  }
}
