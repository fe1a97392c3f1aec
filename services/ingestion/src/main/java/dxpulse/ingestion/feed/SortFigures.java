package dxpulse.ingestion.feed;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.feed.LastSent.Sent;
import dxpulse.ingestion.report.Reports;
import dxpulse.ingestion.sheet.LastValues;
import dxpulse.ingestion.sheet.LastValues.Place;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.AcceptSubmission.Decision;
import dxpulse.ingestion.submission.SaidSoFar;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Decides of each figure of an answer: accepted, unchanged, or refused and why. Stores nothing and
/// sends nothing, so that a preview and a run decide alike.
public final class SortFigures {
  private static final int ID_DIGITS = 40;
  private static final String LARGE =
      "大きすぎるため、先頭だけでは行が分かりません。条件を絞るか分けてください"
          + " / too large, and its rows cannot be told from its beginning: narrow the query or part it";

  private final Map<Format, Answer.Reader> readers;
  private final AcceptSubmission acceptSubmission;
  private final KnownIndicators indicators;
  private final LastValues lastValues;
  private final Reported reported;
  private final LastSent lastSent;

  public SortFigures(
      Map<Format, Answer.Reader> readers,
      AcceptSubmission acceptSubmission,
      KnownIndicators indicators,
      LastValues lastValues,
      LastSent lastSent,
      Reports reports) {
    this.readers = Map.copyOf(readers);
    this.acceptSubmission = acceptSubmission;
    this.indicators = indicators;
    this.lastValues = lastValues;
    this.lastSent = lastSent;
    this.reported = new Reported(reports);
  }

  /// What is to become of a figure.
  ///
  /// @param observation if it is accepted
  public record Sorted(
      MapAnswer.Item item,
      Fate fate,
      @Nullable ObservationSubmitted observation,
      List<FeedFault> faults) {
    public Sorted {
      faults = List.copyOf(faults);
    }

    /// Nothing is wrong with the figure: what somebody has approved holds until it is reopened.
    public boolean isLocked() {
      return faults.stream().anyMatch(fault -> fault.code().equals(Reported.LOCKED));
    }
  }

  public enum Fate {
    ACCEPTED,
    UNCHANGED,
    REJECTED
  }

  /// @param columns that the answer has
  /// @param sample its first rows
  public record Outlook(
      String encoding,
      Set<String> columns,
      List<Row> sample,
      int read,
      int leftOut,
      int withoutFigure,
      List<Sorted> figures) {
    private static final int SHOWN = 20;

    public Outlook {
      columns = Set.copyOf(columns);
      sample = List.copyOf(sample.subList(0, Math.min(SHOWN, sample.size())));
      figures = List.copyOf(figures);
    }

    /// The same, when some of its figures were not taken after all.
    ///
    /// @param refused why, by the id of the observation
    Outlook without(Map<String, FeedFault> refused) {
      List<Sorted> sorted =
          figures.stream()
              .map(figure -> {
                ObservationSubmitted observation = figure.observation();
                FeedFault fault =
                    observation == null ? null : refused.get(observation.observationId());
                return fault == null
                    ? figure
                    : new Sorted(figure.item(), Fate.REJECTED, null, List.of(fault));
              })
              .toList();
      return new Outlook(encoding, columns, sample, read, leftOut, withoutFigure, sorted);
    }

    /// Whether something came of the answer, or nothing is wrong with what did not.
    public boolean isUsable() {
      return figures.stream()
          .anyMatch(figure -> figure.fate() != Fate.REJECTED || figure.isLocked());
    }

    /// The newest period of which there is a figure that could be used.
    @Nullable Period newest() {
      return figures.stream()
          .filter(figure -> figure.fate() != Fate.REJECTED || figure.isLocked())
          .map(figure -> figure.item().draft())
          .filter(Objects::nonNull)
          .map(Draft::period)
          .max(Comparator.naturalOrder())
          .orElse(null);
    }

    public int count(Fate fate) {
      return (int) figures.stream().filter(figure -> figure.fate() == fate).count();
    }
  }

  /// As whom a feed submits.
  public static Caller caller(FeedDefinition feed) {
    return new Caller(
        "feed:" + feed.name(),
        feed.title().ja(),
        feed.organization(),
        feed.department(),
        Set.of(Role.FEED));
  }

