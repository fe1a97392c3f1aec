package dxpulse.publication.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartRulesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.34, '0 0.1 0.2 0.3 0.4'",
    "0, 0.7, '0 0.2 0.4 0.6 0.8'",
    "-0.3, 0.3, '-0.4 -0.2 0 0.2 0.4'",
    "0, 100, '0 50 100'",
    "0, 100.1, '0 50 100 150'",
    "0, 260.4, '0 100 200 300'",
    "0, 401, '0 200 400 600'",
    "-1, 100, '-50 0 50 100'",
    "-62, 100, '-100 -50 0 50 100'",
    "-900, 100, '-1000 -500 0 500'",
    "0, 1000000000, '0 5E+8 1E+9'",
  })
  void marksStandOneTwoOrFiveTimesAPowerOfTenApart(double least, double most, String marks) {
    assertThat(Axis.covering(least, most).marks().stream().map(Axis::label))
        .containsExactly(marks.split(" "));
  }

  @Test
  void noAxisHasMoreThanSixMarksAndEveryAxisCoversItsFigures() {
    for (double most = 100; most < 1e300; most *= 1.37) {
      for (double least : new double[] {0, -0.1, -most / 3, -most, -1e15}) {
        Axis axis = Axis.covering(least, most);

        assertThat(axis.marks()).as(least + " to " + most).hasSizeBetween(3, 6);
        assertThat(axis.share(least)).isBetween(-1e-9, 1 + 1e-9);
        assertThat(axis.share(most)).isBetween(-1e-9, 1 + 1e-9);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refuseNumbersThatHaveNoPlace(double number) {
    String said = "expected: a finite number";
    assertThatThrownBy(() -> new LineChart.Point("1Q", "R6", number, "", false))
        .hasMessageContaining("R6 1Q")
        .hasMessageContaining(said);
    assertThatThrownBy(() -> new Bars.Bar("支援件数", number, "")).hasMessageContaining("支援件数");
    assertThatThrownBy(() -> Bars.share(number)).hasMessageContaining(said);
    assertThatThrownBy(() -> new Ring("ring-K1", "", "", number, "", ""))
        .hasMessageContaining("ring-K1");
  }

  @Test
  void refuseCountsBelowZeroAndPhasesThatEndBeforeTheyBegin() {
    assertThatThrownBy(() -> new Donut.Part("fill-behind", -1)).hasMessageContaining("0 or more");
    assertThatThrownBy(() -> new Gantt.Row("", "設計", 2, 1, Gantt.Edge.FIRM))
        .hasMessageContaining("設計");
  }

  @Test
  void theTargetKeepsItsLineHoweverFarTheFiguresAre() {
    for (double figure : new double[] {0, 64, 450, 1e9, -1e9, 1e300}) {
      LineChart chart =
          new LineChart(
              "l", "", "", "目標", List.of(new LineChart.Point("", "", figure, "", false)), 348);

      assertThat(chart.svg()).containsOnlyOnce("class=\"goal\"").containsOnlyOnce(">100</text>");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FY20, '11 13 15 17 19'",
    "H, '11 12 13 14 15 16 17 18 19'",
  })
  void namesOfYearsThatWouldTouchAreLeftOutFromTheNewestOn(String prefix, String named) {
    List<LineChart.Point> years =
        IntStream.rangeClosed(11, 19)
            .mapToObj(year -> new LineChart.Point("", prefix + year, 1.0, "1", false))
            .toList();
    String svg = new LineChart("l", "", "", "目標", years, 400).svg();

    assertThat(
            Pattern.compile(">" + prefix + "(\\d\\d)</text>")
                .matcher(svg)
                .results()
                .map(found -> found.group(1)))
        .containsExactly(named.split(" "));
  }

  /// 40 letters of 12 units each.
  @Test
  void aLongNameBeginsAndEndsWithinTheDrawing() {
    String name = "指".repeat(40);
    Bars bars =
        new Bars("b", "", "", List.of(new Bars.Bar(name, 1, ""), new Bars.Bar(name, -1, "")));

    assertThat(bars.svg())
        .contains(" x=\"120\" y=\"13\">" + name)
        .contains("class=\"end\" x=\"480\" y=\"47\">" + name);
  }

  /// A drawing of 600 has room for 50 of these letters, one of 348 for 28.
  @Test
  void aNameThatIsWiderThanTheDrawingSaysThatItGoesOn() {
    String name = "指".repeat(60);
    Bars bars = new Bars("b", "", "", List.of(new Bars.Bar(name, 1, "")));
    PairedBars pairs =
        new PairedBars("p", "", "", "", List.of(new PairedBars.Row(name, 1.0, "", 2.0, "")));

    assertThat(bars.svg()).contains(" x=\"0\" y=\"13\">" + "指".repeat(49) + "…</text>");
    assertThat(pairs.svg()).contains(">" + "指".repeat(27) + "…</text>");
  }

  @Test
  void aNameThatFitsIsWhole() {
    String name = "指".repeat(28);
    PairedBars pairs =
        new PairedBars("p", "", "", "", List.of(new PairedBars.Row(name, 1.0, "", 2.0, "")));

    assertThat(pairs.svg()).contains(">" + name + "</text>");
  }
}
