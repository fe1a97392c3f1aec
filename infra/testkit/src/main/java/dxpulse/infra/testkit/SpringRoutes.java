package dxpulse.infra.testkit;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The routes under `/api`, and those of open data files, that the controllers of a Spring service
/// declare, such as `get /api/kpis`.
public final class SpringRoutes {
  private static final String BINDING = "org.springframework.web.bind.annotation.";

  private SpringRoutes() {}

  /// @param root package of the service, such as `dxpulse.roadmap`
  public static Set<String> in(String root) {
    Set<String> routes = new TreeSet<>();
    new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(root).stream()
            .filter(type -> type.isAnnotatedWith(BINDING + "RestController"))
            .flatMap(type -> type.getMethods().stream())
            .forEach(method -> routes.addAll(of(method)));
    return routes;
  }

  private static boolean isForPrograms(String path) {
    return path.startsWith("/api/")
        || (path.startsWith("/opendata/") && path.contains("."))
        || path.contains("/charts/")
        || path.contains("/report.");
  }

  private static Set<String> of(JavaMethod method) {
    Set<String> routes = new TreeSet<>();
    for (JavaAnnotation<?> annotation : method.getAnnotations()) {
      String name = annotation.getRawType().getName();
      if (name.startsWith(BINDING) && name.endsWith("Mapping")) {
        String verb =
            name.substring(BINDING.length()).replace("Mapping", "").toLowerCase(Locale.ROOT);
        Stream.of("value", "path")
            .flatMap(member -> annotation.get(member).stream())
            .flatMap(paths -> Stream.of((Object[]) paths))
            .filter(path -> isForPrograms(path.toString()))
            .forEach(path -> routes.add(verb + " " + path));
      }
    }
    return routes;
  }
}
