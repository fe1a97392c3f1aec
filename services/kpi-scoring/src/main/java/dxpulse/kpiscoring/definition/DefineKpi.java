package dxpulse.kpiscoring.definition;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiDefined.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes a draft into the catalogue: an equal one changes nothing, another one becomes the next
/// version.
public final class DefineKpi {
  private final KpiCatalogue catalogue;
  private final KpiAnnouncements announcements;

  public DefineKpi(KpiCatalogue catalogue, KpiAnnouncements announcements) {
    this.catalogue = catalogue;
    this.announcements = announcements;
  }

  /// @param created whether the KPI is new
  public record Outcome(KpiDefined definition, boolean created) {}

  /// Saves and announces. It is announced even if nothing changed, because an earlier announcement
  /// may have failed.
  public Outcome define(OrganizationCode organization, KpiCode code, Version draft) {
    KpiDefined current = catalogue.find(organization, code).orElse(null);
    KpiDefined next = next(organization, code, current, draft);
    if (!next.equals(current)) {
      catalogue.save(next);
    }
    announcements.announce(next);
    return new Outcome(next, current == null);
  }

  static KpiDefined next(
      OrganizationCode organization, KpiCode code, @Nullable KpiDefined current, Version draft) {
    if (current == null) {
      return new KpiDefined(organization, code, List.of(numbered(draft, 1)), draft.changedAt());
    }
    if (stripped(current.newest()).equals(stripped(draft))) {
      return current;
    }
    List<Version> versions = new ArrayList<>(current.versions());
    versions.add(numbered(draft, current.newest().version() + 1));
    return new KpiDefined(organization, code, versions, draft.changedAt());
  }

  /// What a version says, without its number and without who wrote it when and why.
  private static Version stripped(Version version) {
    return copy(version, 0, null, "", Instant.EPOCH);
  }

  private static Version numbered(Version version, int number) {
    return copy(version, number, version.reason(), version.changedBy(), version.changedAt());
  }

  private static Version copy(
      Version v, int number, @Nullable String reason, String changedBy, Instant changedAt) {
    return new Version(
        number,
        v.field(),
        v.name(),
        v.components(),
        v.aggregation(),
        v.cap(),
        v.floor(),
        v.minimumCoverage(),
        v.maxAgeMonths(),
        v.validFrom(),
        v.validTo(),
        reason,
        changedBy,
        changedAt);
  }
}
