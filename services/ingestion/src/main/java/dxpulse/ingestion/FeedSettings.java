package dxpulse.ingestion;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How feeds are tended.
///
/// @param folder where files of feeds are put down, in `<organization>/<feed>`
/// @param files definitions of feeds, or folders of them
/// @param allowedHosts hosts that may lie in a private network
/// @param lookEvery how often feeds are looked at
/// @param still how long a file must not have changed
/// @param silence the longest time that an address may send nothing
/// @param whole the longest time for an answer
/// @param mostBytes of an answer or a file
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
    @DefaultValue("20000000") int mostBytes,
    @DefaultValue("3") int failingAfter,
    @DefaultValue("30s") Duration firstPause,
    @DefaultValue("1h") Duration longestPause) {
  FeedSettings {
    if (lookEvery.isZero() || lookEvery.isNegative() || failingAfter < 1 || mostBytes < 1) {
      throw new IllegalArgumentException(
          "dxpulse.feed: look-every, failing-after and most-bytes are above zero");
    }
  }
}
