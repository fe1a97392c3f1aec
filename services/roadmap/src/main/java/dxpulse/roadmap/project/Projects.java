package dxpulse.roadmap.project;

import dxpulse.contracts.types.OrganizationCode;
import java.util.List;
import java.util.Optional;

/// Keeps projects. What it is told it has once it returns.
public interface Projects {
  Optional<StoredProject> find(OrganizationCode organization, int number);

  /// In the order of their numbers.
  List<StoredProject> all(OrganizationCode organization);

  /// Projects whose newest version may not be on Kafka.
  List<StoredProject> unannounced();

  void save(StoredProject project);
}
