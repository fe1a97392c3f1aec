package dxpulse.publication.page;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.KpiScored.Cause.Kind;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.HistoryPoint;
import dxpulse.publication.board.IndexRevision;
import dxpulse.publication.board.KpiPast;
import dxpulse.publication.board.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What lies behind the board of K1: three years of quarters, and one revision of each kind.
public final class SamplePasts {
  private static final Instant RECORDED = Instant.parse("2024-07-20T03:30:00Z");

  private SamplePasts() {}

  public static KpiPast unrevised(Period period) {
    return new KpiPast(history(period), List.of(), Map.of(), Map.of());
  }

  public static KpiPast revised(Period period) {
    LocalizedText name = new LocalizedText("サポートIT企業数", null);
    return new KpiPast(
        history(period),
        List.of(
            revised(period, 3, 63.0, 64.2, Kind.REVISION, "I03", name, 2),
            revised(period.previous(), 4, 58.4, 61.1, Kind.VALUE, "I01", name, 0),
            revised(period.previous(), 3, null, 58.4, Kind.INDICATOR_DEFINITION, null, null, 0),
            revised(period.previous(), 2, 60.0, null, Kind.VALUE, null, null, 0),
            revised(
                period.previous().previous(), 2, 57.0, 55.8, Kind.KPI_DEFINITION, null, null, 0)),
        Map.of(
            period,
            Tally.of(2, false).and(Tally.of(3, true)),
            period.previous(),
            revisedEachTime(4),
            period.previous().previous(),
            revisedEachTime(2)),
        Map.of(new IndicatorCode("I01"), RECORDED));
  }

  /// Of the newest revision of the period nobody knows how many came before.
  static KpiPast partlyKnown(Period period) {
    return with(revised(period), period, Tally.of(3, true));
  }

  /// Nothing is known but that the period was scored before.
  static KpiPast unknown(Period period) {
    return with(unrevised(period), period, new Tally(9, List.of(), List.of()));
  }

  /// The period was revised far more often than is listed.
  static KpiPast more(Period period) {
    return with(revised(period), period, revisedEachTime(120));
  }

  private static KpiPast with(KpiPast past, Period period, Tally tally) {
    Map<Period, Tally> tallies = new HashMap<>(past.tallies());
    tallies.put(period, tally);
    return new KpiPast(past.history(), past.revisions(), tallies, past.recorded());
  }

  /// Every score since the first made the index another one.
  private static Tally revisedEachTime(int newest) {
    return IntStream.rangeClosed(2, newest)
        .mapToObj(revision -> Tally.of(revision, true))
        .reduce(Tally.NONE, Tally::and);
  }

  private static KpiPast.Revised revised(
      Period period,
      int revision,
      @Nullable Double before,
      @Nullable Double after,
      Kind kind,
      @Nullable String indicator,
      @Nullable LocalizedText name,
      int others) {
    return new KpiPast.Revised(
        new IndexRevision(
            Granularity.QUARTER,
            period,
            revision,
            before,
            after,
            2,
            RECORDED,
            kind,
            indicator == null ? null : new IndicatorCode(indicator),
            indicator == null ? null : period,
            others),
        name);
  }

  private static List<HistoryPoint> history(Period last) {
    List<HistoryPoint> history = new ArrayList<>();
    Period each = last;
    for (int i = 0; i < 12; i++) {
      history.addFirst(
          new HistoryPoint(each, 64.2 - i, null, false, false, false, 64.2 - i, null, null, 0));
      each = each.previous();
    }
    return history;
  }
}
