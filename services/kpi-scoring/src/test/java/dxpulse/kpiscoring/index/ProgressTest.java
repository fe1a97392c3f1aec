package dxpulse.kpiscoring.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dxpulse.contracts.types.event.KpiScored.Pace;
import dxpulse.contracts.types.event.KpiScored.Pace.Band;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ProgressTest {
  static Stream<Arguments> cases() {
    return ScoringVectorsTest.cases("progress");
  }

  /// Results that were made independently of this project.
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void agreesWithTheVectorsOnHowFarAValueHasCome(String id, JsonNode vector) {
    BigDecimal baseline = new BigDecimal(vector.get("baseline").asString());
    BigDecimal target = new BigDecimal(vector.get("target").asString());
    BigDecimal value = new BigDecimal(vector.get("value").asString());
    int begin = vector.get("baseline_year").asInt();
    long passed = 12L * (vector.get("year").asInt() - begin);
    long whole = 12L * (vector.get("target_year").asInt() - begin);
    JsonNode linear = vector.get("linear");

    Optional<Progress> progress = progress(baseline, target, value, passed, whole);

    if (linear.get("attainment").isNull()) {
      assertThat(progress).isEmpty();
      return;
    }
    double due = progress.orElseThrow().due();
    double covered = progress.orElseThrow().covered();
    assertClose(100 * due, linear.get("expected_attainment_by_now"));
    assertClose(100 * covered, linear.get("attainment"));
    assertClose(100 * (covered - due), linear.get("gap_points"));
  }

  /// A line of three points through baseline and value goes on as the vectors' line of two.
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void agreesWithTheVectorsOnWhereALineLeads(String id, JsonNode vector) {
    double begin = vector.get("baseline_year").asDouble();
    double now = vector.get("year").asDouble();
    double baseline = vector.get("baseline").asDouble();
    double value = vector.get("value").asDouble();
    Trend trend =
        Trend.through(
                List.of(
                    new Trend.Point(begin, baseline),
                    new Trend.Point((begin + now) / 2, (baseline + value) / 2),
                    new Trend.Point(now, value)))
            .orElseThrow();
    JsonNode linear = vector.get("linear");

    Trend.Expected landing = trend.at(vector.get("target_year").asDouble());

    assertClose(landing.value(), linear.get("projected_value"));
    assertThat(landing.high() - landing.low()).isCloseTo(0, within(1e-6));
    if (vector.get("direction").asInt() > 0 && !linear.get("year_target_is_reached").isNull()) {
      assertThat(trend.reaches(vector.get("target").asDouble()).orElseThrow())
          .isCloseTo(linear.get("year_target_is_reached").asDouble(), within(1e-4));
    }
  }

  /// From 0 to 100 in 48 months, of which 24 have passed: 50 is due.
  @ParameterizedTest
  @CsvSource({
    "100, ACHIEVED, 2.0, 24, ",
    "47.5, ON_TRACK, 0.95, -1.2, 2.1875",
    "47.4, NEEDS_ACCELERATION, 0.948, -1.248, 2.19166666667",
    "30, NEEDS_ACCELERATION, 0.6, -9.6, 2.91666666667",
    "29.9, BEHIND, 0.598, -9.648, 2.92083333333",
    "0, BEHIND, 0, -24, 4.16666666667",
    "-1, WORSENED, -0.02, -24.48, 4.20833333333"
  })
  void toldAsABandBesideTheStraightLine(
      double value, Band band, double ratio, double ahead, Double required) {
    Pace pace = progress(0, 100, value, 24, 48).orElseThrow().pace();

    assertThat(pace.band()).isEqualTo(band);
    assertThat(pace.expected()).isEqualTo(50);
    assertThat(pace.ratio()).isCloseTo(ratio, within(1e-9));
    assertThat(pace.monthsAhead()).isCloseTo(ahead, within(1e-9));
    if (required == null) {
      assertThat(pace.requiredPerMonth()).isNull();
    } else {
      assertThat(pace.requiredPerMonth()).isCloseTo(required, within(1e-9));
    }
  }

  @Test
  void aFallingTargetIsMeasuredByTheSameExpression() {
    Pace pace = progress(22.2, 17.8, 20.0, 36, 72).orElseThrow().pace();

    assertThat(pace.ratio()).isCloseTo(1.0, within(1e-9));
    assertThat(pace.requiredPerMonth()).isCloseTo(-2.2 / 36, within(1e-9));
  }

  @Test
  void afterItsDateTheTargetItselfIsDue() {
    Pace pace = progress(0, 100, 80, 60, 48).orElseThrow().pace();

    assertThat(pace.ratio()).isCloseTo(0.8, within(1e-9));
    assertThat(pace.requiredPerMonth()).isNull();
  }

  @Test
  void aRunawayHidesNoFailureInAComposite() {
    Progress runaway = progress(0, 100, 500, 24, 48).orElseThrow();
    Progress failing = progress(0, 100, 5, 24, 48).orElseThrow();

    Pace pace =
        Progress.ofComposite(
                List.of(new Progress.Weighted(runaway, 1), new Progress.Weighted(failing, 1)),
                52.5,
                50.0)
            .orElseThrow();

    // (1 + 0.05) / 2 of the way where 0.5 is due: the two together, not the five of the one.
    assertThat(pace.ratio()).isCloseTo(1.05, within(1e-9));
    assertThat(pace.band()).isEqualTo(Band.ON_TRACK);
    assertThat(pace.requiredPerMonth()).isCloseTo(47.5 / 24, within(1e-9));
  }

  @Test
  void beforeAnyTimeHasPassedThereIsNoPace() {
    assertThat(progress(0, 100, 10, 0, 48)).isEmpty();
    assertThat(progress(50, 50, 50, 24, 48)).isEmpty();
  }

  @Test
  void afterItsDateATargetThatIsReachedIsNotBehind() {
    Pace pace = progress(0, 100, 100, 60, 48).orElseThrow().pace();

    assertThat(pace.band()).isEqualTo(Band.ACHIEVED);
    assertThat(pace.monthsAhead()).isCloseTo(0, within(1e-9));
  }

  /// The small step of a large figure decides the band.
  @Test
  void distancesAreTakenBetweenDecimals() {
    Pace pace =
        progress(
                new BigDecimal("350000000.1"),
                new BigDecimal("350000001.1"),
                new BigDecimal("350000000.4"),
                24,
                48)
            .orElseThrow()
            .pace();

    assertThat(pace.ratio()).isCloseTo(0.6, within(1e-12));
    assertThat(pace.band()).isEqualTo(Band.NEEDS_ACCELERATION);
  }

  @Test
  void aPathOfSeveralLinesSaysWhatIsDue() {
    Pace pace = progress(0, 50, 30, 48, 72).orElseThrow().onAPath(0.6, 48).pace();

    assertThat(pace.ratio()).isCloseTo(1, within(1e-12));
    assertThat(pace.expected()).isCloseTo(30, within(1e-12));
    assertThat(pace.monthsAhead()).isCloseTo(0, within(1e-12));
  }

  @Test
  void beforeThePathLeavesTheBaselineNothingIsDue() {
    Progress progress = progress(0, 50, 0, 12, 72).orElseThrow();

    assertThat(progress.onAPath(0, 12).pace().band()).isEqualTo(Band.ON_TRACK);
    assertThat(progress(0, 50, -1, 12, 72).orElseThrow().onAPath(0, 12).pace().band())
        .isEqualTo(Band.WORSENED);
  }

  private static Optional<Progress> progress(
      double baseline, double target, double value, long passed, long whole) {
    return progress(
        BigDecimal.valueOf(baseline),
        BigDecimal.valueOf(target),
        BigDecimal.valueOf(value),
        passed,
        whole);
  }

  private static Optional<Progress> progress(
      BigDecimal baseline, BigDecimal target, BigDecimal value, long passed, long whole) {
    return Optional.ofNullable(Progress.of(baseline, target, value, passed, whole));
  }

  private static void assertClose(double actual, JsonNode expected) {
    double wanted = expected.asDouble();
    assertThat(actual).isCloseTo(wanted, within(Math.max(1e-9, Math.abs(wanted) * 1e-9)));
  }
}
