package dxpulse.publication;

import dxpulse.publication.board.LivePlan;
import dxpulse.publication.opendata.OpenFiles;
import dxpulse.publication.opendata.csv.CsvTables;
import dxpulse.publication.opendata.json.WrittenFormats;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.OpenDataPages;
import dxpulse.publication.page.jte.JteTemplates;
import dxpulse.publication.release.ReleaseFiles;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;

/// Builds what open data are made with.
@Configuration(proxyBeanMethods = false)
class OpenDataWiring {
  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @Bean
  OpenFiles openFiles(LivePlan plan, ReleaseFiles releases, @Value("${dxpulse.site}") String site) {
    return new OpenFiles(
        plan,
        new WrittenFormats(CsvTables::csv, CsvTables::sdmx),
        site.endsWith("/") ? site.substring(0, site.length() - 1) : site,
        releases::catalogued);
  }

  @Bean
  OpenDataPages openDataPages(Assets assets) {
    return new OpenDataPages(new JteTemplates(), assets);
  }

  /// Pages of other sites may read what is open to everybody, without cookies. Their browsers ask
  /// first, and without a token: so this comes before who may do what.
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  CorsWebFilter openToOtherSites() {
    CorsConfiguration reading = new CorsConfiguration();
    reading.addAllowedOrigin(CorsConfiguration.ALL);
    reading.addAllowedMethod(HttpMethod.GET);
    reading.addAllowedMethod(HttpMethod.HEAD);
    reading.addAllowedHeader(CorsConfiguration.ALL);
    reading.addExposedHeader("ETag");
    reading.setMaxAge(86_400L);
    UrlBasedCorsConfigurationSource sources = new UrlBasedCorsConfigurationSource();
    sources.registerCorsConfiguration("/opendata/**", reading);
    sources.registerCorsConfiguration("/charts/**", reading);
    sources.registerCorsConfiguration("/api/boards/**", reading);
    sources.registerCorsConfiguration("/api/cases", reading);
    sources.registerCorsConfiguration("/embed/**", reading);
    for (String open :
        List.of(
            "/api/releases",
            "/api/releases/{id}",
            "/api/releases/{id}/SHA256SUMS",
            "/api/releases/{id}/figures.csv",
            "/api/releases/{id}/figures.sdmx.csv",
            "/api/releases/{id}/all.zip",
            "/api/releases/{id}/boards/{file}",
            "/api/cases/{id}",
            "/openapi.yaml",
            "/en/embed/**",
            "/releases/{id}/report.{form}",
            "/releases/{id}/charts/**",
            "/releases/feed.atom",
            "/en/releases/feed.atom",
            "/releases/calendar.ics",
            "/en/releases/calendar.ics")) {
      sources.registerCorsConfiguration(open, reading);
    }
    // A browser names its origin when it writes, too: the own site's pages do so through the
    // portal.
    // Other sites ask first, and are refused by what holds for reading.
    return new CorsWebFilter(exchange ->
        READS.contains(exchange.getRequest().getMethod())
            ? sources.getCorsConfiguration(exchange)
            : null);
  }
}
