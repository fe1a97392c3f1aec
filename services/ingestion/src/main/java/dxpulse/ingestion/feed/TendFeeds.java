package dxpulse.ingestion.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs feeds when they are due, when a file lies there, and by hand; tells how they are. One run
/// of a feed at a time, whoever asks for it, on whichever node.
public final class TendFeeds {
  private static final Duration LONGEST_RUN = Duration.ofMinutes(10);

  private final Feeds feeds;
  private final Parts parts;
  private final Settings settings;
  private final InstantSource clock;
  private final AtomicLong counted = new AtomicLong();

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
  /// @param heard hears of each run
  public record Parts(
      RunFeed runFeed,
      AskFeed askFeed,
      DropFolder folder,
      PushedFeeds pushed,
      HealthNews news,
      BiFunction<String, Instant, @Nullable Instant> cron,
      Supplier<String> trace,
      Consumer<FeedRun> heard) {}

  /// @param holder names this node among others
  /// @param failingAfter failed runs in a row that make a feed failing
  public record Settings(String holder, int failingAfter, FeedState.Pauses pauses) {}

  public Health health(Feed feed) {
    return feed.state()
        .health(feed.definition().schedule(), clock.instant(), settings.failingAfter());
  }

  /// One look at a feed: runs what is due.
  public void look(Feed feed) {
    FeedState state = feed.state();
    if (feed.definition().isPushed()) {
      if (parts.pushed().hasHeard(feed.definition())) {
        var _ = exclusively(feed.definition(), now -> pushed(feed.definition()));
      }
    } else if (state.on() != null) {
      if (feed.definition().origin().kind() == Origin.Kind.FOLDER) {
        if (isDue(state)) {
          var _ = takeFiles(feed.definition());
        }
      } else if (isDue(state)) {
        var _ = exclusively(feed.definition(), now -> again(feed.definition()));
      }
    }
    tell(feed.definition());
  }

  private @Nullable FeedRun pushed(FeedDefinition feed) {
    return parts
        .pushed()
        .drained(feed, id())
        .map(run -> note(feed, new RunFeed.Done(run, null, false)))
        .orElse(null);
  }

  private boolean isDue(FeedState state) {
    return state.nextAt() == null || !state.nextAt().isAfter(clock.instant());
  }

  /// Another node may have run it between the look and the right to run it.
  private @Nullable FeedRun again(FeedDefinition feed) {
    return feeds
        .find(feed.organization(), feed.name())
        .filter(found -> found.state().on() != null && isDue(found.state()))
        .map(found ->
            web(
                found.definition(),
                found.state().failures() > 0 ? FeedRun.Cause.RETRY : FeedRun.Cause.SCHEDULE))
        .orElse(null);
  }

  /// Runs a feed now.
  ///
  /// @return nothing while another run goes on, when a folder is empty, or where a machine sends
  public Optional<FeedRun> byHand(FeedDefinition feed) {
    if (feed.origin().kind() == Origin.Kind.FOLDER) {
      return takeFiles(feed);
    }
    if (feed.isPushed()) {
      return Optional.empty();
    }
    Optional<FeedRun> run = exclusively(feed, now -> web(feed, FeedRun.Cause.BY_HAND));
    tell(feed);
    return run;
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
    return note(
        feed,
        parts
            .runFeed()
            .run(feed, id(), cause, "", parts.trace().get(), () -> parts.askFeed().answer(feed)));
  }

  /// The oldest file first. Where one could not be finished those after it wait: a newer file may
  /// correct it.
  private Optional<FeedRun> takeFiles(FeedDefinition feed) {
    Taken last = null;
    for (DropFolder.Dropped file : parts.folder().complete(feed)) {
      Taken taken = exclusively(feed, now -> take(feed, file)).orElse(null);
      if (taken != null) {
        last = taken;
        if (taken.unfinished()) {
          break;
        }
      }
    }
    return Optional.ofNullable(last).map(Taken::run);
  }

  private record Taken(FeedRun run, boolean unfinished) {}

  /// A file whose content is at fault is moved away; one that could not be finished stays where it
  /// is and is taken again after a pause. Another node may have taken it since it was seen.
  private @Nullable Taken take(FeedDefinition feed, DropFolder.Dropped file) {
    if (!parts.folder().holds(feed, file)) {
      return null;
    }
    RunFeed.Done done =
        parts
            .runFeed()
            .run(
                feed,
                id(),
                FeedRun.Cause.FILE,
                file.name(),
                parts.trace().get(),
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

  private FeedRun note(FeedDefinition feed, RunFeed.Done done) {
    feeds.note(feed, done.run(), done.raw());
    Instant now = clock.instant();
    boolean waits = feed.origin().kind() != Origin.Kind.HTTP && !done.unfinished();
    feeds.change(
        feed,
        state -> {
          FeedState after = state.after(done.run(), now, next(feed, now), settings.pauses());
          return waits ? after.nextAt(null) : after;
        });
    parts.heard().accept(done.run());
    return done.run();
  }

  private <T> Optional<T> exclusively(FeedDefinition feed, Function<Instant, @Nullable T> work) {
    Instant now = clock.instant();
    String holder = settings.holder() + "-" + counted.incrementAndGet();
    if (!feeds.take(feed.id(), holder, now, LONGEST_RUN)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(work.apply(now));
    } finally {
      feeds.give(feed.id(), holder);
    }
  }

  /// Tells readers when the health has changed. What could not be told is told at the next look.
  private void tell(FeedDefinition feed) {
    Instant now = clock.instant();
    feeds
        .find(feed.organization(), feed.name())
        .ifPresent(found -> {
          Health health = health(found);
          Health told = found.state().told();
          boolean neverMattered = told == null && (health == Health.OK || health == Health.OFF);
          if (health != told && !neverMattered) {
            parts.news().tell(found.definition(), health, now, now);
            feeds.change(feed, state -> state.told(health, now));
          }
        });
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
    return "%013d-%04d".formatted(clock.millis(), counted.incrementAndGet() % 10_000);
  }
}
