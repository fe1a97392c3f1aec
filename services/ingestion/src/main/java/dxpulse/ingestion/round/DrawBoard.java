package dxpulse.ingestion.round;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.round.WorkInHand.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Draws the board of a round from what was recorded, of its period or of finer ones within it, and
/// what is being worked at. The department of a figure is the one that its indicator's newest
/// definition names.
public final class DrawBoard {
  private static final String NOBODY = "";

  private final KnownIndicators indicators;
  private final ReportedValues values;
  private final WorkInHand work;

  public DrawBoard(KnownIndicators indicators, ReportedValues values, WorkInHand work) {
    this.indicators = indicators;
    this.values = values;
    this.work = work;
  }

  public Board of(Round round, Instant now) {
    Period period = round.asked().period();
    List<IndicatorCode> asked = round.asked().indicators();
    List<Period> parts = Composed.parts(period);
    List<Period> all = new ArrayList<>(parts);
    all.add(period);
    Map<IndicatorCode, Map<Period, Reported>> reported =
        values.of(round.organization(), all, asked);
    Map<IndicatorCode, Map<Period, Instant>> excused = excused(round, parts, reported);
    Map<IndicatorCode, Work> inHand = work.of(round.organization(), period, asked);
    LocalDate today = round.judgedOn(now);
    List<Item> items = new ArrayList<>();
    for (IndicatorCode indicator : asked) {
      Optional<IndicatorDefined> definition = indicators.find(round.organization(), indicator);
      Map<Period, Reported> own = reported.getOrDefault(indicator, Map.of());
      items.add(
          Item.of(
              indicator,
              definition.map(known -> known.newest().department()).orElse(NOBODY),
              round.asked().due(),
              today,
              Composed.of(
                  period,
                  definition
                      .map(known -> known.versionFor(period).accumulation())
                      .orElse(Accumulation.FLOW),
                  own,
                  excused.getOrDefault(indicator, Map.of())),
              inHand.get(indicator)));
    }
    return new Board(round, today, items);
  }

  /// Parts that were said to have no value, of indicators that have one of another part.
  private Map<IndicatorCode, Map<Period, Instant>> excused(
      Round round, List<Period> parts, Map<IndicatorCode, Map<Period, Reported>> reported) {
    List<IndicatorCode> begun =
        reported.entrySet().stream()
            .filter(each -> !each.getValue().containsKey(round.asked().period()))
            .map(Map.Entry::getKey)
            .toList();
    Map<IndicatorCode, Map<Period, Instant>> excused = new HashMap<>();
    for (Period part : begun.isEmpty() ? List.<Period>of() : parts) {
      work.of(round.organization(), part, begun)
          .forEach((indicator, known) -> {
            if (known.stage() == WorkInHand.Stage.EXCUSED) {
              var _ =
                  excused
                      .computeIfAbsent(indicator, code -> new HashMap<>())
                      .put(part, known.since());
            }
          });
    }
    return excused;
  }
}
