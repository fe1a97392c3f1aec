package dxpulse.indicator.value;

import dxpulse.contracts.types.FigureSize;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.time.Period;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Why an accepted observation cannot be recorded. Ingestion checks the same before it accepts, but
/// by what it had learnt by then.
public enum ObservationRule {
  UNKNOWN_INDICATOR("指標が登録されていません", "The indicator is not in the catalogue") {
    @Override
    boolean isBroken(ObservationSubmitted observation, @Nullable Version version) {
      return version == null;
    }
  },
  PERIOD_DOES_NOT_FIT("期間が指標の頻度より粗いです", "The period is coarser than the indicator's frequency") {
    @Override
    boolean isBroken(ObservationSubmitted observation, @Nullable Version version) {
      return version != null && !version.frequency().admits(observation.period());
    }
  },
  PERIOD_TOO_EARLY("期間が古すぎます", "The period lies before April 1950") {
    @Override
    boolean isBroken(ObservationSubmitted observation, @Nullable Version version) {
      return observation.period().start().isBefore(Period.EARLIEST);
    }
  },
  AREA_LIES_OUTSIDE("団体の地域ではありません", "The area is not in the organization's prefecture") {
    @Override
    boolean isBroken(ObservationSubmitted observation, @Nullable Version version) {
      return !observation.area().isWithin(observation.organization());
    }
  },
  NOTHING_TO_RECORD("値がありません", "There is neither a value nor counts nor a stage") {
    @Override
    boolean isBroken(ObservationSubmitted observation, @Nullable Version version) {
      boolean counts = observation.numerator() != null && observation.denominator() != null;
      return observation.value() == null && !counts && observation.stage() == null;
    }
  },
  NUMBER_TOO_LARGE("数値の桁が大きすぎます", "The figure has too many digits") {
    @Override
    boolean isBroken(ObservationSubmitted observation, @Nullable Version version) {
      return Stream.of(observation.value(), observation.numerator(), observation.denominator())
          .anyMatch(figure -> figure != null && !FigureSize.isReasonable(figure));
    }
  },
  STAGE_IS_MISSING("段階で表す指標です", "The indicator is measured by a stage, not by a number") {
    @Override
    boolean isBroken(ObservationSubmitted observation, @Nullable Version version) {
      return version != null
          && version.normalisation().method() == NormalisationMethod.STAGES
          && observation.stage() == null;
    }
  },
  UNKNOWN_STAGE("段階が登録されていません", "The stage is not in the indicator's table") {
    @Override
    boolean isBroken(ObservationSubmitted observation, @Nullable Version version) {
      return version != null
          && observation.stage() != null
          && (version.normalisation().method() != NormalisationMethod.STAGES
              || version.normalisation().stages() == null
              || !version.normalisation().stages().containsKey(observation.stage()));
    }
  };

  private final LocalizedText reason;

  ObservationRule(String japanese, String english) {
    reason = new LocalizedText(japanese, english);
  }

  public LocalizedText reason() {
    return reason;
  }

  abstract boolean isBroken(ObservationSubmitted observation, @Nullable Version version);

  /// The first rule that an observation breaks.
  ///
  /// @param version of the indicator for the observation's period, if it is known
  public static Optional<ObservationRule> brokenBy(
      ObservationSubmitted observation, @Nullable Version version) {
    return Stream.of(values()).filter(rule -> rule.isBroken(observation, version)).findFirst();
  }
}
