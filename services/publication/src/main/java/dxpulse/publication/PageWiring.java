package dxpulse.publication;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.infra.live.Unencoded;
import dxpulse.publication.board.BoardCache;
import dxpulse.publication.chart.raster.QrCodes;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.ComparisonPages;
import dxpulse.publication.page.Contact;
import dxpulse.publication.page.EmbedCards;
import dxpulse.publication.page.IndicatorPages;
import dxpulse.publication.page.Renderer;
import dxpulse.publication.page.jte.JteTemplates;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds what pages are drawn with.
@Configuration(proxyBeanMethods = false)
class PageWiring {
  @Bean
  Assets publicAssets(
      @Value("${dxpulse.site}") String site,
      @Value("${dxpulse.contact.name.ja}") String contactJa,
      @Value("${dxpulse.contact.name.en}") String contactEn,
      @Value("${dxpulse.contact.address}") String contactAddress) {
    return new Assets(
        site.replaceAll("/+$", ""),
        new Contact(new LocalizedText(contactJa, contactEn), contactAddress.strip()),
        new QrCodes());
  }

  /// Whether pages say that the shared cache does not answer.
  @Bean
  BooleanSupplier cacheAway(BoardCache cache) {
    return cache::isAway;
  }

  @Bean
  NettyServerCustomizer unencoded() {
    return Unencoded::answeredBy;
  }

  @Bean
  EmbedCards embedCards(Assets assets) {
    return new EmbedCards(new JteTemplates(), assets);
  }

  @Bean
  ComparisonPages comparisonPages(Assets assets) {
    return new ComparisonPages(new JteTemplates(), assets);
  }

  @Bean
  IndicatorPages indicatorPages(Assets assets) {
    return new IndicatorPages(new JteTemplates(), assets);
  }

  @Bean
  Renderer renderer(Assets assets) {
    return new Renderer(new JteTemplates(), assets);
  }
}
