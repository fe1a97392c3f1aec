package dxpulse.ingestion.report;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.ingestion.report.Report.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reports that last as long as the test.
public final class InMemoryReports implements Reports {
  private final Map<String, Report> byId;

  InMemoryReports() {
    this(new HashMap<>());
  }

  /// @param byId by their ids; what is kept is put there
  public InMemoryReports(Map<String, Report> byId) {
    this.byId = byId;
  }

  @Override
  public Map<String, Report> find(Collection<String> ids) {
    Map<String, Report> found = new HashMap<>();
    for (String id : ids) {
      if (byId.get(id) instanceof Report report) {
        found.put(id, report);
      }
    }
    return found;
  }

  @Override
  public Set<String> keep(Collection<Report> reports) {
    Set<String> lost = new HashSet<>();
    for (Report report : reports) {
      int version = byId.get(report.id()) instanceof Report there ? there.version() : 0;
      if (version == report.version() - 1) {
        var _ = byId.put(report.id(), report);
      } else {
        lost.add(report.id());
      }
    }
    return lost;
  }

  /// Its lists are the reports themselves.
  @Override
  public void sweep(Instant now) {}

  @Override
  public void goThrough(OrganizationCode organization, Set<State> states, Consumer<Listed> look) {
    byId.values().stream()
        .filter(report -> report.observation().organization().equals(organization))
        .filter(report -> states.contains(report.state()))
        .map(InMemoryReports::entry)
        .forEach(look);
  }

  @Override
  public List<Listed> page(
      OrganizationCode organization,
      State state,
      String after,
      Predicate<Listed> wanted,
      int most) {
    List<Listed> all = new ArrayList<>();
    goThrough(organization, Set.of(state), all::add);
    return all.stream()
        .filter(each -> each.id().compareTo(after) > 0)
        .filter(wanted)
        .sorted(Comparator.comparing(Listed::id))
        .limit(most)
        .toList();
  }

  @Override
  public List<Report> listed(List<Listed> some) {
    return some.stream()
        .map(each -> byId.get(each.id()))
        .filter(Objects::nonNull)
        .filter(report -> some.contains(entry(report)))
        .toList();
  }

  @Override
  public List<String> idsOf(
      OrganizationCode organization, IndicatorCode indicator, @Nullable AreaCode area) {
    return byId.values().stream()
        .filter(report -> report.observation().organization().equals(organization))
        .filter(report -> report.observation().indicator().equals(indicator))
        .filter(report -> area == null || report.observation().area().equals(area))
        .map(Report::id)
        .sorted()
        .toList();
  }

  @Override
  public List<Report> unsent() {
    return byId.values().stream().filter(report -> report.isReleased() && !report.sent()).toList();
  }

  private static Listed entry(Report report) {
    return new Listed(
        report.id(),
        report.state(),
        report.observation().indicator(),
        report.observation().period(),
        report.department(),
        report.reportedBy(),
        report.batch(),
        report.steps().getLast().at());
  }
}
