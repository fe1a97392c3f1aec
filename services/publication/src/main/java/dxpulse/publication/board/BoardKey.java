package dxpulse.publication.board;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import org.jspecify.annotations.Nullable;

/// A board of a period.
///
/// @param board `overview`, the code of a field, `kpi/{code}` or `roadmap`
public record BoardKey(String board, Granularity granularity, Period period) {
  public static final String OVERVIEW = "overview";
  public static final String ROADMAP = "roadmap";
  private static final String KPI = "kpi/";
  private static final String INDICATOR = "indicator/";

  /// What listens to the pages of all indicators.
  public static final String EVERY_INDICATOR = INDICATOR + "*";

  /// The name under which changes of an indicator's page are told; it is no board.
  public static String of(IndicatorCode indicator) {
    return INDICATOR + indicator;
  }

  /// The name of a KPI's boards.
  static String of(KpiCode kpi) {
    return KPI + kpi;
  }

  static BoardKey of(KpiCode kpi, Granularity granularity, Period period) {
    return new BoardKey(of(kpi), granularity, period);
  }

  static BoardKey of(Field field, Granularity granularity, Period period) {
    return new BoardKey(field.code(), granularity, period);
  }

  /// The KPI code of a KPI board's name, or null.
  static @Nullable String kpiIn(String board) {
    return board.startsWith(KPI) ? board.substring(KPI.length()) : null;
  }

  /// Whether it shows one KPI and no other.
  boolean isOfOneKpi() {
    return board.startsWith(KPI);
  }

  /// Reads the text form.
  public static BoardKey parse(String text) {
    String[] parts = text.split(":", 3);
    return new BoardKey(
        parts[0], Granularity.ofCode(parts[1]).orElseThrow(), Period.parse(parts[2]));
  }

  /// The text form, as it stands in cache keys.
  @Override
  public String toString() {
    return board + ":" + granularity.code() + ":" + period;
  }
}
