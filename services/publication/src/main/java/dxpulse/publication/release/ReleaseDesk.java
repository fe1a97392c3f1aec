package dxpulse.publication.release;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.AreaTables;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.KpiBoard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Changes releases, one change after the other. Another node that is faster wins: its change is
/// seen and nothing is overwritten.
public final class ReleaseDesk {
  private final ReleaseStore store;
  private final Releases releases;
  private final LiveBoards live;
  private final BoardFiles format;
  private final ReleaseCalendar calendar;
  private final ReleaseAnnouncements announcements;
  private final ReentrantLock turn = new ReentrantLock();

  public ReleaseDesk(
      ReleaseStore store,
      Releases releases,
      LiveBoards live,
      BoardFiles format,
      ReleaseCalendar calendar,
      ReleaseAnnouncements announcements) {
    this.store = store;
    this.releases = releases;
    this.live = live;
    this.format = format;
    this.calendar = calendar;
    this.announcements = announcements;
  }

  /// What became of a wish.
  public sealed interface Outcome {
    record Done(Release release, boolean created) implements Outcome {}

    record Refused(Refusal why) implements Outcome {}

    /// Somebody else changed the release first.
    record Outdated(int acts) implements Outcome {}

    record Unknown() implements Outcome {}
  }

  /// Whoever acts, on which version, and when.
  ///
  /// @param seen how many acts they knew of
  public record Wish(String id, int seen, String by, Instant at) {}

  /// Takes the boards of a period as they stand: for its first edition, again for one that is only
  /// prepared, or for a further edition once there is something new. The same figures again change
  /// nothing.
  public Outcome prepare(Period period, String by, Instant now) {
    if (!ReleaseCalendar.hasEnded(period, now)) {
      return new Outcome.Refused(Refusal.NOT_ENDED);
    }
    turn.lock();
    try {
      Release known = newestEdition(period).orElse(null);
      if (known != null && known.standing() instanceof Standing.Embargoed) {
        return new Outcome.Refused(Refusal.IS_EMBARGOED);
      }
      if (known != null
          && known.standing() instanceof Standing.Published
          && releases.revisions(known).isEmpty()
          && releases.boards(known).areas().equals(live.areasOf(period))) {
        return new Outcome.Refused(Refusal.NOTHING_NEW);
      }
      return known == null || known.isPublic()
          ? begun(period, known == null ? 1 : known.edition() + 1, by, now)
          : renewed(known, by, now);
    } finally {
      turn.unlock();
    }
  }

  private Outcome begun(Period period, int edition, String by, Instant now) {
    Optional<Taken> taken = taken(period);
    if (taken.isEmpty()) {
      return new Outcome.Refused(Refusal.NO_FIGURES);
    }
    Content content = taken.get().content(1, now);
    Release first = Release.of(period, edition, content, by, now);
    store.keep(first.id(), content, taken.get().files());
    return saved(first, true);
  }

  private Outcome renewed(Release held, String by, Instant now) {
    Optional<Taken> taken = taken(held.period());
    if (taken.isEmpty()) {
      return new Outcome.Refused(Refusal.NO_FIGURES);
    }
    Content content = taken.get().content(held.content().take() + 1, now);
    if (held.content().holdsTheSameAs(content)) {
      return new Outcome.Done(held, false);
    }
    store.keep(held.id(), content, taken.get().files());
    Outcome outcome = saved(held.with(content, by, now), false);
    if (outcome instanceof Outcome.Done) {
      store.drop(held.id(), held.content());
    }
    return outcome;
  }

  /// The boards of a period, and what holds for municipalities, as files.
  private record Taken(LocalizedText summary, List<Content.Part> parts, List<byte[]> files) {
    Content content(int take, Instant at) {
      return new Content(take, at, summary, parts);
    }
  }

  private Optional<Taken> taken(Period period) {
    List<BoardView> boards = live.boardsOf(period);
    return overviewOf(boards)
        .map(overview -> {
          List<Content.Part> parts = new ArrayList<>();
          List<byte[]> files = new ArrayList<>();
          for (BoardView board : boards) {
            byte[] file = format.write(board);
            parts.add(Content.Part.of(board, file));
            files.add(file);
          }
          AreaTables areas = live.areasOf(period);
          if (!areas.indicators().isEmpty()) {
            byte[] file = format.write(areas);
            parts.add(Content.Part.ofAreas(file));
            files.add(file);
          }
          return new Taken(overview.summary(), parts, files);
        });
  }

  private static Optional<BoardView.Overview> overviewOf(List<BoardView> boards) {
    return boards.stream()
        .filter(BoardView.Overview.class::isInstance)
        .map(BoardView.Overview.class::cast)
        .findFirst();
  }

  /// Prepares the first edition of each period whose day has come: of each kind the newest, and all
  /// since the oldest that was prepared, be it late. A period is prepared once a figure of its own
  /// has come too: what only carries earlier figures on would be no news.
  ///
  /// @return what was prepared
  public List<Release> prepareClosed(Instant now) {
    return calendar.due(now, oldest()).stream()
        .filter(period -> newestEdition(period).isEmpty())
        .filter(period -> live.boardsOf(period).stream().anyMatch(ReleaseDesk::hasItsOwnFigure))
        .map(period -> prepare(period, Release.CLOCK, now))
        .flatMap(outcome ->
            outcome instanceof Outcome.Done(var release, var created) && created
                ? Stream.of(release)
                : Stream.empty())
        .toList();
  }

