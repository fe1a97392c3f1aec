package dxpulse.ingestion.quarantine;

import dxpulse.contracts.types.event.ObservationRejected;
import dxpulse.ingestion.quarantine.Quarantine.Item;
import dxpulse.ingestion.submission.RefusedFigures.RefusedFigure;
import dxpulse.ingestion.upload.Upload.RejectedRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something in quarantine with what people look for it by.
///
/// @param reasons the codes of what was wrong, each with the words for it
/// @param feed who sent it, for what came from a feed
/// @param file the name of the file, for a row of one
/// @param resolution how it was ended, if it was
public record Waiting(
    Item item,
    Instant since,
    Map<String, String> reasons,
    @Nullable String feed,
    @Nullable String file,
    @Nullable Resolution resolution) {

  /// The newest first; rows of a file in their order.
  static final Comparator<Waiting> NEWEST_FIRST =
      Comparator.comparing(Waiting::since)
          .reversed()
          .thenComparing(waiting -> waiting.file() == null ? "" : waiting.file())
          .thenComparingLong(
              waiting -> waiting.item() instanceof Item.Row(var row) ? row.line() : 0)
          .thenComparing(waiting -> waiting.item().id());

  static Waiting of(ObservationRejected rejection, @Nullable Resolution resolution) {
    return new Waiting(
        new Item.Observation(rejection),
        rejection.rejectedAt(),
        Map.of(rejection.code(), rejection.reason().ja() + " / " + rejection.reason().english()),
        rejection.observation().source().submittedBy(),
        rejection.observation().source().file(),
        resolution);
  }

  static Waiting of(RefusedFigure figure, @Nullable Resolution resolution) {
    Map<String, String> reasons = new LinkedHashMap<>();
    figure.errors().forEach(fault -> reasons.putIfAbsent(fault.code(), fault.message()));
    return new Waiting(
        new Item.Figure(figure),
        figure.refusedAt(),
        reasons,
        figure.submittedBy(),
        null,
        resolution);
  }

  static Waiting of(RejectedRow row, @Nullable Resolution resolution) {
    Map<String, String> reasons = new LinkedHashMap<>();
    row.errors().forEach(fault -> reasons.putIfAbsent(fault.code(), fault.message()));
    return new Waiting(new Item.Row(row), row.uploadedAt(), reasons, null, row.file(), resolution);
  }

  /// What somebody looks for; an absent part asks for nothing.
  ///
  /// @param discarded whether it is what was discarded, instead of what waits
  public record Search(
      @Nullable String reason, @Nullable String feed, @Nullable String file, boolean discarded) {
    /// Everything that waits.
    public static final Search ALL = new Search(null, null, null, false);

    public boolean finds(Waiting waiting) {
      Resolution ended = waiting.resolution();
      boolean stands =
          discarded
              ? ended != null && ended.outcome() == Resolution.Outcome.DISCARDED
              : ended == null;
      return stands
          && (reason == null || waiting.reasons().containsKey(reason))
          && (feed == null || Objects.equals(feed, waiting.feed()))
          && (file == null || Objects.equals(file, waiting.file()));
    }
  }
}
