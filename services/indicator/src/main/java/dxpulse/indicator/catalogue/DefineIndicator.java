package dxpulse.indicator.catalogue;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Takes a draft into the catalogue: an equal one changes nothing, another one becomes the next
/// version.
///
/// A draft may come without a reason, because programs that send whole catalogues have none, and a
/// first definition needs none; the version then says nothing about why. People are asked for it
/// where they work: on the page and in imported files.
///
/// A version is saved first and announced then, so that its number is taken before anybody hears of
/// it: two drafts never travel under one number. If the announcement fails the sender is told so;
/// it is made good when the same draft is sent again, and at the next start, which announces
/// whatever the topic does not hold.
public final class DefineIndicator {
  private final Catalogue catalogue;
  private final Announcements announcements;
  private final Map<String, Object> turns = new ConcurrentHashMap<>();
  private final Set<String> unannounced = ConcurrentHashMap.newKeySet();

  public DefineIndicator(Catalogue catalogue, Announcements announcements) {
    this.catalogue = catalogue;
    this.announcements = announcements;
  }

  /// @param created whether the indicator is new
  /// @param changed whether there is a new version
  public record Outcome(IndicatorDefined definition, boolean created, boolean changed) {}

  /// The draft runs into the years of a version that begins later.
  public static final class Overlapping extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Succession.Overlap overlap;

    Overlapping(Succession.Overlap overlap) {
      super("version " + overlap.later().version() + " holds from " + overlap.year());
      this.overlap = overlap;
    }

    public Succession.Overlap overlap() {
      return overlap;
    }
  }

  /// Saves and announces, one draft of an indicator after the other. It is announced even if
  /// nothing changed, because an earlier announcement may have failed.
  ///
  /// @param madeFrom the number of the version that the draft was made from, which must still be
  ///   the newest one unless the draft changes nothing; absent when nobody minds
  /// @throws Overlapping when the draft runs into a version that begins later
  /// @throws Announcements.TooLarge when the definition with all its versions fits in no record
  /// @throws Catalogue.Overtaken when somebody else was faster
  public Outcome define(
      OrganizationCode organization,
      IndicatorCode code,
      Version draft,
      @Nullable Integer madeFrom) {
    synchronized (turnOf(key(organization, code))) {
      IndicatorDefined current = catalogue.find(organization, code).orElse(null);
      if (madeFrom != null
          && current != null
          && current.newest().version() != madeFrom
          && Succession.saying(current.versions(), draft).isEmpty()) {
        throw new Catalogue.Overtaken(current);
      }
      Outcome outcome = outcome(organization, code, current, draft);
      if (outcome.changed()) {
        announcements.requireRoomFor(outcome.definition());
        catalogue.save(outcome.definition());
      }
      announce(outcome.definition());
      return outcome;
    }
  }

  /// Announces an indicator whose last announcement failed, and no other one: whoever listens works
  /// through everything again that depends on it. What failed before this process started is made
  /// good at the start.
  ///
  /// @throws Announcements.NotAnnounced when it fails again
  public void makeGood(OrganizationCode organization, IndicatorCode code) {
    String key = key(organization, code);
    synchronized (turnOf(key)) {
      if (unannounced.contains(key)) {
        catalogue.find(organization, code).ifPresent(this::announce);
      }
    }
  }

  private void announce(IndicatorDefined definition) {
    String key = key(definition.organization(), definition.code());
    unannounced.add(key);
    announcements.announce(definition);
    unannounced.remove(key);
  }

  private Object turnOf(String key) {
    return turns.computeIfAbsent(key, first -> new Object());
  }

  private static String key(OrganizationCode organization, IndicatorCode code) {
    return organization + "|" + code;
  }

  /// What would come of a draft. Nothing is kept.
  ///
  /// @throws Overlapping when the draft runs into a version that begins later
  public static Outcome outcome(
      OrganizationCode organization,
      IndicatorCode code,
      @Nullable IndicatorDefined current,
      Version draft) {
    if (current == null) {
      return new Outcome(
          new IndicatorDefined(
              organization, code, List.of(Succession.numbered(draft, 1)), draft.changedAt()),
          true,
          true);
    }
    List<Version> before = current.versions();
    if (Succession.saying(before, draft).isPresent()) {
      return new Outcome(current, false, false);
    }
    Optional<Succession.Overlap> overlap = Succession.overlap(before, draft);
    if (overlap.isPresent()) {
      throw new Overlapping(overlap.get());
    }
    List<Version> versions = new ArrayList<>(before);
    versions.add(Succession.numbered(draft, current.newest().version() + 1));
    return new Outcome(
        new IndicatorDefined(organization, code, versions, draft.changedAt()), false, true);
  }
}
