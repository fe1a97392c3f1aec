package dxpulse.ingestion.feed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A feed with where it stands and its last runs, the newest first.
///
/// @param file fingerprint of the file that it was configured by; absent: by the page
public record Feed(
    FeedDefinition definition, @Nullable String file, FeedState state, List<FeedRun> runs) {
  private static final int MOST_RUNS = 50;
  private static final int MOST_RAW = 5;

  public Feed {
    runs = List.copyOf(runs);
  }

  /// A run before the earlier ones: so many runs are kept, and the answers of fewer.
  public static List<FeedRun> with(FeedRun run, List<FeedRun> earlier) {
    List<FeedRun> runs = new ArrayList<>();
    runs.add(run);
    int answers = run.rawKept() ? 1 : 0;
    for (FeedRun each : earlier.subList(0, Math.min(MOST_RUNS - 1, earlier.size()))) {
      runs.add(each.rawKept() && answers >= MOST_RAW ? each.rawDropped() : each);
      answers += each.rawKept() ? 1 : 0;
    }
    return List.copyOf(runs);
  }
}
