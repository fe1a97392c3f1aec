package dxpulse.kpiscoring.definition;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiDefined.Component;
import dxpulse.contracts.types.event.KpiDefined.Version;
import dxpulse.contracts.types.event.Valid;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes a draft into the catalogue: one that says what holds for a year already changes nothing,
/// even if it comes late; another one becomes the next version.
public final class DefineKpi {
  private final KpiCatalogue catalogue;
  private final KpiAnnouncements announcements;
  private final Indicators indicators;
  // Whether something in the catalogue may wait to be announced.
  private volatile boolean mayWait = true;

  public DefineKpi(KpiCatalogue catalogue, KpiAnnouncements announcements, Indicators indicators) {
    this.catalogue = catalogue;
    this.announcements = announcements;
    this.indicators = indicators;
  }

  /// What became of a draft.
  public sealed interface Outcome {}

  /// @param created whether the KPI is new
  public record Defined(KpiDefined definition, boolean created) implements Outcome {}

  /// Somebody else changed the KPI at the same moment; nothing was changed by this draft.
  public record Overtaken() implements Outcome {}

  /// Somebody else changed the KPI after the sender of the draft had read it; nothing was changed
  /// by this draft.
  ///
  /// @param newest the number of the newest version
  public record Behind(int newest) implements Outcome {}

  /// The KPI as it is stored at this moment.
  public Optional<KpiDefined> current(OrganizationCode organization, KpiCode code) {
    return catalogue.stored(organization, code);
  }

  /// Every rule that a draft breaks. An indicator that is not known here is looked for in the
  /// catalogue as it stands, because it may have been defined a moment ago. A draft that changes
  /// nothing is held against none, nor is one that is behind: it has to be written anew.
  ///
  /// @param current what the draft would follow, if anything
  /// @param basis the version that the draft was made from, if that is known
  /// @throws Indicators.Unreadable when that cannot be done now
  public List<KpiRule.Breach> breaches(
      OrganizationCode organization,
      @Nullable KpiDefined current,
      @Nullable Integer basis,
      Version draft) {
    if (current != null && (isSaid(current, draft) || isBehind(current, basis))) {
      return List.of();
    }
    List<KpiRule.Breach> breaches =
        KpiRule.breachesOf(
            draft, new KpiRule.Surroundings(current, indicators.known(organization)));
    return breaches.stream().noneMatch(breach -> breach.rule().isAboutIndicators())
        ? breaches
        : KpiRule.breachesOf(
            draft, new KpiRule.Surroundings(current, indicators.latest(organization)));
  }

  /// Saves and announces a draft that breaks no rule. It is announced even if nothing changed,
  /// because an earlier announcement may have failed. If this one fails, the definition waits in
  /// the catalogue, and [#announceTheRest] makes it good.
  ///
  /// @param current what the draft was held against; if that is no longer what is stored, the draft
  ///   is overtaken
  /// @param basis the version that the draft was made from, if that is known; the draft is behind
  ///   where it is not the newest, unless it changes nothing
  public Outcome define(
      OrganizationCode organization,
      KpiCode code,
      @Nullable KpiDefined current,
      @Nullable Integer basis,
      Version draft) {
    if (current != null && !isSaid(current, draft) && isBehind(current, basis)) {
      return new Behind(current.newest().version());
    }
    KpiDefined next = next(organization, code, current, draft);
    int expected = current == null ? 0 : current.newest().version();
    if (!next.equals(current) && !catalogue.save(next, expected)) {
      return new Overtaken();
    }
    announce(next);
    return new Defined(next, current == null);
  }

  /// Announces what was saved and could not be announced then, by this process or the one before.
  public void announceTheRest() {
    if (mayWait) {
      mayWait = false;
      for (KpiDefined waiting : orLater(catalogue::unannounced)) {
        announce(waiting);
      }
    }
  }

  private void announce(KpiDefined definition) {
    var _ =
        orLater(() -> {
          announcements.announce(definition);
          catalogue.announced(definition);
          return definition;
        });
  }

  /// Whatever fails here is looked for again.
  private <T> T orLater(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException later) {
      mayWait = true;
      throw later;
    }
  }

  private static boolean isBehind(KpiDefined current, @Nullable Integer basis) {
    return basis != null && basis != current.newest().version();
  }

  /// Whether a version says what a draft says and still holds for a year. If it holds for any, it
  /// does for its first one: a newer version that is for that year replaces it for good.
  private static boolean isSaid(KpiDefined current, Version draft) {
    return Valid.inForce(current.versions(), draft.validFrom())
        .filter(holds -> plain(holds).equals(plain(draft)))
        .isPresent();
  }

  static KpiDefined next(
      OrganizationCode organization, KpiCode code, @Nullable KpiDefined current, Version draft) {
    if (current == null) {
      return new KpiDefined(organization, code, List.of(numbered(draft, 1)), draft.changedAt());
    }
    if (isSaid(current, draft)) {
      return current;
    }
    List<Version> versions = new ArrayList<>(current.versions());
    versions.add(numbered(draft, current.newest().version() + 1));
    return new KpiDefined(organization, code, versions, draft.changedAt());
  }

  /// What a version says, without its number and without who wrote it when and why. A number is the
  /// same however many zeros end it.
  private static Version plain(Version v) {
    return new Version(
        0,
        v.field(),
        v.name(),
        v.components().stream()
            .map(each -> new Component(each.indicator(), each.weight().stripTrailingZeros()))
            .toList(),
        v.aggregation(),
        plain(v.cap()),
        plain(v.floor()),
        v.minimumCoverage().stripTrailingZeros(),
        v.maxAgeMonths(),
        v.validFrom(),
        v.validTo(),
        null,
        "",
        Instant.EPOCH);
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros();
  }

  private static Version numbered(Version v, int number) {
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
        v.reason(),
        v.changedBy(),
        v.changedAt());
  }
}