  /// @throws Answer.Unusable when nothing of the answer can be used
  public Outlook sort(FeedDefinition feed, byte[] content, String file, Instant now) {
    return sort(
        feed, file, new As(now, ""), reader -> reader.read(content, feed.format(), feed.layout()));
  }

  /// The same of an answer that came before: as of then.
  ///
  /// @throws Answer.Unusable when nothing of the answer can be used
  Outlook sort(FeedDefinition feed, byte[] content, UnreadAnswer late) {
    return sort(
        feed,
        late.file() == null ? "" : late.file(),
        new As(late.since(), "|" + late.run()),
        reader -> reader.read(content, feed.format(), feed.layout()));
  }

  /// When an answer came.
  ///
  /// @param late which answer it is, where it is read later than it came
  private record As(Instant of, String late) {}

  /// What would become of an answer; of one that is more than can be read, of its first rows: then
  /// a run would refuse it.
  ///
  /// @throws Answer.Unusable when nothing of the answer can be used
  public Look look(FeedDefinition feed, Fetch.Part part, String file, Instant now) {
    Answer.TooMuch refused = new Answer.TooMuch(LARGE);
    if (part.whole()) {
      try {
        return new Look(sort(feed, part.content(), file, now), true);
      } catch (Answer.TooMuch more) {
        refused = more;
      }
    }
    Answer.TooMuch otherwise = refused;
    try {
      return new Look(
          sort(feed, file, new As(now, ""), reader -> first(reader, feed, part, otherwise)), false);
    } catch (Answer.TooMuch more) {
      throw more;
    } catch (Answer.Unusable other) {
      throw other.after("大きすぎるため、先頭だけを読みました。", "too large, so its beginning was read: ");
    }
  }

  private static Answer first(
      Answer.Reader reader, FeedDefinition feed, Fetch.Part part, Answer.TooMuch otherwise) {
    Answer beginning = reader.beginning(part.content(), feed.format(), feed.layout());
    if (beginning == null) {
      throw otherwise;
    }
    return beginning;
  }

  /// @param whole the answer was read to its end
  public record Look(Outlook outlook, boolean whole) {}

  private Outlook sort(
      FeedDefinition feed, String file, As as, Function<Answer.Reader, Answer> reading) {
    Answer.Reader reader = readers.get(feed.format());
    if (reader == null) {
      throw new Answer.Unusable("この形式はまだ読めません / not readable yet: " + feed.format());
    }
    Answer answer;
    MapAnswer.Mapped mapped;
    try {
      answer = reading.apply(reader);
      mapped = MapAnswer.of(answer, feed.mapping(), file, code -> unit(feed, code));
    } catch (Answer.Unusable unusable) {
      throw unusable;
    } catch (RuntimeException unforeseen) {
      // nothing but the answer comes in here: to read it again would end alike
      throw new Answer.Unusable(
          "読み取れない内容です / not readable: " + unforeseen.getClass().getSimpleName());
    }
    Known known = known(feed, mapped);
    SaidSoFar said = new SaidSoFar();
    List<Sorted> figures = new ArrayList<>();
    for (MapAnswer.Item item : mapped.items()) {
      figures.add(decide(feed, item, known, said, as));
    }
    return new Outlook(
        answer.encoding(),
        new TreeSet<>(answer.columns()),
        answer.rows(),
        mapped.read(),
        mapped.leftOut(),
        mapped.withoutFigure(),
        reported.asKnown(figures, feed));
  }

  private String unit(FeedDefinition feed, IndicatorCode code) {
    return indicators
        .find(feed.organization(), code)
        .map(indicator -> indicator.newest().unit())
        .orElse("");
  }

