package dxpulse.publication;

import dxpulse.publication.board.LivePlan;
import dxpulse.publication.opendata.OpenFiles;
import dxpulse.publication.opendata.csv.CsvTables;
import dxpulse.publication.opendata.json.WrittenFormats;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.OpenDataPages;
import dxpulse.publication.page.jte.JteTemplates;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;

/// Builds what open data are made with.
@Configuration(proxyBeanMethods = false)
class OpenDataWiring {
  @Bean
  OpenFiles openFiles(LivePlan plan, @Value("${dxpulse.site}") String site) {
    return new OpenFiles(
        plan,
        new WrittenFormats(CsvTables::csv, CsvTables::sdmx),
        site.endsWith("/") ? site.substring(0, site.length() - 1) : site);
  }

  @Bean
  OpenDataPages openDataPages(Assets assets) {
    return new OpenDataPages(new JteTemplates(), assets);
  }

  /// Pages of other sites may read what is open to everybody, without cookies.
  @Bean
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
    return new CorsWebFilter(sources);
  }
}
