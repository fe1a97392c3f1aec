package dxpulse.ingestion.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Asks a feed's address for its answer, page by page where it comes in pages; so many of them and
/// no more.
public final class AskFeed {
  private static final int MOST_PAGES = 50;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Fetch fetch;
  private final Pages pages;
  private final AnswerLimits limits;
  private final Turns turns;
  private final Duration longestLook;
  private final InstantSource clock;

  /// @param turns in which pages are read
  /// @param longestLook how long somebody waits who only looks
  public AskFeed(
      Fetch fetch,
      Pages pages,
      AnswerLimits limits,
      Turns turns,
      Duration longestLook,
      InstantSource clock) {
    this.fetch = fetch;
    this.pages = pages;
    this.limits = limits;
    this.turns = turns;
    this.longestLook = longestLook;
    this.clock = clock;
  }

  public Duration longestLook() {
    return longestLook;
  }

  /// @throws Fetch.Unanswered when there is no answer, or no end of it
  /// @throws Answer.Unusable when it is larger than what can be read
  public byte[] answer(FeedDefinition feed) {
    return asked(feed, clock.instant().plus(LONGEST), false).content();
  }

  /// The same for a look at it: of what is larger, as much as can be read.
  ///
  /// @param end by which all of it is here: somebody waits for it
  public Fetch.Part beginning(FeedDefinition feed, Instant end) {
    return asked(feed, end, true);
  }

  private Fetch.Part asked(FeedDefinition feed, Instant end, boolean partly) {
    Duration longest = left(end);
    Turns reading = partly ? turns.waiting(longest) : turns;
    String address = String.valueOf(feed.origin().address());
    Set<String> asked = new HashSet<>(Set.of(address));
    List<byte[]> got = new ArrayList<>();
    long bytes = 0;
    while (true) {
      Origin origin = feed.origin().at(address);
      Fetch.Part part =
          partly
              ? fetch.beginning(feed.organization(), origin, left(end))
              : new Fetch.Part(fetch.answer(feed.organization(), origin), true);
      byte[] page = part.content();
      bytes += page.length;
      if (partly && (!part.whole() || bytes > limits.bytes())) {
        return new Fetch.Part(got.isEmpty() ? page : got.getFirst(), false);
      }
      got.add(page);
      limits.checkBytes(bytes);
      String here = address;
      Optional<String> next = reading.alone(() -> pages.after(page, feed.format(), here));
      if (next.isEmpty()) {
        return new Fetch.Part(
            got.size() == 1 ? page : reading.alone(() -> pages.joined(got, feed.format())), true);
      }
      address = next.get();
      if (got.size() == MOST_PAGES || clock.instant().isAfter(end) || !asked.add(address)) {
        throw new Fetch.Unanswered(
            "続きが多すぎるため打ち切りました（%dページ・%d秒まで）。条件を絞ってください / the answer goes on for more than %d pages or %d seconds: narrow the query"
                .formatted(MOST_PAGES, longest.toSeconds(), MOST_PAGES, longest.toSeconds()));
      }
    }
  }

  private Duration left(Instant end) {
    return Duration.between(clock.instant(), end);
  }
}
