package dxpulse.ingestion.upload;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.sheet.LastValues.Place;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.AcceptSubmission.Decision;
import dxpulse.ingestion.submission.SubmissionRule;
import dxpulse.ingestion.upload.RowResult.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Decides what becomes of the rows of one file, some at a time and in their order. It remembers
/// which figures the file has brought, to find those that come twice.
final class Judging {
  private static final Set<String> FIGURES = Set.of("value", "numerator", "denominator", "stage");
  private static final int MOST_PERIODS = 1000;
  private static final BigDecimal FAR = new BigDecimal(30);

  private final AcceptSubmission acceptSubmission;
  private final KnownIndicators indicators;
  private final @Nullable SaidBefore saidBefore;
  private final Heading heading;
  private final Sender sender;
  private final Map<String, Long> seen = new HashMap<>();
  // The same few periods stand in many rows.
  private final Map<String, Period> periods = new HashMap<>();

  /// @param ids of the observations, by line
  /// @param taken lines that were accepted when the same file came before
  record Sender(
      Caller caller, String file, LongFunction<String> ids, Set<Long> taken, Instant now) {}

  /// @param observation of an accepted row that is to be sent
  record Judged(Table.Line line, RowResult result, @Nullable ObservationSubmitted observation) {}

  /// The same row, whose figure was not taken after all.
  static Judged refused(Judged judged, Fault fault) {
    return new Judged(judged.line(), judged.result().refused(fault), null);
  }

  /// @param saidBefore absent where every row is to be looked at for itself
  Judging(
      AcceptSubmission acceptSubmission,
      KnownIndicators indicators,
      @Nullable SaidBefore saidBefore,
      Heading heading,
      Sender sender) {
    this.acceptSubmission = acceptSubmission;
    this.indicators = indicators;
    this.saidBefore = saidBefore;
    this.heading = heading;
    this.sender = sender;
  }

  List<Judged> rows(List<Table.Line> lines) {
    List<Judged> judged = lines.stream().filter(line -> !line.isBlank()).map(this::judged).toList();
    return saidBefore == null ? judged : settled(judged, saidBefore);
  }

  private Judged judged(Table.Line line) {
    RowReader reader = new RowReader(heading, line);
    Draft draft = reader.sketch(this::unit, this::period);
    if (!reader.faults().isEmpty()) {
      Set<String> unread = new HashSet<>(reader.unread());
      if (reader.gap() != null) {
        unread.addAll(FIGURES);
      }
      blame(acceptSubmission.breachesOf(draft, unread, sender.caller(), sender.now()), reader);
      return new Judged(line, result(line, reader, Outcome.REFUSED, null), null);
    }
    if (reader.gap() != null) {
      return new Judged(line, result(line, reader, Outcome.WITHOUT_FIGURE, null), null);
    }
    repeated(draft, line, reader);
    String id = sender.ids().apply(line.number());
    Decision decision =
        acceptSubmission.decide(
            draft, sender.caller(), Source.Kind.IMPORT, sender.file(), id, sender.now());
    if (decision instanceof Decision.Refused(var breaches)) {
      blame(breaches, reader);
    }
    if (!(decision instanceof Decision.Accepted(var observation)) || !reader.faults().isEmpty()) {
      return new Judged(line, result(line, reader, Outcome.REFUSED, null), null);
    }
    return sender.taken().contains(line.number())
        ? new Judged(line, result(line, reader, Outcome.TAKEN_BEFORE, id), null)
        : new Judged(
            line,
            result(line, reader, Outcome.ACCEPTED, id),
            observation.from(observation.source().in(sender.file(), line.number())));
  }

