package dxpulse.ingestion.quarantine;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// What has left the quarantine: a later rejection of the same thing does not bring it back, only a
/// person who discarded it does.
public interface Resolutions {
  /// Keeps a resolution, unless somebody was faster.
  ///
  /// @return the resolution that holds
  Resolution keep(Resolution resolution);

  /// Keeps many at once, each unless somebody was faster.
  void keep(Collection<Resolution> resolutions);

  Optional<Resolution> find(String id);

  /// Those that are there, by the id of what they ended.
  Map<String, Resolution> find(Collection<String> ids);

  /// Takes resolutions away: what they ended waits again.
  void forget(Collection<String> ids);
}
