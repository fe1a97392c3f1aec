package dxpulse.kpiscoring.streams;

import dxpulse.contracts.types.FigureSize;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.wire.UnreadableRecord;
import dxpulse.kpiscoring.ledger.OrganizationLedger;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Refuses numbers that no statistic has and no arithmetic survives, such as 1E+999999999, and
/// periods that no board reaches.
final class Acceptable {
  private Acceptable() {}

  static void check(ValueRecorded value) {
    if (!OrganizationLedger.reachesTo(value.period())) {
      throw new UnreadableRecord("period: " + value.period() + " (expected: about now)");
    }
    check("value", value.value());
    check("numerator", value.numerator());
    check("denominator", value.denominator());
  }

  static void check(IndicatorDefined definition) {
    for (IndicatorDefined.Version version : definition.versions()) {
      if (version.baseline() != null) {
        check("baseline", version.baseline().value());
      }
      version
          .targets()
          .forEach(target -> {
            check("targets", target.value());
            check("targets", target.upper());
          });
      check("lower", version.normalisation().lower());
      check("upper", version.normalisation().upper());
      if (version.normalisation().stages() != null) {
        version.normalisation().stages().values().forEach(score -> check("stages", score));
      }
    }
  }

  static void check(KpiDefined definition) {
    for (KpiDefined.Version version : definition.versions()) {
      version.components().forEach(component -> check("weight", component.weight()));
      check("cap", version.cap());
      check("floor", version.floor());
      check("minimumCoverage", version.minimumCoverage());
      if (version.maxAgeMonths() < 0 || version.maxAgeMonths() > 1200) {
        throw new UnreadableRecord("maxAgeMonths: " + version.maxAgeMonths());
      }
    }
  }

  private static void check(String what, @Nullable BigDecimal number) {
    if (number != null && !FigureSize.isReasonable(number)) {
      throw new UnreadableRecord(
          what
              + ": of size 10^"
              + ((long) number.precision() - number.scale())
              + " (expected: "
              + FigureSize.EXPECTED
              + ")");
    }
  }
}
