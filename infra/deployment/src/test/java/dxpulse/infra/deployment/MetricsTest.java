package dxpulse.infra.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What dashboards and rules ask for is measured, and what is measured is documented.
class MetricsTest {
  private static final Pattern METER =
      Pattern.compile(
          "\\b(counter|timer|gauge|Counter\\s*\\.builder|Timer\\s*\\.builder|Gauge\\s*\\.builder)"
              + "\\(\\s*\"(dxpulse\\.[a-z.]+)\"");
  private static final Pattern ASKED = Pattern.compile("\\bdxpulse_[a-z_]+");
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(dxpulse_[a-z_]+)` \\|");

  /// How the meters of each kind end in Prometheus' text.
  private static final Map<String, List<String>> ENDINGS =
      Map.of(
          "counter", List.of("_total"),
          "timer", List.of("_seconds_count", "_seconds_sum", "_seconds_max"),
          "histogram", List.of("_seconds_count", "_seconds_sum", "_seconds_max", "_seconds_bucket"),
          "gauge", List.of(""));

  static List<Path> askers() {
    List<Path> files = new ArrayList<>(Repository.files("infra/grafana/dashboards", ".json"));
    files.addAll(Repository.files("infra/prometheus/rules", ".yml"));
    return files;
  }

  @ParameterizedTest
  @MethodSource("askers")
  void whatIsAskedForIsMeasured(Path file) throws IOException {
    Set<String> told = new TreeSet<>();
    meters()
        .forEach((name, kind) ->
            ENDINGS
                .getOrDefault(kind, List.of())
                .forEach(end -> told.add(name.replace('.', '_') + end)));

    assertThat(told)
        .containsAll(
            ASKED
                .matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet()));
  }

  @Test
  void whatIsMeasuredIsDocumentedAndNothingElse() {
    Set<String> told = new TreeSet<>();
    meters()
        .forEach((name, kind) ->
            told.add(
                name.replace('.', '_')
                    + switch (kind) {
                      case "counter" -> "_total";
                      case "gauge" -> "";
                      default -> "_seconds";
                    }));

    Set<String> documented =
        DOCUMENTED
            .matcher(Repository.text("docs/operations.md"))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).isEqualTo(told);
  }

  /// Name and kind of each meter that the code registers.
  private static Map<String, String> meters() {
    List<Path> sources = new ArrayList<>(Repository.files("services", ".java"));
    sources.addAll(Repository.files("infra/edge/src/main", ".java"));
    return sources.stream()
        .filter(file -> file.toString().contains("/src/main/"))
        .flatMap(file -> {
          String text = Repository.text(Repository.ROOT.relativize(file).toString());
          return METER
              .matcher(text)
              .results()
              .map(match -> Map.entry(match.group(2), kind(match, text)));
        })
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
  }

  private static String kind(MatchResult match, String text) {
    String kind = match.group(1).replaceAll("\\s*\\.builder", "").toLowerCase(Locale.ROOT);
    int end = text.indexOf(';', match.end());
    boolean histogram = text.substring(match.end(), end).contains("publishPercentileHistogram");
    return kind.equals("timer") && histogram ? "histogram" : kind;
  }
}
