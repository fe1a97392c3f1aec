package dxpulse.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  @Test
  void theDocumentNamesEveryRouteAndNoOther() throws IOException {
    assertThat(documented()).isEqualTo(routed());
  }

  private static Set<String> documented() throws IOException {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/http/indicator.openapi.yaml")) {
      Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(in);
      Set<String> operations = new TreeSet<>();
      document
          .getOrDefault("paths", Map.of())
          .forEach((path, members) ->
              members.keySet().stream()
                  .filter(METHODS::contains)
                  .forEach(method -> operations.add(method + " " + path)));
      return operations;
    }
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
