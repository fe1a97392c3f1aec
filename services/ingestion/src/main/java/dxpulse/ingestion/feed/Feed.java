package dxpulse.ingestion.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A feed with where it stands and its last runs, the newest first.
///
/// @param file fingerprint of the file that it was configured by; absent: by the page
/// @param removal absent while it stands in the list; what it did is told all the same
public record Feed(
    FeedDefinition definition,
    @Nullable String file,
    FeedState state,
    List<FeedRun> runs,
    @Nullable Removal removal) {
  private static final int MOST_RUNS = 50;
  private static final int MOST_RAW = 5;

  public Feed {
    runs = List.copyOf(runs);
  }

  /// Who took a feed out of the list, when and why.
  public record Removal(String by, String byName, Instant at, String reason) {}

  public boolean isRemoved() {
    return removal != null;
  }

  /// A run before the earlier ones: so many runs are kept, and the answers of fewer. The last good
  /// answer stays with its run: it shows what a source said before it changed.
  public static List<FeedRun> with(FeedRun run, List<FeedRun> earlier) {
    List<FeedRun> all = new ArrayList<>();
    all.add(run);
    all.addAll(earlier);
    FeedRun good = all.stream().filter(Feed::hasGoodAnswer).findFirst().orElse(null);
    List<FeedRun> runs = new ArrayList<>();
    int answers = 0;
    for (FeedRun each : all) {
      boolean isGood = each.equals(good);
      if (runs.size() < MOST_RUNS || isGood) {
        runs.add(each.rawKept() && answers >= MOST_RAW && !isGood ? each.rawDropped() : each);
        answers += each.rawKept() ? 1 : 0;
      }
    }
    return List.copyOf(runs);
  }

  private static boolean hasGoodAnswer(FeedRun run) {
    return run.rawKept() && run.outcome() != FeedRun.Outcome.FAILED;
  }
}
