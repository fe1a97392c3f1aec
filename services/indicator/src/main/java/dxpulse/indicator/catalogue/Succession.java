package dxpulse.indicator.catalogue;

import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.event.Valid;
import dxpulse.contracts.types.time.FiscalYear;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How versions of one indicator follow each other.
///
/// For every fiscal year the newest version that is valid for it holds. A newer version therefore
/// takes over from its first year on, which is how a definition is changed and how it is corrected
/// for the same years; one that begins with an earlier version or before it replaces that version
/// for good, which is how a definition is given an end ([Valid]). What it may not do is run into
/// the years of a version that begins later: whoever corrects the years from 2024 would silently
/// undo what was decided for 2026. Such an overlap is refused, and the draft can be sent again with
/// an end.
public final class Succession {
  private Succession() {}

  /// A draft runs into the years of a version that begins later than it does.
  ///
  /// @param year the first year that both claim
  /// @param later the version that holds there
  public record Overlap(FiscalYear year, Version later) {}

  /// The first year in which a draft would undo a version that begins later.
  public static Optional<Overlap> overlap(List<Version> versions, Version draft) {
    for (FiscalYear year : turns(versions, draft)) {
      Version holds = holding(versions, year);
      if (holds != null
          && draft.isValidFor(year)
          && holds.validFrom().compareTo(draft.validFrom()) > 0) {
        return Optional.of(new Overlap(year, holds));
      }
    }
    return Optional.empty();
  }

  /// The version that already says what a draft says, if it is the newest or still holds for a
  /// year: to say it again, even late, changes nothing.
  static Optional<Version> saying(List<Version> versions, Version draft) {
    if (saysTheSame(versions.getLast(), draft)) {
      return Optional.of(versions.getLast());
    }
    return turns(versions, draft).stream()
        .map(year -> holding(versions, year))
        .filter(Objects::nonNull)
        .filter(version -> saysTheSame(version, draft))
        .findFirst();
  }

  /// The version that a change for a year starts from: of those that begin by then the one that
  /// begins last, newest first; the newest of all when none does or no year is given.
  public static Version basis(IndicatorDefined indicator, @Nullable FiscalYear from) {
    Version basis = null;
    if (from != null) {
      for (Version version : indicator.versions()) {
        if (version.validFrom().compareTo(from) <= 0
            && (basis == null || version.validFrom().compareTo(basis.validFrom()) >= 0)) {
          basis = version;
        }
      }
    }
    return basis == null ? indicator.newest() : basis;
  }

  /// The versions that hold for some year, in the order of their first years. Of two that begin in
  /// the same year there is only the newer one, which a change for that year starts from.
  public static List<Version> inForce(IndicatorDefined indicator) {
    return turns(indicator.versions(), indicator.newest()).stream()
        .map(year -> holding(indicator.versions(), year))
        .filter(Objects::nonNull)
        .distinct()
        .filter(version -> basis(indicator, version.validFrom()).equals(version))
        .sorted(Comparator.comparing(Version::validFrom))
        .toList();
  }

  /// Fiscal years on end.
  ///
  /// @param to the last one, absent when they are open
  public record Years(FiscalYear from, @Nullable FiscalYear to) {}

  /// The years that a version is in force for, oldest first; none when others took them all.
  ///
  /// @param versions in the order of their version numbers, this one among them
  public static List<Years> yearsInForce(List<Version> versions, Version version) {
    TreeSet<FiscalYear> turns = turns(versions, version);
    List<Years> years = new ArrayList<>();
    for (FiscalYear turn : turns) {
      if (version.equals(holding(versions, turn))) {
        FiscalYear next = turns.higher(turn);
        FiscalYear last = next == null ? null : next.previous();
        boolean goesOn = !years.isEmpty() && turn.previous().equals(years.getLast().to());
        years.add(new Years(goesOn ? years.removeLast().from() : turn, last));
      }
    }
    return years;
  }

  /// The years in which another version may come to hold; between them nothing changes.
  private static TreeSet<FiscalYear> turns(List<Version> versions, Version draft) {
    TreeSet<FiscalYear> turns = new TreeSet<>();
    turns.add(draft.validFrom());
    for (Version version : versions) {
      turns.add(version.validFrom());
      if (version.validTo() != null) {
        turns.add(version.validTo().next());
      }
    }
    return turns;
  }

  private static @Nullable Version holding(List<Version> versions, FiscalYear year) {
    return Valid.inForce(versions, year).orElse(null);
  }

  /// Whether two versions differ in nothing but their number and who wrote them when and why. A
  /// number is the same however many zeros end it.
  static boolean saysTheSame(Version one, Version other) {
    return plain(one).equals(plain(other));
  }

  private static Version plain(Version v) {
    Normalisation method = v.normalisation();
    Map<String, BigDecimal> stages = method.stages();
    Map<String, BigDecimal> plainStages = new HashMap<>();
    if (stages != null) {
      stages.forEach((stage, score) -> plainStages.put(stage, score.stripTrailingZeros()));
    }
    return signed(
        v,
        v.baseline() == null
            ? null
            : new DatedValue(v.baseline().period(), v.baseline().value().stripTrailingZeros()),
        v.targets().stream()
            .map(target ->
                new Target(
                    target.period(),
                    plain(target.value()),
                    plain(target.upper()),
                    target.form(),
                    target.text()))
            .toList(),
        new Normalisation(
            method.method(), plain(method.lower()), plain(method.upper()), plainStages),
        0,
        null,
        "",
        Instant.EPOCH);
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros();
  }

  static Version numbered(Version v, int number) {
    return signed(
        v,
        v.baseline(),
        v.targets(),
        v.normalisation(),
        number,
        v.reason(),
        v.changedBy(),
        v.changedAt());
  }

  private static Version signed(
      Version v,
      @Nullable DatedValue baseline,
      List<Target> targets,
      Normalisation normalisation,
      int number,
      @Nullable String reason,
      String changedBy,
      Instant changedAt) {
    return new Version(
        number,
        v.name(),
        v.definition(),
        v.unit(),
        v.decimals(),
        v.direction(),
        v.accumulation(),
        v.frequency(),
        baseline,
        targets,
        v.targetPath(),
        normalisation,
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
