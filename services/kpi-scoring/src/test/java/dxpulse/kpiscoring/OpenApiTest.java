package dxpulse.kpiscoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.Yaml;

class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  @Test
  void theDocumentNamesEveryRouteAndNoOther() throws Exception {
    assertThat(documented()).isNotEmpty().isEqualTo(mapped());
  }

  private static Set<String> documented() throws IOException {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/http/kpi-scoring.openapi.yaml")) {
      Map<String, Map<String, Map<String, Map<String, Object>>>> document = new Yaml().load(in);
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

  private static Set<String> mapped() throws ClassNotFoundException {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    Set<String> routes = new TreeSet<>();
    for (var controller : scan.findCandidateComponents("dxpulse.kpiscoring")) {
      for (var method : Class.forName(controller.getBeanClassName()).getDeclaredMethods()) {
        RequestMapping mapping =
            AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping != null) {
          for (RequestMethod verb : mapping.method()) {
            Stream.of(mapping.path())
                .filter(path -> path.startsWith("/api/"))
                .forEach(path -> routes.add(verb.name().toLowerCase(Locale.ROOT) + " " + path));
          }
        }
      }
    }
    return routes;
  }
}
