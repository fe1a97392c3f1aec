package dxpulse.ingestion.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A feed with where it stands and its last runs, the newest first.
///
/// @param file fingerprint of the file that it was configured by; absent: by the page
public record Feed(
    FeedDefinition definition, @Nullable String file, FeedState state, List<FeedRun> runs) {
  static final int MOST_RUNS = 50;
  static final int MOST_RAW = 5;

  public Feed {
    runs = List.copyOf(runs);
  }
}