  /// The oldest period of each kind that has a release.
  private Map<Granularity, Period> oldest() {
    return store.all().stream()
        .map(Release::period)
        .collect(
            Collectors.toMap(
                period -> period.granularity().orElseThrow(),
                period -> period,
                (one, other) -> one.compareTo(other) <= 0 ? one : other));
  }

  private static boolean hasItsOwnFigure(BoardView view) {
    return view instanceof KpiBoard board
        && board.card().line().index() != null
        && (board.card().components().isEmpty()
            || board.card().components().stream()
                .anyMatch(line -> line.score() != null && !line.carriedForward()));
  }

  /// Sets what the office says beside the figures.
  public Outcome say(Wish wish, Release.Words words) {
    return change(
        wish,
        release -> {
          if (!(release.standing() instanceof Standing.Prepared)) {
            return new Outcome.Refused(
                release.isPublic() ? Refusal.IS_PUBLIC : Refusal.IS_EMBARGOED);
          }
          boolean known =
              words.highlights().stream()
                  .allMatch(code ->
                      release.content().parts().stream()
                          .anyMatch(part -> part.board().equals("kpi/" + code)));
          return known
              ? saved(release.with(words, wish.by(), wish.at()), false)
              : new Outcome.Refused(Refusal.UNKNOWN_HIGHLIGHT);
        });
  }

  /// Freezes a release until an instant, a year ahead at most; then the clock publishes it.
  public Outcome embargo(Wish wish, Instant until) {
    return change(
        wish,
        release -> {
          if (release.isPublic()) {
            return new Outcome.Refused(Refusal.IS_PUBLIC);
          }
          if (!until.isAfter(wish.at())) {
            return new Outcome.Refused(Refusal.EMBARGO_NOT_AHEAD);
          }
          if (until.isAfter(wish.at().atZone(JapanTime.ZONE).plusYears(1).toInstant())) {
            return new Outcome.Refused(Refusal.EMBARGO_TOO_FAR);
          }
          return saved(release, new Standing.Embargoed(until), Release.Act.EMBARGOED, wish);
        });
  }

  /// Back to prepared: words may be changed and figures taken anew.
  public Outcome lift(Wish wish) {
    return change(
        wish,
        release ->
            release.standing() instanceof Standing.Embargoed
                ? saved(release, new Standing.Prepared(), Release.Act.LIFTED, wish)
                : new Outcome.Refused(Refusal.IS_NOT_EMBARGOED));
  }

  public Outcome publish(Wish wish) {
    return change(
        wish,
        release ->
            release.isPublic()
                ? new Outcome.Refused(Refusal.IS_PUBLIC)
                : saved(release, new Standing.Published(wish.at()), Release.Act.PUBLISHED, wish));
  }

  /// It stays at its address and says that it no longer counts.
  public Outcome withdraw(Wish wish, LocalizedText reason) {
    return change(
        wish,
        release ->
            release.standing() instanceof Standing.Published(var since)
                ? saved(
                    release,
                    new Standing.Withdrawn(since, wish.at(), reason),
                    Release.Act.WITHDRAWN,
                    wish)
                : new Outcome.Refused(Refusal.IS_NOT_PUBLISHED));
  }

  /// Publishes what was embargoed until now.
  ///
  /// @return what was published
  public List<Release> publishDue(Instant now) {
    return store.all().stream()
        .filter(release ->
            release.standing() instanceof Standing.Embargoed(var until) && !until.isAfter(now))
        .map(release -> publish(new Wish(release.id(), release.acts(), Release.CLOCK, now)))
        .flatMap(outcome ->
            outcome instanceof Outcome.Done(var release, var created)
                ? Stream.of(release)
                : Stream.empty())
        .toList();
  }

  /// Tells subscribers of what was published or withdrawn and not told yet; one that cannot be told
  /// now is told at the next call.
  public void announceLeft() {
    for (Release left : store.all()) {
      if (!left.announced()) {
        // Whoever listens may take long to answer: nobody waits for that.
        announcements.announce(left);
        noteTold(left.id(), left.standing().news());
      }
    }
  }

  private void noteTold(String id, int news) {
    turn.lock();
    try {
      store
          .find(id)
          .filter(release -> release.told() < news)
          .ifPresent(release -> {
            var _ = store.save(release.afterTelling(news));
          });
    } finally {
      turn.unlock();
    }
  }

  private Outcome change(Wish wish, Function<Release, Outcome> how) {
    turn.lock();
    try {
      return store
          .find(wish.id())
          .map(release ->
              release.acts() == wish.seen()
                  ? how.apply(release)
                  : new Outcome.Outdated(release.acts()))
          .orElseGet(Outcome.Unknown::new);
    } finally {
      turn.unlock();
    }
  }

  private Outcome saved(Release before, Standing standing, Release.Act act, Wish wish) {
    return saved(before.with(standing, act, wish.by(), wish.at()), false);
  }

  private Outcome saved(Release next, boolean created) {
    if (store.save(next)) {
      return new Outcome.Done(next, created);
    }
    return new Outcome.Outdated(store.find(next.id()).map(Release::acts).orElse(0));
  }

  private Optional<Release> newestEdition(Period period) {
    return store.all().stream()
        .filter(release -> release.period().equals(period))
        .max(Comparator.comparing(Release::edition));
  }
}
