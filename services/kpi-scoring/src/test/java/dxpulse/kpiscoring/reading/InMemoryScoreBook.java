package dxpulse.kpiscoring.reading;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A book that is closed when the test ends.
public final class InMemoryScoreBook implements ScoreBook {
  private final Map<String, Map<Period, Map<Integer, KpiScored>>> pages = new TreeMap<>();

  @Override
  public void enter(Collection<KpiScored> scores) {
    for (KpiScored score : scores) {
      var _ =
          pages
              .computeIfAbsent(
                  page(score.organization(), score.kpi(), score.granularity()),
                  unseen -> new TreeMap<>())
              .computeIfAbsent(score.period(), unseen -> new TreeMap<>())
              .putIfAbsent(score.revision(), score);
    }
  }

  @Override
  public void write() {}

  @Override
  public List<KpiScored> newest(
      OrganizationCode organization, KpiCode kpi, Granularity granularity) {
    return asOf(organization, kpi, granularity, Instant.MAX);
  }

  @Override
  public List<KpiScored> asOf(
      OrganizationCode organization, KpiCode kpi, Granularity granularity, Instant instant) {
    List<KpiScored> found = new ArrayList<>();
    pages
        .getOrDefault(page(organization, kpi, granularity), Map.of())
        .values()
        .forEach(revisions ->
            revisions.values().stream()
                .filter(score -> !score.scoredAt().isAfter(instant))
                .reduce((earlier, later) -> later)
                .ifPresent(found::add));
    return found;
  }

  @Override
  public List<List<KpiScored>> revisions(List<KpiScored> scores) {
    return scores.stream()
        .map(score ->
            pages
                .getOrDefault(
                    page(score.organization(), score.kpi(), score.granularity()), Map.of())
                .getOrDefault(score.period(), Map.of())
                .values()
                .stream()
                .filter(each -> each.revision() <= score.revision())
                .toList())
        .toList();
  }

  private static String page(OrganizationCode organization, KpiCode kpi, Granularity granularity) {
    return organization + "|" + kpi + "|" + granularity;
  }
}
