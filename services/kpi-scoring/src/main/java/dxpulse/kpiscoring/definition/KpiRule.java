package dxpulse.kpiscoring.definition;

import dxpulse.contracts.types.event.KpiDefined.Component;
import dxpulse.contracts.types.event.KpiDefined.Version;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a KPI definition must keep, one rule each; all problems are told at once.
public enum KpiRule {
  HAS_A_COMPONENT {
    @Override
    Optional<Breach> check(Version version) {
      return breachIf(
          version.components().isEmpty(), "/components", "構成要素がありません / there is no component");
    }
  },
  EACH_INDICATOR_ONCE {
    @Override
    Optional<Breach> check(Version version) {
      long distinct = version.components().stream().map(Component::indicator).distinct().count();
      return breachIf(
          distinct < version.components().size(),
          "/components",
          "同じ指標が2回あります / an indicator appears twice");
    }
  },
  WEIGHTS_ARE_POSITIVE {
    @Override
    Optional<Breach> check(Version version) {
      return breachIf(
          version.components().stream().anyMatch(component -> component.weight().signum() <= 0),
          "/components",
          "重みは0より大きい数にしてください / weights must be above zero");
    }
  },
  CAP_IS_ABOVE_FLOOR {
    @Override
    Optional<Breach> check(Version version) {
      BigDecimal cap = version.cap();
      BigDecimal floor = version.floor();
      return breachIf(
          cap != null && floor != null && cap.compareTo(floor) <= 0,
          "/cap",
          "上限は下限より大きくしてください / the cap must be above the floor");
    }
  },
  COVERAGE_IS_A_SHARE {
    @Override
    Optional<Breach> check(Version version) {
      return breachIf(
          version.minimumCoverage().signum() < 0
              || version.minimumCoverage().compareTo(BigDecimal.ONE) > 0,
          "/minimumCoverage",
          "算定率の下限は0から1までです / minimum coverage lies between 0 and 1");
    }
  },
  VALIDITY_RUNS_FORWARD {
    @Override
    Optional<Breach> check(Version version) {
      return breachIf(
          version.validTo() != null && version.validTo().compareTo(version.validFrom()) < 0,
          "/validTo",
          "有効期間の終わりが始まりより前です / validTo lies before validFrom");
    }
  };

  /// A rule that a definition breaks, and where.
  public record Breach(KpiRule rule, String pointer, String message) {}

  abstract Optional<Breach> check(Version version);

  Optional<Breach> breachIf(boolean broken, String pointer, String message) {
    return broken ? Optional.of(new Breach(this, pointer, message)) : Optional.empty();
  }

  /// Everything that is wrong with a version.
  public static List<Breach> breachesOf(Version version) {
    return Stream.of(values()).flatMap(rule -> rule.check(version).stream()).toList();
  }
}
