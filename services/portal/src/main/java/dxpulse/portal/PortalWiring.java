package dxpulse.portal;

import dxpulse.contracts.types.time.JapanTime;
import dxpulse.infra.live.Unencoded;
import dxpulse.portal.route.Backends;
import dxpulse.portal.route.LargestRequest;
import dxpulse.portal.route.ReadingPace;
import dxpulse.portal.route.StreamRoom;
import dxpulse.portal.signin.SignInSettings;
import java.time.Clock;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
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
  SignInSettings signInSettings(PortalSettings settings) {
    return settings.signIn();
  }

  @Bean
  LargestRequest largestRequest(PortalSettings settings) {
    return new LargestRequest(settings.largestRequest().toBytes());
  }

  @Bean
  ReadingPace readingPace(PortalSettings settings) {
    return settings.reading();
  }

  @Bean
  StreamRoom streamRoom(PortalSettings settings) {
    return new StreamRoom(settings.streams());
  }

  @Bean
  NettyServerCustomizer unencoded() {
    return Unencoded::answeredBy;
  }

  @Bean
  Clock clock() {
    return Clock.system(JapanTime.ZONE);
  }
}
