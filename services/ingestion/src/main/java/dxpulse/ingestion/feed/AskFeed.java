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
  private static final long MOST_BYTES = 40_000_000;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Fetch fetch;
  private final Pages pages;
  private final InstantSource clock;

  public AskFeed(Fetch fetch, Pages pages, InstantSource clock) {
    this.fetch = fetch;
    this.pages = pages;
    this.clock = clock;
  }

  /// @throws Fetch.Unanswered when there is no answer, or no end of it
  public byte[] answer(FeedDefinition feed) {
    Instant end = clock.instant().plus(LONGEST);
    String address = String.valueOf(feed.origin().address());
    Set<String> asked = new HashSet<>(Set.of(address));
    List<byte[]> got = new ArrayList<>();
    long bytes = 0;
    while (true) {
      byte[] page = fetch.answer(feed.organization(), feed.origin().at(address));
      got.add(page);
      bytes += page.length;
      Optional<String> next = pages.after(page, feed.format(), address);
      if (next.isEmpty()) {
        return got.size() == 1 ? page : pages.joined(got, feed.format());
      }
      address = next.get();
      if (got.size() == MOST_PAGES
          || bytes > MOST_BYTES
          || clock.instant().isAfter(end)
          || !asked.add(address)) {
        throw new Fetch.Unanswered(
            "続きが多すぎるため打ち切りました（%dページ・%d秒まで）。条件を絞ってください / the answer goes on for more than %d pages or %d seconds: narrow the query"
                .formatted(MOST_PAGES, LONGEST.toSeconds(), MOST_PAGES, LONGEST.toSeconds()));
      }
    }
  }
}
