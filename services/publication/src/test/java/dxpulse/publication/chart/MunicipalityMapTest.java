package dxpulse.publication.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.publication.chart.MunicipalityMap.Area;
import dxpulse.publication.chart.MunicipalityMap.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MunicipalityMapTest {
  @ParameterizedTest
  @CsvSource({
    "7, 7-7:1",
    "'4 4 4', 4-4:3",
    "'1 2', '1-1:1 2-2:1'",
    "'1 2 3 4 5', '1-1:1 2-2:1 3-3:1 4-4:1 5-5:1'",
    "'1 2 3 4 5 6 7 8 9 10', '1-2:2 3-4:2 5-6:2 7-8:2 9-10:2'",
    "'0 0 0 0 0 0 0 1 2 3', '0-0:7 1-1:1 2-2:1 3-3:1'",
    "'0 0 0 0 0 0 1 2 3 4 5', '0-0:6 1-1:1 2-2:1 3-4:2 5-5:1'",
  })
  void classesHoldAboutAsManyFiguresEachAndEqualOnesStayTogether(String figures, String classes) {
    List<Double> numbers = Arrays.stream(figures.split(" ")).map(Double::valueOf).toList();

    assertThat(
            Shades.of(numbers).ranges().stream()
                .map(range -> Svg.n(range.from()) + "-" + Svg.n(range.to()) + ":" + range.count()))
        .containsExactly(classes.split(" "));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyFigureIsInOneClassAndClassesAreFiveAtMost(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<Double> figures = new ArrayList<>();
      int count = 1 + random.nextInt(40);
      for (int i = 0; i < count; i++) {
        figures.add((double) random.nextInt(1 + random.nextInt(60)) - 5);
      }
      Shades shades = Shades.of(figures);

      assertThat(shades.ranges()).hasSize((int) Math.min(5, figures.stream().distinct().count()));
      assertThat(shades.ranges().stream().mapToInt(Shades.Range::count).sum()).isEqualTo(count);
      for (double figure : figures) {
        assertThat(shades.ranges().stream().filter(range -> range.holds(figure))).hasSize(1);
        assertThat(shades.ranges().get(shades.of(figure)).holds(figure)).isTrue();
      }
    }
  }

  @Test
  void theLegendTellsEachClassFromHighToLowAndWhatHasNoFigure() {
    MunicipalityMap map = map(area("022012", 40.0), area("022021", 10.0), area("022039", null));

    assertThat(map.keys())
        .containsExactly(
            new Key(2, "fill-tone-4", "40.0%", "40.0%", 1),
            new Key(1, "fill-tone-2", "10.0%", "10.0%", 1),
            new Key(null, "fill-absent", "値なし", "値なし", 1));
  }

  @Test
  void aNumberIsPrintedOnEachMunicipalityThatHasAFigure() {
    String svg = map(area("022012", 40.0), area("022021", 10.0), area("022039", null)).svg();

    assertThat(svg.split("<path class=\"part ", -1)).hasSize(4);
    assertThat(svg).contains(">2</text>", ">1</text>", "<title>022039 値なし</title>");
    assertThat(svg.split("</text>", -1)).hasSize(3);
  }

  @Test
  void whatHasNoKnownBoundaryIsNotDrawnAndMovesNoClass() {
    MunicipalityMap map = map(area("022012", 40.0), area("029999", 90.0), area("032018", 1.0));

    assertThat(map.svg().split("<path class=\"part ", -1)).hasSize(2);
    assertThat(map.keys()).hasSize(1);
    assertThat(map(area("029999", 90.0)).isThere()).isFalse();
  }

  @Test
  void wordsFromOutsideAreEscaped() {
    String svg =
        new MunicipalityMap(
                "m\"",
                "<b>題</b>",
                "\"説明\" & 読み",
                "<none>",
                List.of(
                    new Area("022012", "<script>", 1.0, "1 & 2"),
                    new Area("022021", "</title>", null, "")))
            .svg();

    assertThat(svg)
        .contains("&lt;script&gt; 1 &amp; 2", "&lt;/title&gt; &lt;none&gt;", "id=\"m&quot;-t\"")
        .doesNotContain("<script", "<b>", "<none>");
  }

  @Test
  void refusesANumberThatHasNoPlace() {
    assertThatThrownBy(() -> new Area("022012", "青森市", Double.NaN, ""))
        .hasMessageContaining("青森市")
        .hasMessageContaining("expected: a finite number");
  }

  private static MunicipalityMap map(Area... areas) {
    return new MunicipalityMap("m", "題", "説明", "値なし", List.of(areas));
  }

  private static Area area(String code, @Nullable Double value) {
    return new Area(code, code, value, value + "%");
  }
}
