package dxpulse.kpiscoring.definition;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiDefined.Component;
import dxpulse.contracts.types.event.KpiDefined.Version;
import dxpulse.contracts.types.time.FiscalYear;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a KPI definition must keep, one rule each; all problems are told at once.
///
/// Weights need no certain sum: only their proportions count, and what weighs nothing is shown and
/// does not count. A KPI may be made of references alone: it says that it has no index, and why.
/// Cycles cannot arise: a KPI is made of indicators and never of KPIs.
public enum KpiRule {
  HAS_A_COMPONENT("構成要素がありません / there is no component", "1つ以上の構成要素 / at least one component") {
    @Override
    List<Breach> check(Version version, Surroundings around) {
      return breachIf(version.components().isEmpty(), "/components", null);
    }
  },
  EACH_INDICATOR_ONCE("同じ指標が2回あります / an indicator appears twice", "指標は1回ずつ / each indicator once") {
    @Override
    List<Breach> check(Version version, Surroundings around) {
      List<Breach> breaches = new ArrayList<>();
      Set<IndicatorCode> seen = new HashSet<>();
      for (int i = 0; i < version.components().size(); i++) {
        IndicatorCode indicator = version.components().get(i).indicator();
        if (!seen.add(indicator)) {
          breaches.add(breachAt(i, "/indicator", indicator));
        }
      }
      return breaches;
    }
  },
  INDICATORS_EXIST(
      "この指標は登録されていません / there is no such indicator", "登録されている指標 / an indicator of the catalogue") {
    @Override
    List<Breach> check(Version version, Surroundings around) {
      List<Breach> breaches = new ArrayList<>();
      for (int i = 0; i < version.components().size(); i++) {
        IndicatorCode indicator = version.components().get(i).indicator();
        if (!around.indicators().containsKey(indicator)) {
          breaches.add(breachAt(i, "/indicator", indicator));
        }
      }
      return breaches;
    }
  },
  WEIGHTS_ARE_NOT_NEGATIVE(
      "重みは0以上の数にしてください / a weight must not be below zero", "0以上の数 / 0 or above") {
    @Override
    List<Breach> check(Version version, Surroundings around) {
      List<Breach> breaches = new ArrayList<>();
      for (int i = 0; i < version.components().size(); i++) {
        Component component = version.components().get(i);
        if (component.weight().signum() < 0) {
          breaches.add(breachAt(i, "/weight", component.weight()));
        }
      }
      return breaches;
    }
  },
  WEIGHTS_HAVE_A_SUM(
      "重みの合計は0より大きくしてください / the weights must sum to more than zero",
      "0より大きい重みが1つ以上 / at least one weight above 0") {
    @Override
    List<Breach> check(Version version, Surroundings around) {
      List<Component> components = version.components();
      return breachIf(
          !components.isEmpty()
              && components.stream().allMatch(each -> each.weight().signum() == 0),
          "/components",
          0);
    }
  },
  /// A score of 100 is the target: under a cap of zero nothing that is achieved would count.
  CAP_IS_POSITIVE("上限は0より大きい数にしてください / the cap must be above zero", "0より大きい数 / above 0") {
    @Override
    List<Breach> check(Version version, Surroundings around) {
      BigDecimal cap = version.cap();
      return breachIf(cap != null && cap.signum() <= 0, "/cap", cap);
    }
  },
  CAP_IS_ABOVE_FLOOR(
      "上限は下限より大きくしてください / the cap must be above the floor", "下限より大きい数 / above the floor") {
    @Override
    List<Breach> check(Version version, Surroundings around) {
      BigDecimal cap = version.cap();
      BigDecimal floor = version.floor();
      return breachIf(cap != null && floor != null && cap.compareTo(floor) <= 0, "/cap", cap);
    }
  },
  COVERAGE_IS_A_SHARE(
      "算定率の下限は0から1までです / minimum coverage lies between 0 and 1", "0から1まで / 0 to 1") {
    @Override
    List<Breach> check(Version version, Surroundings around) {
      BigDecimal coverage = version.minimumCoverage();
      return breachIf(
          coverage.signum() < 0 || coverage.compareTo(BigDecimal.ONE) > 0,
          "/minimumCoverage",
          coverage);
    }
  },
  VALIDITY_RUNS_FORWARD(
      "有効期間の終わりが始まりより前です / validTo lies before validFrom", "validFrom 以降 / validFrom or later") {
    @Override
    List<Breach> check(Version version, Surroundings around) {
      return breachIf(
          version.validTo() != null && version.validTo().compareTo(version.validFrom()) < 0,
          "/validTo",
          version.validTo());
    }
  },
  LATER_VERSIONS_KEEP_THEIR_YEARS(
      "あとの年度から始まる版の期間に重なっています / the validity reaches into a version that begins later", "") {
    @Override
    List<Breach> check(Version version, Surroundings around) {
      return around
          .firstStartAfter(version.validFrom())
          .filter(later -> version.validTo() == null || version.validTo().compareTo(later) >= 0)
          .map(later ->
              new Breach(
                  this,
                  null,
                  "/validFrom",
                  version.validFrom() + "–" + (version.validTo() == null ? "" : version.validTo()),
                  "validFrom を %1$s 以降にするか、validTo を %2$s 以前に / validFrom %1$s or later, or validTo %2$s or earlier"
                      .formatted(later, later.previous())))
          .stream()
          .toList();
    }
  };

  private final String message;
  private final String expected;

  KpiRule(String message, String expected) {
    this.message = message;
    this.expected = expected;
  }

  /// A rule that a definition breaks, and where.
  ///
  /// @param component index of the component that breaks it, or none
  /// @param member pointer from there, else from the definition
  public record Breach(
      KpiRule rule,
      @Nullable Integer component,
      String member,
      @Nullable String value,
      String expected) {
    public String message() {
      return rule.message;
    }
  }

  /// What a version is held against.
  ///
  /// @param current the KPI as it stands, if there is one
  record Surroundings(
      @Nullable KpiDefined current, Map<IndicatorCode, IndicatorDefined> indicators) {

    Optional<FiscalYear> firstStartAfter(FiscalYear year) {
      return current == null
          ? Optional.empty()
          : current.versions().stream()
              .map(Version::validFrom)
              .filter(start -> start.compareTo(year) > 0)
              .min(Comparator.naturalOrder());
    }
  }

  abstract List<Breach> check(Version version, Surroundings around);

  List<Breach> breachIf(boolean broken, String member, @Nullable Object value) {
    return broken
        ? List.of(new Breach(this, null, member, value == null ? null : value.toString(), expected))
        : List.of();
  }

  Breach breachAt(int component, String member, Object value) {
    return new Breach(this, component, member, value.toString(), expected);
  }

  /// Whether it is kept or not depends on the catalogue of indicators.
  boolean isAboutIndicators() {
    return this == INDICATORS_EXIST;
  }

  /// What is wrong with a version among these indicators, whatever other versions there are.
  public static List<Breach> breachesOf(
      Version version, Map<IndicatorCode, IndicatorDefined> indicators) {
    return breachesOf(version, new Surroundings(null, indicators));
  }

  /// The rule in words, in Japanese and English.
  public String message() {
    return message;
  }

  public String expected() {
    return expected;
  }

  /// Everything that is wrong with a version.
  static List<Breach> breachesOf(Version version, Surroundings around) {
    return Stream.of(values()).flatMap(rule -> rule.check(version, around).stream()).toList();
  }
}
