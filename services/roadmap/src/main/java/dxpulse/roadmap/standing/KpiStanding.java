package dxpulse.roadmap.standing;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Period;
import org.jspecify.annotations.Nullable;

/// Where a KPI stands: its name and the index of its newest quarter.
///
/// @param name absent until the definition has come
/// @param version of the definition, 0 before it has come
/// @param period the newest scored quarter, absent before the first
/// @param revision of that quarter's score
public record KpiStanding(
    OrganizationCode organization,
    KpiCode code,
    @Nullable LocalizedText name,
    int version,
    @Nullable Period period,
    @Nullable Double index,
    int revision) {

  public static KpiStanding unknown(OrganizationCode organization, KpiCode code) {
    return new KpiStanding(organization, code, null, 0, null, null, 0);
  }

  public boolean isDefined() {
    return version > 0;
  }

  /// After a definition; an older one than known changes nothing.
  public KpiStanding after(KpiDefined defined) {
    int newest = defined.newest().version();
    return newest <= version
        ? this
        : new KpiStanding(
            organization, code, defined.newest().name(), newest, period, index, revision);
  }

  /// After a score; one of an earlier quarter or revision changes nothing.
  public KpiStanding after(KpiScored scored) {
    int order = period == null ? 1 : scored.period().compareTo(period);
    return order < 0 || (order == 0 && scored.revision() <= revision)
        ? this
        : new KpiStanding(
            organization, code, name, version, scored.period(), scored.index(), scored.revision());
  }
}
