package dxpulse.kpiscoring.reading;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import java.util.Collection;
import java.util.List;

/// Keeps every revision of every score. To enter one again changes nothing.
public interface ScoreBook {
  void enter(Collection<KpiScored> scores);

  /// When it returns, every entry is stored. Whoever reads sees entries before that, too.
  void write();

  /// The newest revision of each period, oldest period first.
  List<KpiScored> newest(OrganizationCode organization, KpiCode kpi, Granularity granularity);

  /// For each period, oldest first, its revisions in their order.
  List<List<KpiScored>> revisions(
      OrganizationCode organization, KpiCode kpi, Granularity granularity);
}
