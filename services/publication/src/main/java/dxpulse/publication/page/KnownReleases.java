package dxpulse.publication.page;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which release counts for a period, and which one comes next; look-ups in memory.
public interface KnownReleases {
  Optional<ReleaseLink> of(Period period);

  /// The names of all that are public, newest first.
  default List<String> published() {
    return List.of();
  }

  /// The first day of the newest period of each kind that ought to be known by now, by the calendar
  /// of releases.
  default Map<Granularity, LocalDate> knownFrom() {
    return Map.of();
  }

  /// The next release of a kind of period, or the next of all where that kind is not released.
  default Optional<NextRelease> next(Granularity kind) {
    return Optional.empty();
  }

  /// The release that a reader of a period waits for: that of the period itself where one is
  /// expected, or the next of its kind.
  default Optional<NextRelease> next(Granularity kind, Period period) {
    return next(kind);
  }
}
