package dxpulse.ingestion.feed;

import java.util.List;
import java.util.Objects;

/// A feed that a file defines.
///
/// @param file fingerprint of the file
/// @param on whether it is switched on when it is first seen
public record ConfiguredFeed(FeedDefinition definition, String file, boolean on) {
  /// Brings the store to what the files say. What somebody has changed on the page stays, and what
  /// somebody has removed there stays removed.
  public static void settle(List<ConfiguredFeed> configured, Feeds feeds, TendFeeds tendFeeds) {
    for (ConfiguredFeed each : configured) {
      FeedDefinition definition = each.definition;
      var known = feeds.find(definition.organization(), definition.name());
      if (known.isEmpty()) {
        feeds.keep(definition, each.file);
        if (each.on) {
          tendFeeds.switchOn(definition);
        }
      } else if (!known.get().isRemoved()
          && known.get().file() != null
          && !Objects.equals(known.get().file(), each.file)) {
        feeds.keep(definition, each.file);
        tendFeeds.reschedule(definition);
      }
    }
  }
}
