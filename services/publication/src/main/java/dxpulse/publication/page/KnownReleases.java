package dxpulse.publication.page;

import dxpulse.contracts.types.time.Period;
import java.util.Optional;

/// Which release counts for a period; a look-up in memory.
public interface KnownReleases {
  Optional<ReleaseLink> of(Period period);
}
