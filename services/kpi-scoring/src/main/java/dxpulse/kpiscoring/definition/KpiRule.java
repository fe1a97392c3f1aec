package dxpulse.kpiscoring.definition;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.KpiDefined.Component;
import dxpulse.contracts.types.event.KpiDefined.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a KPI definition must keep, one rule each; all problems are told at once.
public enum KpiRule {
  HAS_A_COMPONENT("構成要素がありません / there is no component", "at least one component") {
    @Override
    List<Breach> check(Version version) {
      return breachIf(version.components().isEmpty(), "/components", null);
    }
  },
  EACH_INDICATOR_ONCE("同じ指標が2回あります / an indicator appears twice", "each indicator once") {
    @Override
    List<Breach> check(Version version) {
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
  WEIGHTS_ARE_POSITIVE("重みは0より大きい数にしてください / weights must be above zero", "above 0") {
    @Override
    List<Breach> check(Version version) {
      List<Breach> breaches = new ArrayList<>();
      for (int i = 0; i < version.components().size(); i++) {
        Component component = version.components().get(i);
        if (component.weight().signum() <= 0) {
          breaches.add(breachAt(i, "/weight", component.weight()));
        }
      }
      return breaches;
    }
  },
  CAP_IS_ABOVE_FLOOR("上限は下限より大きくしてください / the cap must be above the floor", "above the floor") {
    @Override
    List<Breach> check(Version version) {
      BigDecimal cap = version.cap();
      BigDecimal floor = version.floor();
      return breachIf(cap != null && floor != null && cap.compareTo(floor) <= 0, "/cap", cap);
    }
  },
  COVERAGE_IS_A_SHARE("算定率の下限は0から1までです / minimum coverage lies between 0 and 1", "0 to 1") {
    @Override
    List<Breach> check(Version version) {
      BigDecimal coverage = version.minimumCoverage();
      return breachIf(
          coverage.signum() < 0 || coverage.compareTo(BigDecimal.ONE) > 0,
          "/minimumCoverage",
          coverage);
    }
  },
  VALIDITY_RUNS_FORWARD("有効期間の終わりが始まりより前です / validTo lies before validFrom", "validFrom or later") {
    @Override
    List<Breach> check(Version version) {
      return breachIf(
          version.validTo() != null && version.validTo().compareTo(version.validFrom()) < 0,
          "/validTo",
          version.validTo());
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
      KpiRule rule, @Nullable Integer component, String member, @Nullable String value) {
    public String message() {
      return rule.message;
    }

    public String expected() {
      return rule.expected;
    }
  }

  abstract List<Breach> check(Version version);

  List<Breach> breachIf(boolean broken, String member, @Nullable Object value) {
    return broken
        ? List.of(new Breach(this, null, member, value == null ? null : value.toString()))
        : List.of();
  }

  Breach breachAt(int component, String member, Object value) {
    return new Breach(this, component, member, value.toString());
  }

  /// Everything that is wrong with a version.
  public static List<Breach> breachesOf(Version version) {
    return Stream.of(values()).flatMap(rule -> rule.check(version).stream()).toList();
  }
}
