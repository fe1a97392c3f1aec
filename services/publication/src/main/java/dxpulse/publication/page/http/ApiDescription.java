package dxpulse.publication.page.http;

import dxpulse.publication.page.OpenDataPages.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What everybody may read, from the contracts themselves: operations that work without a token and
/// say in their summary what they are for.
final class ApiDescription {
  private static final List<String> CONTRACTS =
      List.of(
          "http/publication.openapi.yaml",
          "http/kpi-scoring.openapi.yaml",
          "http/indicator.openapi.yaml");

  private ApiDescription() {}

  static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (String contract : CONTRACTS) {
      Map<?, ?> document = read(contract);
      map(document.get("paths"))
          .forEach((path, item) -> {
            Map<?, ?> get = map(map(item).get("get"));
            if (get.get("summary") != null
                && get.get("security") instanceof List<?> needed
                && (needed.isEmpty() || needed.contains(Map.of()))) {
              routes.add(
                  new Route(
                      path.toString(),
                      text(get.get("summary")),
                      types(document, get),
                      parameters(document, map(item).get("parameters"), get.get("parameters"))));
            }
          });
    }
    return List.copyOf(routes);
  }

  private static List<Route.Parameter> parameters(Map<?, ?> document, @Nullable Object... lists) {
    List<Route.Parameter> parameters = new ArrayList<>();
    for (Object list : lists) {
      if (list instanceof List<?> given) {
        for (Object each : given) {
          Map<?, ?> parameter = resolved(document, map(each));
          if (!"header".equals(parameter.get("in"))) {
            parameters.add(
                new Route.Parameter(
                    text(parameter.get("name")),
                    text(parameter.get("description")),
                    example(resolved(document, map(parameter.get("schema"))))));
          }
        }
      }
    }
    return parameters;
  }

  private static List<String> types(Map<?, ?> document, Map<?, ?> get) {
    Map<?, ?> answer = resolved(document, map(map(get.get("responses")).get("200")));
    return map(answer.get("content")).keySet().stream().map(String::valueOf).toList();
  }

  private static Map<?, ?> resolved(Map<?, ?> document, Map<?, ?> parameter) {
    if (!(parameter.get("$ref") instanceof String reference)) {
      return parameter;
    }
    Map<?, ?> at = document;
    for (String step : reference.substring("#/".length()).split("/")) {
      at = map(at.get(step));
    }
    return at;
  }

  private static String example(Map<?, ?> schema) {
    Object examples = schema.get("examples") == null ? schema.get("enum") : schema.get("examples");
    return examples instanceof List<?> given
        ? String.join(", ", given.stream().map(String::valueOf).toList())
        : "";
  }

  private static Map<?, ?> read(String contract) {
    try (InputStream in = new ClassPathResource(contract).getInputStream()) {
      return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
