package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Forecast;
import dxpulse.contracts.types.time.Month;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.index.Bounds;
import dxpulse.kpiscoring.index.Trend;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Where an index is going: the linear trend of its newest periods, drawn on to the date of the
/// targets. Periods without an index, or for which nothing new was measured, are no points of it.
final class Outlook {
  /// How many periods back the trend looks.
  static final int REACH = 12;

  private static final int ORIGIN = Month.containing(LocalDate.of(2000, 1, 1)).firstMonth();
  private static final int LONGEST_YEARS = 50;

  private Outlook() {}

  /// @param toNewest the scores of the periods up to the last one, oldest first
  /// @param isWhole whether a score stands for a whole period; others are no points of the trend
  /// @param bounds what no index leaves; the landing value and its range do not, either
  /// @param target when the targets are to be reached
  /// @return without a landing when too little is known, or no date is left to look to; what is
  ///   known of both tells which
  static Forecast of(
      List<KpiScored> toNewest,
      Predicate<KpiScored> isWhole,
      Bounds bounds,
      @Nullable Period target) {
    KpiScored newest = toNewest.getLast();
    List<KpiScored> measured = new ArrayList<>(REACH + 1);
    List<Trend.Point> points = new ArrayList<>(REACH + 1);
    for (KpiScored score : toNewest) {
      Double index = score.index();
      if (index != null && !isOnlyCarried(score) && isWhole.test(score)) {
        measured.add(score);
        points.add(new Trend.Point(month(score.period()), index));
      }
    }
    Integer enough = points.size() < Trend.FEWEST ? null : points.size();
    Forecast none = new Forecast(target, null, null, null, null, enough);
    if (target == null || target.endMonth() <= newest.period().endMonth()) {
      return none;
    }
    return Trend.through(points)
        .map(trend -> {
          Trend.Expected landing = trend.at(month(target));
          return new Forecast(
              target,
              finite(bounds.clamp(landing.value())),
              finite(bounds.clamp(landing.low())),
              finite(bounds.clamp(landing.high())),
              bounds.cap() != null && bounds.cap() < 100
                  ? null
                  : attainment(trend, measured, newest.period()).orElse(null),
              points.size());
        })
        .orElse(none);
  }

  private static boolean isOnlyCarried(KpiScored score) {
    for (KpiScored.Component component : score.components()) {
      if (component.weight() > 0 && !component.carriedForward()) {
        return false;
      }
    }
    return true;
  }

  /// The first period that has reached 100 if the newest has; else the month in which the trend
  /// does, the next one at the earliest.
  private static Optional<Period> attainment(Trend trend, List<KpiScored> measured, Period newest) {
    Double last = measured.getLast().index();
    if (last != null && last >= 100) {
      return measured.stream()
          .filter(score -> score.index() != null && score.index() >= 100)
          .findFirst()
          .map(score -> Month.containing(score.period().end()));
    }
    double now = month(newest);
    return trend.reaches(100).stream()
        .filter(month -> month < now + LONGEST_YEARS * 12)
        .mapToObj(month -> (Period) monthEndingAt(Math.max(month, now + 1)))
        .findFirst();
  }

  /// Months from the origin to the period's end.
  private static double month(Period period) {
    return period.endMonth() - ORIGIN;
  }

  private static Month monthEndingAt(double month) {
    return Month.numbered(ORIGIN + (int) Math.ceil(month - 1e-9) - 1);
  }

  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
