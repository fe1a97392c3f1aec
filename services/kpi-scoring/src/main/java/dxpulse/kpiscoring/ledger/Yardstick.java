package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.index.Normalisation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How an indicator is measured in a stretch of periods for which nothing of it changes: the same
/// version of its definition, the same target in force, and no path between targets. Most plans
/// have one for many years.
///
/// @param inForce the target in force
/// @param isReference whether the indicator is only shown
/// @param target what is to be reached in numbers
/// @param normalisation how values are measured, or in `notScored` why they cannot be
/// @param span the periods that it is for
record Yardstick(
    IndicatorDefined.Version version,
    @Nullable Target inForce,
    boolean isReference,
    @Nullable BigDecimal target,
    @Nullable Normalisation normalisation,
    @Nullable NotScoredReason notScored,
    Span span) {
  private static final int YEAR = 12;
  private static final int APRIL = 3;

  /// Periods that begin in a month or later, and end after one and by another one, as
  /// [Period#firstMonth()] counts.
  record Span(int begin, int after, int until) {
    static final Span NONE = new Span(0, 0, 0);

    boolean has(Stretch period) {
      return period.end() > after && period.end() <= until && period.first() >= begin;
    }

    Span within(int otherAfter, int otherUntil) {
      return new Span(begin, Math.max(after, otherAfter), Math.min(until, otherUntil));
    }
  }

  /// How an indicator is measured in a period, and in others like it.
  static Yardstick of(IndicatorDefined definition, Stretch stretch) {
    Period period = stretch.period();
    IndicatorDefined.Version version = definition.versionFor(period);
    Target inForce = version.targetInForce(period).orElse(null);
    Method.Scale scale = Method.scaleFor(version, inForce, period);
    return new Yardstick(
        version,
        inForce,
        Method.isReference(version, inForce),
        Method.targetFor(version, inForce, period),
        scale instanceof Method.Scale.By(var normalisation) ? normalisation : null,
        scale instanceof Method.Scale.None(var reason) ? reason : null,
        Method.isOnAPath(version)
            ? Span.NONE
            : sameTarget(version, inForce, sameVersion(definition, stretch)));
  }

  /// Versions change with fiscal years.
  private static Span sameVersion(IndicatorDefined definition, Stretch period) {
    if (definition.versions().size() == 1) {
      return new Span(Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    int begin = period.first() - Math.floorMod(period.first() - APRIL, YEAR);
    return period.end() <= begin + YEAR ? new Span(begin, begin, begin + YEAR) : Span.NONE;
  }

  private static Span sameTarget(
      IndicatorDefined.Version version, @Nullable Target inForce, Span span) {
    Span left = span;
    for (Target target : version.targets()) {
      int end = target.period().endMonth();
      if (target == inForce) {
        return target == version.targets().getLast() ? left : left.within(left.after(), end);
      }
      left = left.within(end, left.until());
    }
    return left;
  }
}