  private Sorted decide(
      FeedDefinition feed, MapAnswer.Item item, Known known, SaidSoFar said, As as) {
    Instant now = as.of;
    Draft draft = item.draft();
    if (draft == null) {
      return new Sorted(item, Fate.REJECTED, null, item.faults());
    }
    Place place = place(feed, draft);
    ValueRecorded before = known.held(place);
    Sent sent = known.sent(place);
    Sent last = sent != null && sent.isUnderWay(before, now) ? sent : null;
    boolean holds = before != null && holds(before, draft);
    boolean repeats = last != null && last.says(draft);
    boolean overtaken =
        last == null
            ? before != null && !holds && before.submittedAt().isAfter(now)
            : !repeats && last.at().isAfter(now);
    boolean unchanged =
        last == null ? holds : repeats && (last.isFresh(now) || (last.surely() && holds));
    Decision decision =
        acceptSubmission.decide(
            draft,
            caller(feed),
            ObservationSubmitted.Source.Kind.FEED,
            feed.name(),
            // whether the log holds it or not: it is the same figure
            last != null && repeats && !unchanged
                ? last.observationId()
                : id(feed, draft, before, last, as),
            now);
    return switch (decision) {
      case Decision.Refused(var breaches) ->
          new Sorted(
              item,
              Fate.REJECTED,
              null,
              breaches.stream()
                  .map(breach ->
                      new FeedFault(
                          item.place(),
                          breach.pointer().replaceFirst("^/", ""),
                          breach.rule().name(),
                          breach.message(),
                          breach.value(),
                          breach.right()))
                  .toList());
      case Decision.Accepted(var observation) -> {
        if (said.contradicts(withoutProof(observation))) {
          yield new Sorted(item, Fate.REJECTED, null, List.of(repeated(item, draft)));
        }
        if (overtaken) {
          yield Overtaken.of(item, observation);
        }
        yield new Sorted(
            item, unchanged ? Fate.UNCHANGED : Fate.ACCEPTED, observation, item.faults());
      }
    };
  }

  /// Two rows that say the same of one value do not contradict each other.
  private static ObservationSubmitted withoutProof(ObservationSubmitted o) {
    return o.from(
        ObservationSubmitted.Source.of(
            o.source().kind(), o.source().system(), null, o.source().submittedBy()));
  }

  private static FeedFault repeated(MapAnswer.Item item, Draft draft) {
    return new FeedFault(
        item.place(),
        "period",
        "REPEATED_IN_ANSWER",
        "同じ指標・地域・期間に違う値が2つあります / an earlier row says something else of the same value",
        draft.period().toString(),
        "指標・地域・期間ごとに1つの値。複数なら合計（aggregate） / one value for each indicator, area and period; or aggregate");
  }

  private static AreaCode area(FeedDefinition feed, Draft draft) {
    return draft.area() == null ? feed.organization().asArea() : draft.area();
  }

  static Place place(FeedDefinition feed, Draft draft) {
    return new Place(draft.indicator(), area(feed, draft), draft.period());
  }

  private Known known(FeedDefinition feed, MapAnswer.Mapped mapped) {
    Set<Place> places = new HashSet<>();
    for (MapAnswer.Item item : mapped.items()) {
      Draft draft = item.draft();
      if (draft != null) {
        places.add(place(feed, draft));
      }
    }
    return Known.of(feed, places, lastSent, lastValues);
  }

  private static String key(Place place) {
    return place.indicator() + "|" + place.area() + "|" + place.period();
  }

  private static boolean holds(ValueRecorded before, Draft draft) {
    boolean counts = draft.numerator() != null;
    return before.status() == draft.status()
        && before.sample() == draft.sample()
        && (counts
            ? same(before.numerator(), draft.numerator())
                && same(before.denominator(), draft.denominator())
            : before.numerator() == null && same(before.value(), draft.value()));
  }

  private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }

  /// Follows from the feed, the figure and what it would take the place of: the same answer twice
  /// gives the same ids, and a figure that returns to what it once was is a new one.
  ///
  /// @param last what was sent before it and has not come back yet
  private static String id(
      FeedDefinition feed,
      Draft draft,
      @Nullable ValueRecorded before,
      @Nullable Sent last,
      As as) {
    String content =
        String.join(
            "|",
            feed.id(),
            key(place(feed, draft)),
            plain(draft.value()),
            plain(draft.numerator()),
            plain(draft.denominator()),
            draft.status().name(),
            (before == null ? 0 : before.revision())
                + (last == null ? "" : "|" + last.observationId())
                + as.late);
    return "f" + Fingerprint.of(content.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : number.stripTrailingZeros().toPlainString();
  }
}
