package dxpulse.kpiscoring.reading;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
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
    return revisions(organization, kpi, granularity).stream().map(List::getLast).toList();
  }

  @Override
  public List<List<KpiScored>> revisions(
      OrganizationCode organization, KpiCode kpi, Granularity granularity) {
    List<List<KpiScored>> periods = new ArrayList<>();
    pages
        .getOrDefault(page(organization, kpi, granularity), Map.of())
        .values()
        .forEach(revisions -> periods.add(List.copyOf(revisions.values())));
    return periods;
  }

  private static String page(OrganizationCode organization, KpiCode kpi, Granularity granularity) {
    return organization + "|" + kpi + "|" + granularity;
  }
}
