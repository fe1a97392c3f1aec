package dxpulse.ingestion;

import dxpulse.ingestion.feed.AnswerLimits;
import dxpulse.ingestion.feed.KeepUnread;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How feeds are tended.
///
/// @param folder where files of feeds are put down, in `<organization>/<feed>`
/// @param files definitions of feeds, or folders of them
/// @param allowedHosts hosts that may lie in a private network: `host[:port][@organization]`
/// @param lookEvery how often feeds are looked at
/// @param still how long a file must not have changed
/// @param silence the longest time that an address may send nothing
/// @param whole the longest time for an answer
/// @param look the longest time for a look at an answer: less than the portal waits for one
/// @param mostBytes of an answer or a file
/// @param mostRows of one
/// @param mostCells of all its rows together
/// @param mostUnread answers of one feed that could not be read and are kept to be read again
/// @param mostUnreadBytes of all of them together
/// @param atOnce answers that are asked for beside each other; they are read one after the other
/// @param failingAfter failed runs in a row that make a feed failing
/// @param firstPause between the first failure and the next attempt; twice as long each time
/// @param longestPause between two attempts
@ConfigurationProperties("dxpulse.feed")
record FeedSettings(
    @DefaultValue(".dxpulse/feeds") String folder,
    @DefaultValue List<String> files,
    @DefaultValue Set<String> allowedHosts,
    @DefaultValue("2s") Duration lookEvery,
    @DefaultValue("2s") Duration still,
    @DefaultValue("10s") Duration silence,
    @DefaultValue("60s") Duration whole,
    @DefaultValue("25s") Duration look,
    @DefaultValue("5000000") int mostBytes,
    @DefaultValue("20000") int mostRows,
    @DefaultValue("200000") int mostCells,
    @DefaultValue("100") int mostUnread,
    @DefaultValue("100000000") long mostUnreadBytes,
    @DefaultValue("2") int atOnce,
    @DefaultValue("3") int failingAfter,
    @DefaultValue("30s") Duration firstPause,
    @DefaultValue("1h") Duration longestPause) {
  private static final int LARGEST = 200_000_000;

  FeedSettings {
    Stream.of(lookEvery, silence, whole, look, firstPause, longestPause)
        .filter(duration -> duration.isZero() || duration.isNegative())
        .findAny()
        .ifPresent(duration -> {
          throw refused(
              "look-every, silence, whole, look, first-pause and longest-pause are above zero");
        });
    if (still.isNegative()) {
      throw refused("still is not below zero");
    }
    if (failingAfter < 1) {
      throw refused("failing-after is 1 or more");
    }
    if (mostBytes < 1 || mostBytes > LARGEST) {
      throw refused("most-bytes is from 1 to " + LARGEST);
    }
    if (mostRows < 1 || mostCells < 1 || atOnce < 1) {
      throw refused("most-rows, most-cells and at-once are 1 or more");
    }
    if (mostUnread < 1 || mostUnreadBytes < mostBytes) {
      throw refused("most-unread is 1 or more, and most-unread-bytes no less than most-bytes");
    }
    if (longestPause.compareTo(firstPause) < 0 || whole.compareTo(silence) < 0) {
      throw refused("longest-pause is no shorter than first-pause, nor whole than silence");
    }
    allowedHosts =
        allowedHosts.stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  AnswerLimits limits() {
    return new AnswerLimits(mostBytes, mostRows, mostCells);
  }

  KeepUnread.Limits unread() {
    return new KeepUnread.Limits(mostUnread, mostUnreadBytes);
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("dxpulse.feed: " + why);
  }
}
