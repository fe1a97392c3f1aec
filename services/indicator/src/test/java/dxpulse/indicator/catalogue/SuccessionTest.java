package dxpulse.indicator.catalogue;

import static dxpulse.indicator.SampleDefinitions.AOMORI;
import static dxpulse.indicator.SampleDefinitions.TRAINED;
import static dxpulse.indicator.SampleDefinitions.ratio;
import static dxpulse.indicator.SampleDefinitions.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.time.FiscalYear;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuccessionTest {
  private static final Version PLAN = version("75", 2024, null);
  private static final Version MIDTERM = version("90", 2026, null);

  @Test
  void aLaterBeginningTakesOver() {
    assertThat(Succession.overlap(List.of(PLAN), MIDTERM)).isEmpty();
    assertThat(Succession.overlap(List.of(PLAN), version("80", 2024, null)))
        .as("the same years are corrected")
        .isEmpty();
  }

  @Test
  void whatRunsIntoALaterBeginningOverlaps() {
    assertThat(Succession.overlap(List.of(PLAN, MIDTERM), version("80", 2024, null)))
        .contains(new Succession.Overlap(new FiscalYear(2026), MIDTERM));
    assertThat(Succession.overlap(List.of(PLAN, MIDTERM), version("80", 2024, 2026)))
        .contains(new Succession.Overlap(new FiscalYear(2026), MIDTERM));
    assertThat(Succession.overlap(List.of(PLAN, MIDTERM), version("80", 2024, 2025))).isEmpty();
    assertThat(Succession.overlap(List.of(PLAN), version("80", 2020, null)))
        .as("also before the first")
        .contains(new Succession.Overlap(new FiscalYear(2024), PLAN));
  }

  @Test
  void whatHoldsForNoYearAnyMoreIsNoOverlap() {
    Version over = version("85", 2025, null);

    assertThat(Succession.overlap(List.of(MIDTERM, over), version("80", 2025, null))).isEmpty();
  }

  @Test
  void everyYearIsInForceForOneVersion() {
    Version over = version("85", 2026, 2027);
    List<Version> versions = List.of(PLAN, MIDTERM, over);

    assertThat(Succession.yearsInForce(versions, PLAN))
        .containsExactly(years(2024, 2025), years(2028, null));
    assertThat(Succession.yearsInForce(versions, MIDTERM)).as("replaced for good").isEmpty();
    assertThat(Succession.yearsInForce(versions, over)).containsExactly(years(2026, 2027));
    assertThat(Succession.yearsInForce(List.of(PLAN, version("70", 2020, 2022)), PLAN))
        .as("years on end are told as one")
        .containsExactly(years(2024, null));
  }

  private static Succession.Years years(int from, @Nullable Integer to) {
    return new Succession.Years(new FiscalYear(from), to == null ? null : new FiscalYear(to));
  }

  @Test
  void aRepeatOfWhatHoldsSaysNothingNewEvenLate() {
    IndicatorDefined both = defined(PLAN, MIDTERM);

    assertThat(DefineIndicator.outcome(AOMORI, TRAINED, both, version("75.0", 2024, null)))
        .isEqualTo(new DefineIndicator.Outcome(both, false, false));
    assertThat(DefineIndicator.outcome(AOMORI, TRAINED, both, MIDTERM).changed()).isFalse();
  }

  @Test
  void aReturnToWhatWasReplacedIsAChange() {
    IndicatorDefined replaced = defined(PLAN, version("80", 2024, null));

    assertThat(DefineIndicator.outcome(AOMORI, TRAINED, replaced, PLAN).changed()).isTrue();
  }

  @Test
  void anOverlapIsNotDefined() {
    assertThatThrownBy(() ->
            DefineIndicator.outcome(
                AOMORI, TRAINED, defined(PLAN, MIDTERM), version("80", 2024, null)))
        .isInstanceOf(DefineIndicator.Overlapping.class);
  }

  @Test
  void aChangeStartsFromTheVersionOfItsYears() {
    IndicatorDefined both = defined(PLAN, MIDTERM);

    assertThat(Succession.basis(both, new FiscalYear(2025)).version()).isEqualTo(1);
    assertThat(Succession.basis(both, new FiscalYear(2027)).version()).isEqualTo(2);
    assertThat(Succession.basis(both, new FiscalYear(2020)).version()).isEqualTo(2);
    assertThat(Succession.basis(both, null).version()).isEqualTo(2);
  }

  @Test
  void onlyWhatHoldsForSomeYearIsInForce() {
    assertThat(Succession.inForce(defined(PLAN, MIDTERM)))
        .extracting(Version::version)
        .containsExactly(1, 2);
    assertThat(Succession.inForce(defined(PLAN, version("80", 2024, null))))
        .extracting(Version::version)
        .containsExactly(2);
    // It ends the first one, too: what was replaced never holds again.
    assertThat(Succession.inForce(defined(PLAN, version("80", 2024, 2025))))
        .extracting(Version::version)
        .containsExactly(2);
  }

  private static IndicatorDefined defined(Version... versions) {
    IndicatorDefined defined =
        DefineIndicator.outcome(AOMORI, TRAINED, null, versions[0]).definition();
    for (Version version : List.of(versions).subList(1, versions.length)) {
      defined = DefineIndicator.outcome(AOMORI, TRAINED, defined, version).definition();
    }
    return defined;
  }

  private static Version version(String target, int from, @Nullable Integer to) {
    return dxpulse.indicator.SampleDefinitions.version(
        0,
        Frequency.MONTH,
        Direction.HIGHER_IS_BETTER,
        null,
        List.of(target(2028, target)),
        ratio(),
        from,
        to);
  }
}