  /// Rows that say what is known already are not sent again; of the others, those far from the
  /// period before are marked.
  private List<Judged> settled(List<Judged> judged, SaidBefore known) {
    Set<Place> places = new HashSet<>();
    Set<Place> all = new HashSet<>();
    for (Judged each : judged) {
      ObservationSubmitted sent = each.observation();
      if (sent != null) {
        places.add(place(sent, sent.period()));
        all.add(place(sent, sent.period()));
        all.add(place(sent, sent.period().previous()));
      }
    }
    if (places.isEmpty()) {
      return judged;
    }
    Map<Place, ValueRecorded> held = known.held(sender.caller().organization(), all);
    Map<Place, SaidBefore.TakenRow> taken = known.taken(sender.caller().organization(), places);
    List<Judged> settled = new ArrayList<>();
    for (Judged each : judged) {
      ObservationSubmitted sent = each.observation();
      if (sent == null) {
        settled.add(each);
        continue;
      }
      Place place = place(sent, sent.period());
      String said = saidAlready(sent, held.get(place), taken.get(place), known);
      settled.add(
          said == null
              ? new Judged(
                  each.line(),
                  each.result()
                      .ending(
                          Outcome.ACCEPTED,
                          sent.observationId(),
                          farFrom(sent, held.get(place(sent, sent.period().previous())))),
                  sent)
              : new Judged(
                  each.line(), each.result().ending(Outcome.UNCHANGED, said, List.of()), null));
    }
    return settled;
  }

  /// The id of the observation that has said it.
  private @Nullable String saidAlready(
      ObservationSubmitted sent,
      @Nullable ValueRecorded held,
      SaidBefore.@Nullable TakenRow taken,
      SaidBefore known) {
    if (held != null && Sameness.holds(sent, held)) {
      return held.observationId();
    }
    if (taken == null || (held != null && held.recordedAt().isAfter(taken.at()))) {
      return null;
    }
    return taken.print().equals(Sameness.print(sent)) && known.isOnItsWay(taken.observationId())
        ? taken.observationId()
        : null;
  }

  private static List<Fault> farFrom(ObservationSubmitted sent, @Nullable ValueRecorded previous) {
    BigDecimal now = sent.value();
    BigDecimal before = previous == null ? null : previous.value();
    if (now == null || before == null || now.signum() == 0 || before.signum() == 0) {
      return List.of();
    }
    BigDecimal ratio = now.divide(before, MathContext.DECIMAL32).abs();
    BigDecimal inverse = BigDecimal.ONE.divide(ratio, MathContext.DECIMAL32);
    return ratio.max(inverse).compareTo(FAR) < 0
        ? List.of()
        : List.of(
            new Fault(
                Column.VALUE.japanese(),
                "FAR_FROM_BEFORE",
                "前期の値（%s）と桁が違います。単位（％、千円など）を確かめてください / far from the period before: look at the unit"
                    .formatted(before.toPlainString()),
                now.toPlainString()));
  }

  private static Place place(ObservationSubmitted sent, Period period) {
    return new Place(sent.indicator(), sent.area(), period);
  }

  private Period period(String written) {
    Period known = periods.get(written);
    if (known == null) {
      known = PeriodReader.read(written);
      if (periods.size() < MOST_PERIODS) {
        periods.put(written, known);
      }
    }
    return known;
  }

  private String unit(IndicatorCode code, Period period) {
    return indicators
        .find(sender.caller().organization(), code)
        .map(indicator -> indicator.versionFor(period).unit())
        .orElse("");
  }

  private static void blame(List<SubmissionRule.Breach> breaches, RowReader reader) {
    for (var breach : breaches) {
      Column column = Column.valueOf(breach.pointer().substring(1).toUpperCase(Locale.ROOT));
      reader
          .faults()
          .add(
              new Fault(
                  column.japanese(), breach.rule().name(), breach.message(), reader.cell(column)));
    }
  }

  private void repeated(Draft draft, Table.Line line, RowReader reader) {
    String place =
        draft.indicator()
            + "|"
            + (draft.area() == null ? sender.caller().organization().asArea() : draft.area())
            + "|"
            + draft.period();
    Long earlier = seen.putIfAbsent(place, line.number());
    if (earlier != null) {
      reader
          .faults()
          .add(
              new Fault(
                  Column.PERIOD.japanese(),
                  "ROW_TWICE",
                  "%d行目と同じ指標・地域・期間です / line %d is about the same figure"
                      .formatted(earlier, earlier),
                  reader.cell(Column.PERIOD)));
    }
  }

  private static RowResult result(
      Table.Line line, RowReader reader, Outcome outcome, @Nullable String id) {
    return new RowResult(
        line.number(),
        outcome,
        id,
        CellReader.plain(reader.cell(Column.INDICATOR)),
        CellReader.plain(reader.cell(Column.PERIOD)),
        outcome == Outcome.WITHOUT_FIGURE ? reader.gap() : null,
        reader.tidied(),
        reader.warnings(),
        reader.faults());
  }
}
