package dxpulse.publication.release;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What readers may expect: of which period a release comes, and when; nothing of what it holds.
/// Whoever wants to know what the figures are has to wait until then, as everybody has.
public final class ReleasePlan {
  private static final Comparator<Expected> SOONEST_FIRST =
      Comparator.comparing(Expected::day)
          .thenComparing(Expected::at, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Expected::granularity)
          .thenComparing(Expected::period);

  private final ReleaseStore store;
  private final ReleaseCalendar calendar;

  public ReleasePlan(ReleaseStore store, ReleaseCalendar calendar) {
    this.store = store;
    this.calendar = calendar;
  }

  /// A release to come.
  ///
  /// @param day on which it is published; until its time is set, on which work on it begins: it is
  ///   published on that day or later
  /// @param at when it is published, once the office has set that
  /// @param moves how often its time was set, moved or taken back
  public record Expected(
      Period period, int edition, LocalDate day, @Nullable Instant at, int moves) {
    public Granularity granularity() {
      return period.granularity().orElseThrow();
    }

    /// The last day of what it tells of.
    public LocalDate closes() {
      return period.end();
    }

    public LocalizedText title() {
      return Release.title(period, edition);
    }
  }

  /// The kinds of period that are released, from fine to coarse.
  public List<Granularity> released() {
    return calendar.released();
  }

  /// All that is expected, soonest first: what has its time, what is prepared for the newest period
  /// of a kind, and the period after it.
  public List<Expected> coming(Instant now) {
    List<Release> all = store.all();
    Stream<Expected> begun =
        calendar.due(now).stream()
            .flatMap(period -> prepared(all, period).stream())
            .map(release ->
                new Expected(
                    release.period(),
                    release.edition(),
                    calendar.dayOf(release.granularity(), release.period()),
                    null,
                    release.moves()));
    Stream<Expected> planned =
        calendar.coming(now).stream()
            .map(each ->
                new Expected(
                    each.period(),
                    1,
                    each.day(),
                    null,
                    prepared(all, each.period()).map(Release::moves).orElse(0)));
    Stream<Expected> timed =
        all.stream()
            .flatMap(release ->
                release.standing() instanceof Standing.Embargoed(var until)
                    ? Stream.of(
                        new Expected(
                            release.period(),
                            release.edition(),
                            JapanTime.day(until),
                            until,
                            release.moves()))
                    : Stream.empty());
    return Stream.concat(
            timed,
            Stream.concat(begun, planned)
                .filter(each ->
                    all.stream()
                        .filter(release -> release.period().equals(each.period()))
                        .allMatch(release -> release.standing() instanceof Standing.Prepared)))
        .sorted(SOONEST_FIRST)
        .toList();
  }

  private static Optional<Release> prepared(List<Release> all, Period period) {
    return all.stream()
        .filter(release -> release.period().equals(period))
        .filter(release -> release.standing() instanceof Standing.Prepared)
        .findFirst();
  }

  /// What is expected of a period, or else what comes next of its kind.
  public Optional<Expected> next(Granularity kind, Period period, Instant now) {
    return coming(now).stream()
        .filter(each -> each.period().equals(period))
        .findFirst()
        .or(() -> next(kind, now));
  }

  /// What comes next of a kind, or of all where nothing of that kind is expected.
  public Optional<Expected> next(Granularity kind, Instant now) {
    List<Expected> coming = coming(now);
    return coming.stream()
        .filter(each -> each.granularity() == kind)
        .findFirst()
        .or(() -> coming.stream().findFirst());
  }
}
