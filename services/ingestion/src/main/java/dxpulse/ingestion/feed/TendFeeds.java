package dxpulse.ingestion.feed;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs feeds when they are due, when a file lies there, and by hand; tells how they are. One run
/// of a feed at a time, whoever asks for it, on whichever node.
public final class TendFeeds {
  private static final String NO_FOLDER =
      "監視フォルダを読めないため、あとでやり直します（場所と権限を確かめてください）"
          + " / the folder cannot be listed; it is tried again";

  private final Feeds feeds;
  private final Parts parts;
  private final Settings settings;
  private final InstantSource clock;

  public TendFeeds(Feeds feeds, Parts parts, Settings settings, InstantSource clock) {
    this.feeds = feeds;
    this.parts = parts;
    this.settings = settings;
    this.clock = clock;
  }

  /// What runs need.
  ///
  /// @param cron the moment after another at which an expression is due next
  /// @param trace a new trace context
  /// @param ready whether the catalogue is known: before, every figure would be refused
  /// @param heard hears of each run
  public record Parts(
      RunFeed runFeed,
      AskFeed askFeed,
      DropFolder folder,
      PushedFeeds pushed,
      HealthNews news,
      BiFunction<String, Instant, @Nullable Instant> cron,
      Supplier<String> trace,
      BooleanSupplier ready,
      RightToRun right,
      KeepUnread keepUnread,
      Consumer<FeedRun> heard) {}

  /// @param failingAfter failed runs in a row that make a feed failing
  public record Settings(int failingAfter, FeedState.Pauses pauses) {}

  public Health health(Feed feed) {
    FeedDefinition definition = feed.definition();
    Instant now = clock.instant();
    Instant since = feed.state().awaitedSince();
    return feed.state()
        .health(
            since == null ? null : Lateness.of(definition, since, parts.cron()),
            Renewal.dueBy(definition, feed.state().newest()),
            now,
            settings.failingAfter());
  }

  /// Whether feeds can be run, and looked at, at all.
  public boolean isReady() {
    return parts.ready().getAsBoolean();
  }

  /// One look at a feed: runs what is due.
  public void look(Feed feed) {
    if (!isReady()) {
      return;
    }
    try {
      runWhatIsDue(feed);
    } catch (Turns.Busy others) {
      // it is due again after a pause
    } finally {
      tell(feed.definition());
    }
  }

  private void runWhatIsDue(Feed feed) {
    FeedDefinition definition = feed.definition();
    if (definition.isPushed()) {
      if (parts.pushed().hasHeard(definition)) {
        var _ = exclusively(definition, found -> pushed(found.definition()));
      }
    } else if (isOnAndDue(feed.state())) {
      if (definition.origin().kind() == Origin.Kind.FOLDER) {
        var _ = takeFiles(definition, found -> isOnAndDue(found.state()));
      } else {
        var _ = exclusively(definition, this::again);
      }
    }
  }

  private @Nullable FeedRun pushed(FeedDefinition feed) {
    return parts
        .pushed()
        .drained(feed, id(), run -> note(feed, new RunFeed.Done(run, null, false)))
        .orElse(null);
  }

  private boolean isOnAndDue(FeedState state) {
    return state.on() != null && isDue(state);
  }

  private boolean isDue(FeedState state) {
    return state.nextAt() == null || !state.nextAt().isAfter(clock.instant());
  }

  /// Another node may have run it between the look and the right to run it.
  private @Nullable FeedRun again(Feed found) {
    if (!isOnAndDue(found.state())) {
      return null;
    }
    FeedRun lost = lost(found);
    return lost != null
        ? lost
        : web(
            found.definition(),
            found.state().failures() > 0 ? FeedRun.Cause.RETRY : FeedRun.Cause.SCHEDULE);
  }

  /// A run that nobody ended counts as a failed one: what stops the service each time is asked for
  /// again after pauses that grow, and its feed turns red.
  private @Nullable FeedRun lost(Feed found) {
    Instant begun = found.state().begun();
    if (begun == null) {
      return null;
    }
    FeedRun run = parts.runFeed().lost(id(), begun, FeedRun.Cause.RETRY);
    return note(found.definition(), new RunFeed.Done(run, null, true));
  }

  private void begin(FeedDefinition feed) {
    Instant now = clock.instant();
    feeds.change(feed, state -> state.begun(now));
  }

  /// Runs a feed now.
  ///
  /// @return nothing while another run goes on, when a folder is empty, or where a machine sends
  /// @throws Turns.Busy when other feeds take too long: nothing has failed
  public Optional<FeedRun> byHand(FeedDefinition feed) {
    if (feed.isPushed()) {
      return Optional.empty();
    }
    try {
      return feed.origin().kind() == Origin.Kind.FOLDER
          ? takeFiles(feed, found -> true)
          : exclusively(
              feed,
              found -> {
                var _ = lost(found);
                return web(found.definition(), FeedRun.Cause.BY_HAND);
              });
    } finally {
      tell(feed);
    }
  }

  /// It is asked at once: whoever switches it on sees whether it works.
  public void switchOn(FeedDefinition feed) {
    Instant now = clock.instant();
    Instant next = feed.origin().kind() == Origin.Kind.HTTP ? now : null;
    feeds.change(feed, state -> state.switchedOn(now, next));
    tell(feed);
  }

  public void switchOff(FeedDefinition feed) {
    feeds.change(feed, FeedState::switchedOff);
    tell(feed);
  }

