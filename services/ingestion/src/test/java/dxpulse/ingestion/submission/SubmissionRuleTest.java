package dxpulse.ingestion.submission;

import static dxpulse.ingestion.SampleIndicators.AOMORI;
import static dxpulse.ingestion.SampleIndicators.cloudStage;
import static dxpulse.ingestion.SampleIndicators.defined;
import static dxpulse.ingestion.SampleIndicators.onlineRate;
import static dxpulse.ingestion.SampleIndicators.trained;
import static dxpulse.ingestion.SampleIndicators.version;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.edge.DraftReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// One case for each rule, and what keeps it.
class SubmissionRuleTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
  private static final Caller CLERK = caller(Role.CLERK, "dx-promotion");
  private static final Caller FEED = caller(Role.FEED, "");
  private static final IndicatorDefined TRAINED = trained("I19");

  @Test
  void aFigureThatFitsBreaksNothing() {
    assertThat(broken(body("'value': 42.5"), TRAINED, CLERK)).isEmpty();
    assertThat(broken(body("'numerator': 1, 'denominator': 2"), onlineRate("I15"), CLERK))
        .isEmpty();
    assertThat(broken(body("'stage': '試行'"), cloudStage("I20"), CLERK)).isEmpty();
    assertThat(broken(body("'value': 1, 'area': '022012'"), TRAINED, CLERK)).isEmpty();
  }

  @Test
  void unknownIndicator() {
    assertThat(broken(body("'value': 1"), null, CLERK))
        .containsExactly("UNKNOWN_INDICATOR /indicator");
  }

  @Test
  void wrongDepartment() {
    assertThat(broken(body("'value': 1"), TRAINED, caller(Role.CLERK, "agriculture")))
        .containsExactly("WRONG_DEPARTMENT /indicator");
    assertThat(broken(body("'value': 1"), TRAINED, caller(Role.OFFICE, "agriculture"))).isEmpty();
    assertThat(broken(body("'value': 1"), TRAINED, FEED)).isEmpty();
  }

  @Test
  void periodDoesNotFit() {
    assertThat(broken(of("FY2024", "'value': 1"), TRAINED, CLERK))
        .containsExactly("PERIOD_DOES_NOT_FIT /period");
    assertThat(broken(of("2024-06", "'value': 1"), TRAINED, CLERK)).as("finer").isEmpty();
  }

  @Test
  void aPeriodIsJudgedByTheVersionThatIsValidForIt() {
    IndicatorDefined yearlyThenQuarterly =
        defined(
            "I19",
            version(1, Frequency.YEAR, Accumulation.FLOW, 2020, 2023),
            version(2, Frequency.QUARTER, Accumulation.FLOW, 2024, null));

    assertThat(broken(of("FY2023", "'value': 1"), yearlyThenQuarterly, CLERK)).isEmpty();
    assertThat(broken(of("FY2024", "'value': 1"), yearlyThenQuarterly, CLERK))
        .containsExactly("PERIOD_DOES_NOT_FIT /period");
  }

  @Test
  void periodLiesAhead() {
    assertThat(broken(of("2026-08", "'value': 1"), TRAINED, CLERK))
        .containsExactly("PERIOD_LIES_AHEAD /period");
    assertThat(broken(of("2026-07", "'value': 1"), TRAINED, CLERK)).as("it runs").isEmpty();
  }

  @Test
  void periodTooEarly() {
    assertThat(broken(of("1950-03", "'value': 1"), TRAINED, CLERK))
        .containsExactly("PERIOD_TOO_EARLY /period");
    assertThat(broken(of("1900-01", "'value': 1"), TRAINED, CLERK))
        .containsExactly("PERIOD_TOO_EARLY /period");
    assertThat(broken(of("1950-04", "'value': 1"), TRAINED, CLERK)).isEmpty();
  }

  @Test
  void areaLiesOutside() {
    assertThat(broken(body("'value': 1, 'area': '032018'"), TRAINED, CLERK))
        .containsExactly("AREA_LIES_OUTSIDE /area");
  }

  @Test
  void oneKindOfFigure() {
    assertThat(broken(body("'note': 'nothing'"), TRAINED, CLERK))
        .containsExactly("ONE_KIND_OF_FIGURE /value");
    assertThat(
            broken(body("'value': 1, 'numerator': 1, 'denominator': 2"), onlineRate("I15"), CLERK))
        .containsExactly("ONE_KIND_OF_FIGURE /value");
  }

  /// Bodies are held to it when they are read; feeds and files make their figures themselves.
  @Test
  void aNumberOfNoReasonableSizeIsRefusedWhereItStands() {
    assertThat(breaches(figures("1E+98", null, null)))
        .extracting(breach -> breach.pointer() + " " + breach.value())
        .containsExactly("/value 1E+98");
    assertThat(breaches(figures(null, "1E+30", "1E-40")))
        .extracting(breach -> breach.rule() + " " + breach.pointer())
        .containsExactly("NUMBER_TOO_LARGE /numerator", "NUMBER_TOO_LARGE /denominator");
    assertThat(breaches(figures("9.99E+29", null, null))).isEmpty();
  }

  private static List<SubmissionRule.Breach> breaches(Draft draft) {
    return SubmissionRule.breachesOf(
        draft, draft.value() == null ? onlineRate("I19") : TRAINED, Set.of(), FEED, TODAY);
  }

  private static Draft figures(
      @Nullable String value, @Nullable String numerator, @Nullable String denominator) {
    return new Draft(
        TRAINED.code(),
        null,
        Period.parse("FY2024-Q1"),
        number(value),
        number(numerator),
        number(denominator),
        null,
        ValueStatus.FINAL,
        false,
        null,
        null);
  }

  private static @Nullable BigDecimal number(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  @Test
  void countsComeTogether() {
    assertThat(broken(body("'numerator': 1"), onlineRate("I15"), CLERK))
        .containsExactly("COUNTS_COME_TOGETHER /denominator");
    assertThat(broken(body("'denominator': 1"), onlineRate("I15"), CLERK))
        .containsExactly("COUNTS_COME_TOGETHER /numerator");
  }

  @Test
  void countsAreNotNegative() {
    assertThat(broken(body("'numerator': -1, 'denominator': 2"), onlineRate("I15"), CLERK))
        .containsExactly("COUNTS_ARE_NOT_NEGATIVE /numerator");
    assertThat(broken(body("'numerator': 1, 'denominator': -2"), onlineRate("I15"), CLERK))
        .containsExactly("COUNTS_ARE_NOT_NEGATIVE /denominator");
    assertThat(broken(body("'numerator': -1, 'denominator': -2"), onlineRate("I15"), CLERK))
        .containsExactly(
            "COUNTS_ARE_NOT_NEGATIVE /numerator", "COUNTS_ARE_NOT_NEGATIVE /denominator");
    assertThat(broken(body("'numerator': 0, 'denominator': 0"), onlineRate("I15"), CLERK))
        .as("a month in which nobody applied")
        .isEmpty();
  }

  @Test
  void countsBelongToARate() {
    assertThat(broken(body("'numerator': 1, 'denominator': 2"), TRAINED, CLERK))
        .containsExactly("COUNTS_BELONG_TO_A_RATE /numerator");
  }

  @Test
  void stageIsGiven() {
    assertThat(broken(body("'value': 75"), cloudStage("I20"), CLERK))
        .containsExactly("STAGE_IS_GIVEN /stage");
  }

  @Test
  void stageIsKnown() {
    assertThat(broken(body("'stage': '夢'"), cloudStage("I20"), CLERK))
        .containsExactly("STAGE_IS_KNOWN /stage");
    assertThat(broken(body("'stage': '試行'"), TRAINED, CLERK))
        .containsExactly("STAGE_IS_KNOWN /stage");
  }

  @Test
  void samplesAreNotTypedByClerks() {
    assertThat(broken(body("'value': 1, 'sample': true"), TRAINED, CLERK))
        .containsExactly("SAMPLES_ARE_NOT_TYPED_BY_CLERKS /sample");
    assertThat(broken(body("'value': 1, 'sample': true"), TRAINED, FEED)).isEmpty();
  }

  /// Each breach tells what stands there, unless nothing does, and what would be right.
  @Test
  void everyBreachNamesTheValueAndWhatIsExpected() {
    assertThat(told(body("'value': 1"), null, CLERK))
        .containsExactly("I19 → an indicator that is defined");
    assertThat(told(body("'value': 1"), TRAINED, caller(Role.CLERK, "agriculture")))
        .containsExactly("I19 → an indicator of the department agriculture");
    assertThat(told(of("FY2024", "'value': 1"), TRAINED, CLERK))
        .containsExactly("FY2024 → QUARTER or finer");
    assertThat(told(of("2026-08", "'value': 1"), TRAINED, CLERK))
        .containsExactly("2026-08 → a period that begins on 2026-07-01 or before");
    assertThat(told(of("1950-03", "'value': 1"), TRAINED, CLERK))
        .containsExactly("1950-03 → 1950-04 or later");
    assertThat(told(body("'value': 1, 'area': '032018'"), TRAINED, CLERK))
        .containsExactly("032018 → 020001, or an area of its prefecture");
    assertThat(told(body("'note': 'nothing'"), TRAINED, CLERK))
        .containsExactly("null → value, or numerator and denominator, or stage");
    assertThat(told(body("'value': 1, 'stage': '試行'"), cloudStage("I20"), CLERK))
        .containsExactly(
            "value 1, stage 試行 → value, or numerator and denominator, or stage", "1 → 試行, 本稼働");
    assertThat(told(body("'numerator': 1"), onlineRate("I15"), CLERK))
        .containsExactly("null → a number");
    assertThat(told(body("'numerator': -1, 'denominator': 2"), onlineRate("I15"), CLERK))
        .containsExactly("-1 → 0 or more");
    assertThat(told(body("'numerator': 1, 'denominator': 2"), TRAINED, CLERK))
        .containsExactly("1 → value; counts belong to RATE");
    assertThat(told(body("'stage': '夢'"), cloudStage("I20"), CLERK)).containsExactly("夢 → 試行, 本稼働");
    assertThat(told(body("'stage': '試行'"), TRAINED, CLERK)).containsExactly("試行 → value");
    assertThat(told(body("'value': 1, 'sample': true"), TRAINED, CLERK))
        .containsExactly("true → false");
  }

  @Test
  void aLongValueIsToldShortly() {
    assertThat(told(body("'stage': '%s'".formatted("長".repeat(2000))), TRAINED, CLERK))
        .containsExactly("長".repeat(60) + "… → value");
  }

  @Test
  void whatWouldBeRightIsSaidInJapaneseAndInEnglish() {
    assertThat(right(body("'value': 1"), null))
        .containsExactly("登録されている指標のコード（例：I05） / an indicator that is defined");
    assertThat(right(body("'numerator': -1, 'denominator': 2"), onlineRate("I15")))
        .containsExactly("0以上の数 / 0 or more");
    assertThat(right(body("'numerator': 1, 'denominator': 2"), TRAINED))
        .containsExactly("値だけ（分子と分母は割合の指標で使います） / value; counts belong to RATE");
    assertThat(right(body("'stage': '夢'"), cloudStage("I20")))
        .as("names of stages are in one language")
        .containsExactly("試行, 本稼働");
  }

  private static List<String> right(String json, @Nullable IndicatorDefined indicator) {
    return SubmissionRule.breachesOf(draft(json), indicator, Set.of(), CLERK, TODAY).stream()
        .map(SubmissionRule.Breach::right)
        .toList();
  }

  private static List<String> told(
      String json, @Nullable IndicatorDefined indicator, Caller caller) {
    return SubmissionRule.breachesOf(draft(json), indicator, Set.of(), caller, TODAY).stream()
        .map(breach -> breach.value() + " → " + breach.expected().english())
        .toList();
  }

  @Test
  void whatCouldNotBeReadIsNotJudgedAndTheRestIs() {
    Draft sketch = draft(of("1900-01", "'value': 1"));

    assertThat(SubmissionRule.breachesOf(sketch, null, Set.of("period", "value"), CLERK, TODAY))
        .extracting(breach -> breach.rule().name())
        .containsExactly("UNKNOWN_INDICATOR");
  }

  private static List<String> broken(
      String json, @Nullable IndicatorDefined indicator, Caller caller) {
    return SubmissionRule.breachesOf(draft(json), indicator, Set.of(), caller, TODAY).stream()
        .map(breach -> breach.rule() + " " + breach.pointer())
        .toList();
  }

  private static Draft draft(String json) {
    return new DraftReader(HttpFormat.mapper().readTree(json), "").draft().orElseThrow();
  }

  private static String body(String members) {
    return of("FY2024-Q1", members);
  }

  private static String of(String period, String members) {
    return "{'indicator': 'I19', 'period': '%s', %s}".formatted(period, members).replace('\'', '"');
  }

  private static Caller caller(Role role, String department) {
    return new Caller("somebody", "Somebody", AOMORI, department, Set.of(role));
  }
}
