package dxpulse.publication.release;

import dxpulse.contracts.types.LocalizedText;
import java.time.Instant;

/// Where a release stands. It goes from prepared to published, at once or through an embargo, and
/// from there only to withdrawn.
public sealed interface Standing {
  /// Only the office sees it; it may be prepared anew.
  record Prepared() implements Standing {}

  /// Only the office sees it; it is frozen and is published by the clock. Everybody sees when.
  record Embargoed(Instant until) implements Standing {}

  /// Everybody sees it.
  record Published(Instant at) implements Standing {}

  /// Everybody sees it, and that it no longer counts, and why.
  record Withdrawn(Instant publishedAt, Instant at, LocalizedText reason) implements Standing {}

  /// Whether everybody may see it.
  default boolean isPublic() {
    return switch (this) {
      case Prepared prepared -> false;
      case Embargoed embargoed -> false;
      case Published published -> true;
      case Withdrawn withdrawn -> true;
    };
  }

  /// How many things there are to tell subscribers: that it was published, and that it was
  /// withdrawn.
  default int news() {
    return switch (this) {
      case Prepared prepared -> 0;
      case Embargoed embargoed -> 0;
      case Published published -> 1;
      case Withdrawn withdrawn -> 2;
    };
  }

  /// The word for it in addresses and bodies.
  default String code() {
    return switch (this) {
      case Prepared prepared -> "PREPARED";
      case Embargoed embargoed -> "EMBARGOED";
      case Published published -> "PUBLISHED";
      case Withdrawn withdrawn -> "WITHDRAWN";
    };
  }
}
