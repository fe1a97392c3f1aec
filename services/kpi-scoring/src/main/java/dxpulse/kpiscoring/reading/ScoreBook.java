package dxpulse.kpiscoring.reading;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Keeps every revision of every score. To enter one again changes nothing.
public interface ScoreBook {
  void enter(Collection<KpiScored> scores);

  /// When it returns, every entry is stored. Whoever reads sees entries before that, too.
  void write();

  /// The newest revision of each period, oldest period first.
  List<KpiScored> newest(OrganizationCode organization, KpiCode kpi, Granularity granularity);

  /// The revision of each period that was the newest at an instant, oldest period first; none of a
  /// period that was not scored by then. A later revision is never scored earlier.
  List<KpiScored> asOf(
      OrganizationCode organization, KpiCode kpi, Granularity granularity, Instant instant);

  /// For each of some scores, in their order, the revisions of its period up to it, oldest first.
  List<List<KpiScored>> revisions(List<KpiScored> scores);
}
