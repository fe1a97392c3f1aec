package dxpulse.indicator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.TargetPath;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.time.FiscalYear;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioTargetTest {
  @ParameterizedTest
  @CsvSource({
    "HIGHER_IS_BETTER,1,true",
    "HIGHER_IS_BETTER,0,false",
    "HIGHER_IS_BETTER,-1,false",
    "LOWER_IS_BETTER,1,true",
    "LOWER_IS_BETTER,0,true",
    "LOWER_IS_BETTER,-1,false"
  })
  void aRatioIsOfATargetAboveZeroAndWhereLowerIsBetterOfZeroToo(
      Direction direction, BigDecimal target, boolean kept) {
    List<Breach> breaches = DefinitionRule.breachesOf(version(direction, target), Set.of());

    assertThat(breaches)
        .extracting(Breach::rule)
        .isEqualTo(kept ? List.of() : List.of(DefinitionRule.TARGET_IS_POSITIVE_FOR_RATIO));
  }

  private static Version version(Direction direction, BigDecimal target) {
    return new Version(
        1,
        new LocalizedText("紙の申請件数", "Paper applications"),
        null,
        "件",
        0,
        direction,
        Accumulation.FLOW,
        Frequency.MONTH,
        null,
        List.of(Target.of(new FiscalYear(2028), target)),
        TargetPath.STEP,
        new Normalisation(NormalisationMethod.RATIO, null, null, null),
        false,
        "dx-promotion",
        null,
        new FiscalYear(2024),
        null,
        null,
        "office",
        Instant.EPOCH);
  }
}
