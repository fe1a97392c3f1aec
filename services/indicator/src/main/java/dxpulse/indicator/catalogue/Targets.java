package dxpulse.indicator.catalogue;

import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import java.math.BigDecimal;

/// Goes through the targets of a version, each with the pointer to its place.
final class Targets {
  private Targets() {}

  interface TargetLook {
    void at(Target target, String pointer);
  }

  interface NumberLook {
    void at(BigDecimal value, String pointer);
  }

  interface DistanceLook {
    void at(BigDecimal baseline, Target target, String pointer);
  }

  static void eachTarget(Version version, TargetLook look) {
    for (int i = 0; i < version.targets().size(); i++) {
      look.at(version.targets().get(i), "/targets/" + i);
    }
  }

  static void eachNumber(Version version, NumberLook look) {
    eachTarget(
        version,
        (target, at) -> {
          if (target.value() != null) {
            look.at(target.value(), at);
          }
        });
  }

  /// The targets that are measured from the baseline, if there is one.
  static void eachDistance(Version version, DistanceLook look) {
    DatedValue baseline = version.baseline();
    if (version.normalisation().method() == NormalisationMethod.DISTANCE && baseline != null) {
      eachTarget(version, (target, at) -> look.at(baseline.value(), target, at));
    }
  }
}
