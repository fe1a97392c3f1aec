package dxpulse.roadmap.project;

import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.event.ProjectUpdated.Report;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Takes changes of projects one after the other: saves, announces, remembers the announcement.
///
/// An announcement that fails leaves the saved version unannounced; [#announceLeft] sends it later.
public final class ProjectDesk {
  private final Projects projects;
  private final ProjectAnnouncements announcements;
  private final KnownKpis kpis;
  private final ReentrantLock turn = new ReentrantLock();

  public ProjectDesk(Projects projects, ProjectAnnouncements announcements, KnownKpis kpis) {
    this.projects = projects;
    this.announcements = announcements;
    this.kpis = kpis;
  }

  /// What became of a draft.
  public sealed interface Outcome {
    record Accepted(StoredProject stored, boolean created) implements Outcome {}

    record Refused(List<ProjectRule.Breach> breaches) implements Outcome {}

    /// Somebody else changed the project first.
    record Outdated(int version) implements Outcome {}
  }

  /// Takes a draft in; one that equals what is held changes nothing, whichever version it was made
  /// from: it may be the repeat of a change whose answer was lost. Reports stay as they are.
  ///
  /// @param expected the version that the draft was made from, if its author said so; 0 for none
  ///   yet
  public Outcome update(
      ProjectUpdated draft, @Nullable Integer expected, @Nullable String traceparent) {
    turn.lock();
    try {
      StoredProject current = projects.find(draft.organization(), draft.number()).orElse(null);
      if (current != null && isHeld(draft, current.project())) {
        return new Outcome.Accepted(announced(current, traceparent), false);
      }
      int version = current == null ? 0 : current.project().version();
      if (expected != null && expected != version) {
        return new Outcome.Outdated(version);
      }
      List<ProjectRule.Breach> breaches = ProjectRule.breachesOf(draft, kpis);
      if (!breaches.isEmpty()) {
        return new Outcome.Refused(breaches);
      }
      List<Report> reports = current == null ? List.of() : current.project().reports();
      StoredProject next =
          new StoredProject(
              with(draft, reports, version + 1, draft.updatedAt()),
              current == null ? List.of() : current.earlierReports(),
              false);
      return new Outcome.Accepted(saved(next, traceparent), current == null);
    } finally {
      turn.unlock();
    }
  }

  /// Enters a report; a later one of the same half replaces the earlier one, which is kept as
  /// history. The same report again changes nothing.
  public Optional<StoredProject> report(
      ProjectUpdated of, Report report, @Nullable String traceparent) {
    turn.lock();
    try {
      return projects
          .find(of.organization(), of.number())
          .map(current -> entered(current, report, traceparent));
    } finally {
      turn.unlock();
    }
  }

  private StoredProject entered(
      StoredProject current, Report report, @Nullable String traceparent) {
    ProjectUpdated project = current.project();
    List<Report> reports = new ArrayList<>(project.reports());
    List<Report> earlier = new ArrayList<>(current.earlierReports());
    for (Report known : project.reports()) {
      if (known.half().equals(report.half())) {
        if (saysTheSame(known, report)) {
          return announced(current, traceparent);
        }
        reports.remove(known);
        earlier.add(known);
      }
    }
    reports.add(report);
    reports.sort(Comparator.comparing(Report::half, Comparator.<Period>naturalOrder()));
    ProjectUpdated next = with(project, reports, project.version() + 1, report.reportedAt());
    return saved(new StoredProject(next, earlier, false), traceparent);
  }

  /// Takes a version from Kafka that the store has lost.
  public void restore(ProjectUpdated announced) {
    turn.lock();
    try {
      StoredProject ours = projects.find(announced.organization(), announced.number()).orElse(null);
      if (ours == null || ours.project().version() < announced.version()) {
        List<Report> earlier = ours == null ? List.of() : ours.earlierReports();
        projects.save(new StoredProject(announced, earlier, true));
      }
    } finally {
      turn.unlock();
    }
  }

  /// Announces what an earlier failure left.
  public void announceLeft() {
    turn.lock();
    try {
      projects.unannounced().forEach(left -> announced(left, null));
    } finally {
      turn.unlock();
    }
  }

  private StoredProject saved(StoredProject next, @Nullable String traceparent) {
    projects.save(next);
    return announced(next, traceparent);
  }

  private StoredProject announced(StoredProject stored, @Nullable String traceparent) {
    if (stored.announced()) {
      return stored;
    }
    announcements.announce(stored.project(), traceparent);
    StoredProject done = stored.afterAnnouncement();
    projects.save(done);
    return done;
  }

  private static boolean isHeld(ProjectUpdated draft, ProjectUpdated held) {
    return with(draft, held.reports(), held.version(), held.updatedAt()).equals(held);
  }

  private static boolean saysTheSame(Report a, Report b) {
    return a.state() == b.state()
        && java.util.Objects.equals(a.percent(), b.percent())
        && a.text().equals(b.text());
  }

  private static ProjectUpdated with(
      ProjectUpdated p, List<Report> reports, int version, Instant updatedAt) {
    return new ProjectUpdated(
        p.organization(),
        p.number(),
        p.name(),
        p.field(),
        p.item(),
        p.department(),
        p.departmentKey(),
        p.reference(),
        p.issues(),
        p.aims(),
        p.budgets(),
        p.measures(),
        p.phases(),
        reports,
        p.kpis(),
        p.indicators(),
        p.notes(),
        version,
        updatedAt);
  }
}
