package dxpulse.publication.page.http;

import dxpulse.contracts.types.Field;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.edge.Caching;
import dxpulse.publication.edge.FileAnswers;
import dxpulse.publication.opendata.Dataset;
import dxpulse.publication.opendata.Datasets;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.KnownReleases;
import dxpulse.publication.page.Lang;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What search engines are told: the public pages in both languages (those of a release are reached
/// from it), and where not to look. Addresses begin with the configured one of the site, whatever a
/// request claims.
@RestController
class SiteMap {
  private static final MediaType XML = new MediaType("application", "xml", StandardCharsets.UTF_8);
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
  private static final List<String> ALWAYS =
      List.of(
          "/",
          "/compare",
          "/indicators",
          "/projects",
          "/cases",
          "/releases",
          "/opendata",
          "/opendata/api",
          "/about",
          "/glossary");

  private final LivePlan plan;
  private final KnownReleases releases;
  private final Assets assets;

  SiteMap(LivePlan plan, KnownReleases releases, Assets assets) {
    this.plan = plan;
    this.releases = releases;
    this.assets = assets;
  }

  @GetMapping("/robots.txt")
  ResponseEntity<byte[]> robots(ServerHttpRequest request) {
    return answer(
        request,
        TEXT,
        "robots.txt",
        """
        User-agent: *
        Allow: /api/releases/
        Disallow: /api/
        Disallow: /ui/
        Sitemap: %s
        """
            .formatted(assets.absolute("/sitemap.xml")));
  }

  @GetMapping("/sitemap.xml")
  ResponseEntity<byte[]> pages(ServerHttpRequest request) {
    StringBuilder xml =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
            """);
    for (String path : paths()) {
      for (Lang lang : Lang.values()) {
        xml.append("<url><loc>").append(address(lang, path)).append("</loc>");
        for (Lang each : Lang.values()) {
          xml.append("<xhtml:link rel=\"alternate\" hreflang=\"")
              .append(each.code())
              .append("\" href=\"")
              .append(address(each, path))
              .append("\"/>");
        }
        xml.append("</url>\n");
      }
    }
    return answer(request, XML, "sitemap.xml", xml.append("</urlset>\n").toString());
  }

  /// Codes are letters, digits and signs that need no escape; so are the names of releases.
  private List<String> paths() {
    List<String> paths = new ArrayList<>(ALWAYS);
    Stream.of(Field.values()).map(field -> "/fields/" + field.code()).forEach(paths::add);
    paths.addAll(
        plan.read(state ->
            Stream.of(
                    state.kpisOn(BoardKey.OVERVIEW).stream().map(kpi -> "/kpis/" + kpi.code()),
                    state.indicators().stream().map(each -> "/indicators/" + each.code()),
                    state.projects().stream().map(each -> "/projects/" + each.number()))
                .flatMap(each -> each)
                .toList()));
    releases.published().stream().map(id -> "/releases/" + id).forEach(paths::add);
    Datasets.ALL.stream().map(Dataset::code).map("/opendata/"::concat).forEach(paths::add);
    return paths;
  }

  private String address(Lang lang, String path) {
    return assets.absolute(lang.url(path));
  }

  private static ResponseEntity<byte[]> answer(
      ServerHttpRequest request, MediaType type, String name, String body) {
    return FileAnswers.file(
        request, type, name, Caching.LIVE, body.getBytes(StandardCharsets.UTF_8));
  }
}
