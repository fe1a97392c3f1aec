package dxpulse.ingestion.round;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.SampleIndicators;
import dxpulse.ingestion.round.Round.Act;
import dxpulse.ingestion.round.Round.Asked;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

/// A round for the third quarter of fiscal 2026, opened on 5 January 2027 and due on the 20th.
public final class SampleRound {
  public static final LocalDate DUE = LocalDate.parse("2027-01-20");

  private SampleRound() {}

  public static Round of(String... indicators) {
    return due(DUE, Asked.USUAL_REMINDERS, indicators);
  }

  static Round due(LocalDate due, List<Integer> reminderDays, String... indicators) {
    return Round.opened(
        "round-of-the-quarter",
        SampleIndicators.AOMORI,
        new Asked(
            new LocalizedText("第3四半期の実績値", "Figures of the third quarter"),
            Period.parse("FY2026-Q3"),
            Stream.of(indicators).map(IndicatorCode::new).toList(),
            due,
            reminderDays,
            null),
        new Act("office", at("2027-01-05T10:00")));
  }

  /// A moment by the clocks of Japan.
  static Instant at(String time) {
    return LocalDateTime.parse(time).atZone(JapanTime.ZONE).toInstant();
  }

  static Composed whole(String time, Source.Kind from) {
    return new Composed(reported(time, from), 3, 3);
  }

  static Reported reported(String time, Source.Kind from) {
    return new Reported(at(time), 1, at(time), from);
  }
}
