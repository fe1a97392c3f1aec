package dxpulse.roadmap.project;

import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.event.ProjectUpdated.Report;
import java.util.List;

/// A project with what is kept beside it.
///
/// @param earlierReports reports that a later one of the same half replaced, oldest first
/// @param announced whether this version is known to be on Kafka
public record StoredProject(
    ProjectUpdated project, List<Report> earlierReports, boolean announced) {
  public StoredProject {
    earlierReports = List.copyOf(earlierReports);
  }

  StoredProject afterAnnouncement() {
    return new StoredProject(project, earlierReports, true);
  }
}
