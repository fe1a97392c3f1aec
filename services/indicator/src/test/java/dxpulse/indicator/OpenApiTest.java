package dxpulse.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.infra.testkit.OpenApiDocument;
import io.micronaut.context.ApplicationContext;
import io.micronaut.web.router.Router;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  @Test
  void theDocumentNamesEveryRouteAndNoOther() {
    assertThat(OpenApiDocument.of("indicator").operations()).isNotEmpty().isEqualTo(routed());
  }

  private static Set<String> routed() {
    try (ApplicationContext context = ApplicationContext.run(Map.of("dxpulse.trial", "true"))) {
      return context
          .getBean(Router.class)
          .uriRoutes()
          .filter(route -> !route.getHttpMethodName().equals("HEAD"))
          .map(route ->
              route.getHttpMethodName().toLowerCase(Locale.ROOT)
                  + " "
                  + route.getUriMatchTemplate().toPathString())
          .filter(route -> route.contains(" /api/"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
