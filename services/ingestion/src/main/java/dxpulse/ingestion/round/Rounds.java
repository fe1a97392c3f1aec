package dxpulse.ingestion.round;

import dxpulse.contracts.types.OrganizationCode;
import java.util.List;
import java.util.Optional;

/// The rounds that were opened.
public interface Rounds {
  Optional<Round> find(OrganizationCode organization, String id);

  /// Those of an organization, the last opened first.
  List<Round> all(OrganizationCode organization);

  /// The open ones of all organizations.
  List<Round> open();

  /// Keeps a round for good, unless another revision than the one before it is kept.
  ///
  /// @return whether it is kept
  boolean keep(Round round);
}
