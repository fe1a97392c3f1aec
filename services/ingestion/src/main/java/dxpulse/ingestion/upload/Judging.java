package dxpulse.ingestion.upload;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.AcceptSubmission.Decision;
import dxpulse.ingestion.submission.SubmissionRule;
import dxpulse.ingestion.upload.RowResult.Outcome;
import java.time.Instant;
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
  /// The code of a row that is about a figure of an earlier one.
  static final String ROW_TWICE = "ROW_TWICE";

  private static final Set<String> FIGURES = Set.of("value", "numerator", "denominator", "stage");
  private static final int MOST_PERIODS = 1000;

  private final AcceptSubmission acceptSubmission;
  private final KnownIndicators indicators;
  private final @Nullable Settling settling;
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
  /// @param waits whether it would wait for approval
  record Judged(
      Table.Line line,
      RowResult result,
      @Nullable ObservationSubmitted observation,
      boolean waits) {
    Judged(Table.Line line, RowResult result) {
      this(line, result, null, false);
    }

    /// What took the places of rows in quarantine that this one mends, if it can be used.
    Map<String, String> mends(Heading heading) {
      String rows = heading.mends(line);
      String observation = result.observationId();
      boolean usable =
          switch (result.outcome()) {
            case ACCEPTED, TAKEN_BEFORE, UNCHANGED -> true;
            case REFUSED, WITHOUT_FIGURE -> false;
          };
      Map<String, String> mended = new HashMap<>();
      if (rows != null && observation != null && usable) {
        for (String row : rows.split(" ", -1)) {
          var _ = mended.put(row, observation);
        }
      }
      return mended;
    }

    /// The same row, whose figure is not taken after all.
    Judged refused(Fault fault) {
      return new Judged(line, result.refused(fault));
    }
  }

  /// @param settling absent where every row is to be looked at for itself
  Judging(
      AcceptSubmission acceptSubmission,
      KnownIndicators indicators,
      @Nullable Settling settling,
      Heading heading,
      Sender sender) {
    this.acceptSubmission = acceptSubmission;
    this.indicators = indicators;
    this.settling = settling;
    this.heading = heading;
    this.sender = sender;
  }

  List<Judged> rows(List<Table.Line> lines) {
    List<Judged> judged = lines.stream().filter(line -> !line.isBlank()).map(this::judged).toList();
    return settling == null ? judged : settling.settled(judged, sender);
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
      return new Judged(line, result(line, reader, Outcome.REFUSED, null));
    }
    if (reader.gap() != null) {
      return new Judged(line, result(line, reader, Outcome.WITHOUT_FIGURE, null));
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
      return new Judged(line, result(line, reader, Outcome.REFUSED, null));
    }
    boolean before = sender.taken().contains(line.number());
    return new Judged(
        line,
        result(line, reader, before ? Outcome.TAKEN_BEFORE : Outcome.ACCEPTED, id),
        observation.from(observation.source().in(sender.file(), line.number())),
        false);
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
              Fault.of(
                  column.japanese(),
                  breach.rule().name(),
                  breach.message(),
                  reader.cell(column),
                  breach.expected()));
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
              Fault.of(
                  Column.PERIOD.japanese(),
                  ROW_TWICE,
                  "%d行目と同じ指標・地域・期間です / line %d is about the same figure"
                      .formatted(earlier, earlier),
                  reader.cell(Column.PERIOD),
                  new LocalizedText(
                      "同じ指標・地域・期間は1行だけ", "one row for each indicator, area and period")));
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
