package dxpulse.publication.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.AreaNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The boundaries that are kept. With `-Ddxpulse.boundaries=` and the published file they are cut
/// anew; look at a map before they are committed.
class BoundariesTest {
  private static final Path KEPT = Path.of("src/main/resources/map/municipalities.csv");
  private static final @Nullable String PUBLISHED = System.getProperty("dxpulse.boundaries");
  private static final Pattern POINT = Pattern.compile("[ML]([0-9.]+) ([0-9.]+)");

  @Test
  void areSmallAndThoseThatTheCutGives() throws IOException {
    if (PUBLISHED != null) {
      Files.write(KEPT, CutBoundaries.cut(Path.of(PUBLISHED), "02"));
    }

    assertThat(Files.size(KEPT)).isBetween(10_000L, 40_000L);
    assertThat(Boundaries.codes()).hasSize(Files.readAllLines(KEPT).size());
  }

  @Test
  void everyMunicipalityHasANameAndAnOutlineWithinTheDrawing() {
    assertThat(Boundaries.codes())
        .hasSize(40)
        .isSorted()
        .allSatisfy(code -> assertThat(AreaNames.of(new AreaCode(code))).as(code).isPresent());
    Boundaries.all()
        .forEach((code, boundary) -> {
          assertThat(boundary.path())
              .as(code)
              .matches("(M[0-9.]+ [0-9.]+(L[0-9.]+ [0-9.]+){2,}Z)+");
          assertThat(boundary.labels()).as(code).isNotEmpty();
          assertThat(POINT.matcher(boundary.path()).results())
              .as(code)
              .allSatisfy(point -> {
                assertThat(Double.parseDouble(point.group(1))).isBetween(0.0, Boundaries.WIDTH);
                assertThat(Double.parseDouble(point.group(2))).isBetween(0.0, Boundaries.HEIGHT);
              });
        });
  }

  /// Each line between two corners belongs to one municipality, at the coast and at the border of
  /// the prefecture, or to two.
  @Test
  void neighboursShareTheirBorder() {
    Map<String, Integer> lines = new HashMap<>();
    Boundaries.all().values().stream()
        .flatMap(boundary -> lines(boundary.path()).stream())
        .forEach(line -> lines.merge(line, 1, Integer::sum));

    assertThat(lines.values()).allMatch(count -> count <= 2);
    assertThat(lines.values().stream().filter(count -> count == 2).count())
        .isGreaterThan(lines.size() / 3);
  }

  private static List<String> lines(String path) {
    List<String> lines = new ArrayList<>();
    for (String ring : path.split("Z")) {
      List<String> corners =
          POINT
              .matcher(ring)
              .results()
              .map(point -> point.group(1) + " " + point.group(2))
              .toList();
      for (int i = 0; i < corners.size(); i++) {
        String one = corners.get(i);
        String other = corners.get((i + 1) % corners.size());
        lines.add(one.compareTo(other) < 0 ? one + "-" + other : other + "-" + one);
      }
    }
    return lines;
  }
}
