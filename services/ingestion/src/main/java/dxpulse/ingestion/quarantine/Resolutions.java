package dxpulse.ingestion.quarantine;

import java.util.Optional;
import java.util.Set;

/// What has left the quarantine, for good: a later rejection of the same thing does not bring it
/// back.
public interface Resolutions {
  /// Keeps a resolution, unless somebody was faster.
  ///
  /// @return the resolution that holds
  Resolution keep(Resolution resolution);

  Optional<Resolution> find(String id);

  /// Everything that has left the quarantine.
  Set<String> ids();
}
