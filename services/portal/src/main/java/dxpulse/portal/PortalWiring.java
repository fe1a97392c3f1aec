package dxpulse.portal;

import dxpulse.portal.route.Backends;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds the pure objects of the portal from its settings.
@Configuration(proxyBeanMethods = false)
class PortalWiring {
  @Bean
  Backends backends(PortalSettings settings) {
    return settings.table();
  }

  @Bean
  Clock clock() {
    return Clock.system(ZoneId.of("Asia/Tokyo"));
  }
}