  /// A changed schedule counts from now.
  public void reschedule(FeedDefinition feed) {
    Instant now = clock.instant();
    feeds.change(feed, state -> state.on() == null ? state : state.nextAt(next(feed, now)));
  }

  private FeedRun web(FeedDefinition feed, FeedRun.Cause cause) {
    begin(feed);
    return note(feed, ran(feed, cause, "", () -> parts.askFeed().answer(feed)));
  }

  /// One whose turn does not come in time has not failed.
  private RunFeed.Done ran(
      FeedDefinition feed, FeedRun.Cause cause, String file, Supplier<byte[]> content) {
    try {
      return parts.runFeed().run(feed, id(), cause, file, parts.trace().get(), content);
    } catch (Turns.Busy others) {
      Instant again = clock.instant().plus(settings.pauses().first());
      feeds.change(feed, state -> state.waiting(again));
      throw others;
    }
  }

  /// The oldest file first. Where one could not be finished, or is being taken elsewhere, those
  /// after it wait: a newer file may correct it.
  private Optional<FeedRun> takeFiles(FeedDefinition feed, Predicate<Feed> may) {
    List<DropFolder.Dropped> files;
    try {
      files = parts.folder().complete(feed);
    } catch (RuntimeException unlisted) {
      return exclusively(feed, found -> unlisted(found.definition()));
    }
    feeds.change(feed, state -> NO_FOLDER.equals(state.lastError()) ? state.recovered() : state);
    @Nullable FeedRun last = null;
    for (DropFolder.Dropped file : files) {
      Taken taken = exclusively(feed, found -> take(found, file, may)).orElse(Taken.WAITS);
      last = taken.run() == null ? last : taken.run();
      if (taken.othersWait()) {
        break;
      }
    }
    return Optional.ofNullable(last);
  }

  private FeedRun unlisted(FeedDefinition feed) {
    RunFeed.Done done =
        ran(
            feed,
            FeedRun.Cause.FILE,
            "",
            () -> {
              throw new Answer.Unusable(NO_FOLDER);
            });
    return note(feed, new RunFeed.Done(done.run(), null, true));
  }

  private record Taken(@Nullable FeedRun run, boolean othersWait) {
    private static final Taken WAITS = new Taken(null, true);
    private static final Taken GONE = new Taken(null, false);
  }

  /// A file whose content is at fault is moved away; one that could not be finished stays where it
  /// is and is taken again after a pause. Another node may have taken it since it was seen, or
  /// somebody may have switched the feed off.
  private Taken take(Feed found, DropFolder.Dropped file, Predicate<Feed> may) {
    FeedDefinition feed = found.definition();
    if (!may.test(found)) {
      return Taken.WAITS;
    }
    if (!parts.folder().holds(feed, file)) {
      return Taken.GONE;
    }
    FeedRun lost = lost(found);
    if (lost != null) {
      return new Taken(lost, true);
    }
    begin(feed);
    RunFeed.Done done =
        ran(
            feed,
            FeedRun.Cause.FILE,
            file.name(),
            () -> {
              if (file.tooLarge()) {
                throw new Answer.Unusable("ファイルが大きすぎます / the file is too large");
              }
              return parts.folder().content(feed, file);
            });
    FeedRun run = note(feed, done);
    if (!done.unfinished()) {
      parts.folder().done(feed, file, run);
    }
    return new Taken(run, done.unfinished());
  }

  private FeedRun note(FeedDefinition feed, RunFeed.Done ended) {
    RunFeed.Done done = parts.keepUnread().after(feed, ended);
    feeds.note(feed, done.run(), done.raw());
    Instant now = clock.instant();
    boolean waits = feed.origin().kind() != Origin.Kind.HTTP && !done.unfinished();
    feeds.change(
        feed,
        state -> {
          FeedState after = state.after(done, now, next(feed, now), settings.pauses());
          return waits ? after.nextAt(null) : after;
        });
    parts.heard().accept(done.run());
    return done.run();
  }

  private <T> Optional<T> exclusively(FeedDefinition feed, Function<Feed, @Nullable T> work) {
    return parts.right().exclusively(feed, work);
  }

  /// Tells readers when the health has changed, or of whom it was told: the boards of indicators
  /// that a feed has left are marked until they hear so. What could not be told is told at the next
  /// look.
  private void tell(FeedDefinition feed) {
    try {
      feeds.find(feed.organization(), feed.name()).ifPresent(this::tellOf);
    } catch (RuntimeException untold) {
      // what was told last is unchanged, so the next look tells again
    }
  }

  private void tellOf(Feed found) {
    Instant now = clock.instant();
    Health health = health(found);
    Health told = found.state().told();
    boolean neverMattered = told == null && (health == Health.OK || health == Health.OFF);
    String as = found.definition().asTold();
    boolean otherwise = told != null && !as.equals(found.state().as());
    if ((health != told || otherwise) && !neverMattered) {
      Instant before = found.state().since();
      Instant since = health == told && before != null ? before : now;
      parts.news().tell(found.definition(), health, since, now);
      feeds.change(found.definition(), state -> state.told(health, since, as));
    }
  }

  private @Nullable Instant next(FeedDefinition feed, Instant now) {
    Schedule schedule = feed.schedule();
    if (feed.origin().kind() != Origin.Kind.HTTP) {
      return null;
    }
    return schedule.every() != null
        ? now.plus(schedule.every())
        : schedule.cron() == null ? null : parts.cron().apply(schedule.cron(), now);
  }

  private String id() {
    return parts.right().runId();
  }
}
