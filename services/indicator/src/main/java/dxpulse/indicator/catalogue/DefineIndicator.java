package dxpulse.indicator.catalogue;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Takes a draft into the catalogue: an equal one changes nothing, another one becomes the next
/// version.
///
/// A version is saved first and announced then, so that its number is taken before anybody hears of
/// it: two drafts never travel under one number. If the announcement fails the sender is told so;
/// it is made good when the same draft is sent again, and at the next start, which announces
/// whatever the topic does not hold.
public final class DefineIndicator {
  private final Catalogue catalogue;
  private final Announcements announcements;
  private final Map<String, Object> turns = new ConcurrentHashMap<>();

  public DefineIndicator(Catalogue catalogue, Announcements announcements) {
    this.catalogue = catalogue;
    this.announcements = announcements;
  }

  /// @param created whether the indicator is new
  /// @param changed whether there is a new version
  public record Outcome(IndicatorDefined definition, boolean created, boolean changed) {}

  /// Saves and announces, one draft of an indicator after the other. It is announced even if
  /// nothing changed, because an earlier announcement may have failed.
  ///
  /// @throws Announcements.TooLarge when the definition with all its versions fits in no record
  /// @throws Catalogue.Overtaken when another process was faster
  public Outcome define(OrganizationCode organization, IndicatorCode code, Version draft) {
    synchronized (turns.computeIfAbsent(organization + "|" + code, first -> new Object())) {
      Optional<IndicatorDefined> current = catalogue.find(organization, code);
      IndicatorDefined next = next(organization, code, current.orElse(null), draft);
      boolean changed =
          current.map(was -> was.versions().size() != next.versions().size()).orElse(true);
      if (changed) {
        announcements.requireRoomFor(next);
        catalogue.save(next);
      }
      announcements.announce(next);
      return new Outcome(next, current.isEmpty(), changed);
    }
  }

  static IndicatorDefined next(
      OrganizationCode organization,
      IndicatorCode code,
      @Nullable IndicatorDefined current,
      Version draft) {
    if (current == null) {
      return new IndicatorDefined(
          organization, code, List.of(numbered(draft, 1)), draft.changedAt());
    }
    if (saysTheSame(current.newest(), draft)) {
      return current;
    }
    List<Version> versions = new ArrayList<>(current.versions());
    versions.add(numbered(draft, current.newest().version() + 1));
    return new IndicatorDefined(organization, code, versions, draft.changedAt());
  }

  /// Whether two versions differ in nothing but their number and who wrote them when.
  static boolean saysTheSame(Version one, Version other) {
    return stripped(one).equals(stripped(other));
  }

  private static Version stripped(Version v) {
    return copy(v, 0, null, "", Instant.EPOCH);
  }

  private static Version numbered(Version v, int number) {
    return copy(v, number, v.reason(), v.changedBy(), v.changedAt());
  }

  private static Version copy(
      Version v, int number, @Nullable String reason, String changedBy, Instant changedAt) {
    return new Version(
        number,
        v.name(),
        v.definition(),
        v.unit(),
        v.decimals(),
        v.direction(),
        v.accumulation(),
        v.frequency(),
        v.baseline(),
        v.targets(),
        v.targetPath(),
        v.normalisation(),
        v.sample(),
        v.department(),
        v.sourceStatistic(),
        v.validFrom(),
        v.validTo(),
        reason,
        changedBy,
        changedAt);
  }
}
