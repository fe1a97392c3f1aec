package dxpulse.roadmap.project;

import dxpulse.contracts.types.event.ProjectUpdated;
import org.jspecify.annotations.Nullable;

/// Tells the other services of a project.
public interface ProjectAnnouncements {
  /// Returns once the announcement is durable, or throws when it may not be; to announce again does
  /// no harm.
  void announce(ProjectUpdated project, @Nullable String traceparent);
}
