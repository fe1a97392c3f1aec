package dxpulse.ingestion.round;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.round.WorkInHand.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Draws the board of a round from what was recorded and what is being worked at. The department of
/// a figure is the one that its indicator's newest definition names.
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
    List<IndicatorCode> asked = round.asked().indicators();
    Map<IndicatorCode, Reported> reported =
        values.of(round.organization(), round.asked().period(), asked);
    Map<IndicatorCode, Work> inHand = work.of(round.organization(), round.asked().period(), asked);
    LocalDate today = round.judgedOn(now);
    return new Board(
        round,
        today,
        asked.stream()
            .map(indicator ->
                Item.of(
                    indicator,
                    department(round, indicator),
                    round.asked().due(),
                    today,
                    reported.get(indicator),
                    inHand.get(indicator)))
            .toList());
  }

  private String department(Round round, IndicatorCode indicator) {
    return indicators
        .find(round.organization(), indicator)
        .map(definition -> definition.newest().department())
        .orElse(NOBODY);
  }
}
