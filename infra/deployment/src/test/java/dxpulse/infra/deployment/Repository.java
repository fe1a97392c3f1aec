package dxpulse.infra.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The files of this checkout.
final class Repository {
  static final Path ROOT = root();

  /// `${NAME}` or `${NAME:default}`.
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(DXPULSE_[A-Z_]+)(:?)");

  private Repository() {}

  private static Path root() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("contracts"))) {
        return folder;
      }
    }
    throw new IllegalStateException("no checkout around the working directory");
  }

  /// Names of the services: each folder of `services/` with a POM.
  static Set<String> services() {
    try (Stream<Path> folders = Files.list(ROOT.resolve("services"))) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The variables that a service's settings read, and whether each must be set.
  static Map<String, Boolean> variables(String service) {
    Map<String, Boolean> needed = new TreeMap<>();
    Matcher matcher =
        VARIABLE.matcher(text("services/%s/src/main/resources/application.yml".formatted(service)));
    while (matcher.find()) {
      needed.merge(matcher.group(1), matcher.group(2).isEmpty(), Boolean::logicalAnd);
    }
    return needed;
  }

  static String text(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static List<Path> files(String folder, String ending) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Map<String, Object> yaml(String path) {
    return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text(path)));
  }

  static List<Map<String, Object>> documents(String text) {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (Object each : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
      if (each != null) {
        documents.add(map(each));
      }
    }
    return documents;
  }

  static Map<String, Object> map(@Nullable Object node) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (node instanceof Map<?, ?> entries) {
      entries.forEach((key, value) -> map.put(String.valueOf(key), value));
    }
    return map;
  }

  static List<Map<String, Object>> maps(@Nullable Object node) {
    return node instanceof List<?> list ? list.stream().map(Repository::map).toList() : List.of();
  }

  static List<String> texts(@Nullable Object node) {
    return node instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
