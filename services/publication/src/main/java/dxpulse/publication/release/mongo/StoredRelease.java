package dxpulse.publication.release.mongo;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.publication.release.Content;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A head as it is written: the standing's parts side by side.
///
/// @param told absent in heads of an earlier build
/// @param at until when it is embargoed, or when it was published
record StoredRelease(
    Period period,
    int edition,
    int version,
    String standing,
    @Nullable Instant at,
    @Nullable Instant withdrawnAt,
    @Nullable LocalizedText reason,
    @Nullable LocalizedText note,
    List<KpiCode> highlights,
    Content content,
    boolean announced,
    @Nullable Integer told,
    List<Release.Step> trail) {

  static String write(Release release) {
    Standing standing = release.standing();
    return WireFormat.mapper()
        .writeValueAsString(
            new StoredRelease(
                release.period(),
                release.edition(),
                release.version(),
                standing.code(),
                switch (standing) {
                  case Standing.Prepared prepared -> null;
                  case Standing.Embargoed(var until) -> until;
                  case Standing.Published(var at) -> at;
                  case Standing.Withdrawn(var since, var end, var reason) -> since;
                },
                standing instanceof Standing.Withdrawn withdrawn ? withdrawn.at() : null,
                standing instanceof Standing.Withdrawn withdrawn ? withdrawn.reason() : null,
                release.words().note(),
                release.words().highlights(),
                release.content(),
                release.announced(),
                release.told(),
                release.trail()));
  }

  static Release read(String body) {
    StoredRelease stored = WireFormat.mapper().readValue(body, StoredRelease.class);
    Standing stands = stored.stands();
    return new Release(
        stored.period,
        stored.edition,
        stored.version,
        stands,
        new Release.Words(stored.note, stored.highlights),
        stored.content,
        stored.told(stands),
        stored.trail);
  }

  /// An earlier build told of publications only, and kept whether it had.
  private int told(Standing stands) {
    return told != null ? told : announced ? stands.news() : 0;
  }

  private Standing stands() {
    return switch (standing) {
      case "PREPARED" -> new Standing.Prepared();
      case "EMBARGOED" -> new Standing.Embargoed(Objects.requireNonNull(at));
      case "PUBLISHED" -> new Standing.Published(Objects.requireNonNull(at));
      case "WITHDRAWN" ->
          new Standing.Withdrawn(
              Objects.requireNonNull(at),
              Objects.requireNonNull(withdrawnAt),
              Objects.requireNonNull(reason));
      default -> throw new IllegalStateException("release " + period + ": " + standing);
    };
  }
}
