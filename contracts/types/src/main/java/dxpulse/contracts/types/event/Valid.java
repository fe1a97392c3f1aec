package dxpulse.contracts.types.event;

import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A version of a definition that is for some fiscal years.
public sealed interface Valid permits IndicatorDefined.Version, KpiDefined.Version {
  /// Its number: 1 is the oldest.
  int version();

  /// First fiscal year that it is for.
  FiscalYear validFrom();

  /// Last fiscal year, or open.
  @Nullable FiscalYear validTo();

  /// Whether a period lies wholly in its years.
  default boolean isValidFor(Period period) {
    FiscalYear last = validTo();
    return period.firstMonth() >= validFrom().firstMonth()
        && (last == null || period.endMonth() <= last.endMonth());
  }

  /// Whether a newer version takes the place of another one for good: it is for the first year of
  /// that one, so that its end is the end of both. A newer version that begins later leaves the
  /// years before it to the older one, and those after it if it ends.
  private static boolean isReplaced(Valid version, Valid newer) {
    FiscalYear last = newer.validTo();
    return newer.validFrom().compareTo(version.validFrom()) <= 0
        && (last == null || last.compareTo(version.validFrom()) >= 0);
  }

  /// The newest version that is valid for a period and was not replaced by a newer one.
  ///
  /// @param versions in the order of their version numbers
  static <V extends Valid> Optional<V> inForce(List<V> versions, Period period) {
    for (int i = versions.size() - 1; i >= 0; i--) {
      V version = versions.get(i);
      if (version.isValidFor(period) && !isReplaced(versions, i)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  /// The version that is in force for a period, or else the nearest: values reach back before the
  /// plan and go on after it. After every validity the version that was valid last holds, before
  /// them the earliest.
  ///
  /// @param versions at least one, in the order of their version numbers
  static <V extends Valid> V inForceOrNearest(List<V> versions, Period period) {
    Optional<V> inForce = inForce(versions, period);
    if (inForce.isPresent()) {
      return inForce.get();
    }
    V last = null;
    V earliest = null;
    for (int i = versions.size() - 1; i >= 0; i--) {
      V version = versions.get(i);
      if (isReplaced(versions, i)) {
        continue;
      }
      if (version.validFrom().firstMonth() <= period.firstMonth() && endsLater(version, last)) {
        last = version;
      }
      if (earliest == null || version.validFrom().compareTo(earliest.validFrom()) < 0) {
        earliest = version;
      }
    }
    return last != null ? last : earliest != null ? earliest : versions.getLast();
  }

  private static boolean isReplaced(List<? extends Valid> versions, int at) {
    for (int i = at + 1; i < versions.size(); i++) {
      if (isReplaced(versions.get(at), versions.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsLater(Valid version, @Nullable Valid other) {
    FiscalYear end = version.validTo();
    if (other == null || end == null) {
      return other == null;
    }
    FiscalYear otherEnd = other.validTo();
    return otherEnd != null && end.compareTo(otherEnd) > 0;
  }
}
