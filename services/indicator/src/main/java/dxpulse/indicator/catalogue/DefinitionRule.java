package dxpulse.indicator.catalogue;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.TargetForm;
import dxpulse.contracts.types.TargetPath;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a definition must keep, one rule each; all problems are told at once.
public enum DefinitionRule {
  UNIT_IS_GIVEN("unit") {
    @Override
    void check(Version version, Breaches breaches) {
      if (version.unit().isBlank()) {
        breaches.add("/unit", "単位がありません / there is no unit", null, "％, 件, 人");
      }
    }
  },
  VALIDITY_RUNS_FORWARD("validFrom", "validTo") {
    @Override
    void check(Version version, Breaches breaches) {
      if (version.validTo() != null && version.validTo().compareTo(version.validFrom()) < 0) {
        breaches.add(
            "/validTo",
            "適用期間の終わりが始まりより前です / validTo lies before validFrom",
            version.validTo(),
            version.validFrom() + "以降 / or later");
      }
    }
  },
  /// A target is to be reached by its period's end: of two with one end, such as those of FY2028
  /// and of its last quarter, nobody could say which is in force.
  TARGETS_ARE_DATED_ONCE("targets") {
    @Override
    void check(Version version, Breaches breaches) {
      Map<Integer, Period> seen = new HashMap<>();
      Targets.eachTarget(
          version,
          (target, at) -> {
            Period other = seen.putIfAbsent(target.period().endMonth(), target.period());
            if (other != null) {
              breaches.add(
                  at + "/period",
                  "同じ月に終わる目標が2つあります / two targets end in one month",
                  target.period(),
                  "同じ月に終わる目標は1つ（"
                      + other
                      + "と重複） / one for each end; "
                      + other
                      + " ends then, too");
            }
          });
    }
  },
  TARGET_HAS_ITS_NUMBER("targets") {
    @Override
    void check(Version version, Breaches breaches) {
      Targets.eachTarget(
          version,
          (target, at) -> {
            if (target.form() != TargetForm.IMPROVE && target.value() == null) {
              breaches.add(
                  at + "/value",
                  "目標値がありません（数値のない目標は form を IMPROVE にします） / there is no value (a target in words"
                      + " has the form IMPROVE)",
                  null,
                  "数値 / a number");
            }
          });
    }
  },
  RANGE_HAS_TWO_ENDS("targets") {
    @Override
    void check(Version version, Breaches breaches) {
      Targets.eachTarget(
          version,
          (target, at) -> {
            BigDecimal lower = target.value();
            BigDecimal upper = target.upper();
            if (target.form() != TargetForm.RANGE) {
              if (upper != null) {
                breaches.add(
                    at + "/upper",
                    "上端は範囲の目標（RANGE）だけにあります / only a RANGE has an upper end",
                    upper,
                    "form を RANGE にするか、上端なし / form RANGE, or no upper");
              }
            } else if (upper == null) {
              breaches.add(
                  at + "/upper", "範囲の上端がありません / the range has no upper end", null, "数値 / a number");
            } else if (lower != null && lower.compareTo(upper) >= 0) {
              breaches.add(
                  at + "/upper",
                  "範囲の上端が下端以下です / the upper end is not above the lower end",
                  upper,
                  Breaches.above(lower));
            }
          });
    }
  },
  FORM_AGREES_WITH_DIRECTION("targets", "direction") {
    @Override
    void check(Version version, Breaches breaches) {
      TargetForm contrary =
          switch (version.direction()) {
            case HIGHER_IS_BETTER -> TargetForm.AT_MOST;
            case LOWER_IS_BETTER -> TargetForm.AT_LEAST;
          };
      Targets.eachTarget(
          version,
          (target, at) -> {
            if (target.form() == contrary) {
              breaches.add(
                  at + "/form",
                  "目標の形が指標の方向と逆です / the form contradicts the direction",
                  target.form(),
                  contrary + " 以外の形 / any form but " + contrary);
            }
          });
    }
  },
  /// Better than what, and in which words it is shown.
  IMPROVEMENT_IS_IN_WORDS("targets", "baseline") {
    @Override
    void check(Version version, Breaches breaches) {
      Targets.eachTarget(
          version,
          (target, at) -> {
            if (target.form() != TargetForm.IMPROVE) {
              return;
            }
            if (target.value() != null) {
              breaches.add(
                  at + "/value",
                  "IMPROVE の目標には数値がありません / IMPROVE has no number",
                  target.value(),
                  "値を消すか、ほかの形 / no value, or another form");
            }
            if (target.text() == null) {
              breaches.add(
                  at + "/text",
                  "目標のことばがありません / the target has no words",
                  null,
                  "例：現状より増加 / such as 現状より増加");
            }
            if (version.baseline() == null) {
              breaches.add(
                  "/baseline",
                  "比べる基準値がありません / IMPROVE needs a baseline to compare with",
                  null,
                  "期間と値 / period and value");
            }
          });
    }
  },
  /// A share has a meaning above zero only. Where lower is better, zero is a target, too: nothing
  /// reaches it but zero itself.
  TARGET_IS_POSITIVE_FOR_RATIO("targets", "normalisation", "direction") {
    @Override
    void check(Version version, Breaches breaches) {
      if (version.normalisation().method() != NormalisationMethod.RATIO) {
        return;
      }
      int least = version.direction() == Direction.HIGHER_IS_BETTER ? 1 : 0;
      Targets.eachNumber(
          version,
          (value, at) -> {
            if (value.signum() < least) {
              breaches.add(
                  at + "/value",
                  "比による達成度では目標値は正の数です / RATIO needs a target above zero",
                  value,
                  least == 1 ? "0より大きい数 / above 0" : "0以上の数 / 0 or more");
            }
          });
    }
  },
  DISTANCE_HAS_A_BASELINE("targets", "normalisation", "direction", "baseline") {
    @Override
    void check(Version version, Breaches breaches) {
      if (version.normalisation().method() == NormalisationMethod.DISTANCE
          && version.targets().stream().anyMatch(target -> target.value() != null)
          && version.baseline() == null) {
        breaches.add(
            "/baseline",
            "基準値からの距離で測るには基準値が必要です / DISTANCE needs a baseline",
            null,
            "期間と値 / period and value");
      }
    }
  },
  TARGET_DIFFERS_FROM_BASELINE("targets", "normalisation", "direction", "baseline") {
    @Override
    void check(Version version, Breaches breaches) {
      Targets.eachDistance(
          version,
          (baseline, target, at) -> {
            BigDecimal value = target.value();
            BigDecimal upper = target.upper();
            if (target.form() == TargetForm.RANGE) {
              if (value != null
                  && upper != null
                  && baseline.compareTo(value) >= 0
                  && baseline.compareTo(upper) <= 0) {
                breaches.add(
                    at + "/value",
                    "基準値が目標の範囲の中にあります / the baseline lies within the target's range",
                    value.toPlainString() + " – " + upper.toPlainString(),
                    baseline.toPlainString() + " を含まない範囲 / a range without it");
              }
            } else if (value != null && value.compareTo(baseline) == 0) {
              breaches.add(
                  at + "/value",
                  "目標値と基準値が同じです / the target equals the baseline",
                  value,
                  baseline.toPlainString() + " 以外の数 / another number");
            }
          });
    }
  },
  TARGET_IS_BETTER_THAN_BASELINE("targets", "normalisation", "direction", "baseline") {
    @Override
    void check(Version version, Breaches breaches) {
      int better = version.direction() == Direction.HIGHER_IS_BETTER ? 1 : -1;
      Targets.eachDistance(
          version,
          (baseline, target, at) -> {
            // A range may be left to either side.
            if (target.form() != TargetForm.RANGE
                && target.value() != null
                && target.value().compareTo(baseline) == -better) {
              breaches.add(
                  at + "/value",
                  "目標値が基準値より悪い側にあります / the target lies on the worse side of the baseline",
                  target.value(),
                  better > 0 ? Breaches.above(baseline) : Breaches.below(baseline));
            }
          });
    }
  },
  LINEAR_PATH_HAS_A_BASELINE("targets", "targetPath", "baseline") {
    @Override
    void check(Version version, Breaches breaches) {
      if (version.targetPath() == TargetPath.LINEAR
          && version.baseline() == null
          && version.targets().stream().anyMatch(target -> target.value() != null)) {
        breaches.add(
            "/baseline",
            "直線の目標経路には、始点となる基準値が必要です / a LINEAR path begins at a baseline",
            null,
            "期間と値 / period and value");
      }
    }
  },
  LINEAR_PATH_RUNS_FORWARD("targets", "targetPath", "baseline") {
    @Override
    void check(Version version, Breaches breaches) {
      DatedValue baseline = version.baseline();
      if (version.targetPath() != TargetPath.LINEAR || baseline == null) {
        return;
      }
      Targets.eachTarget(
          version,
          (target, at) -> {
            if (!target.period().end().isAfter(baseline.period().end())) {
              breaches.add(
                  at + "/period",
                  "直線の目標経路では、目標の期間は基準値の期間より後です / on a LINEAR path a target is dated after the baseline",
                  target.period(),
                  baseline.period() + " より後 / after " + baseline.period());
            }
          });
    }
  },
  /// A sum over a shorter time than values are ever reported for compares with none of them.
  SUM_IS_OF_A_WHOLE_RHYTHM("targets", "baseline", "accumulation", "frequency") {
    @Override
    void check(Version version, Breaches breaches) {
      if (version.accumulation() != Accumulation.FLOW) {
        return;
      }
      int months = version.frequency().months();
      String message =
          "期間が指標の頻度より短く、合計を比べられません / the period is shorter than the frequency of the sums";
      String expected = months + "か月以上の期間 / a period of " + months + " months or longer";
      DatedValue baseline = version.baseline();
      if (baseline != null && baseline.period().months() < months) {
        breaches.add("/baseline/period", message, baseline.period(), expected);
      }
      Targets.eachTarget(
          version,
          (target, at) -> {
            if (target.period().months() < months) {
              breaches.add(at + "/period", message, target.period(), expected);
            }
          });
    }
  },
  GOALPOSTS_ARE_APART("normalisation") {
    @Override
    void check(Version version, Breaches breaches) {
      if (version.normalisation().method() != NormalisationMethod.GOALPOSTS) {
        return;
      }
      BigDecimal lower = version.normalisation().lower();
      BigDecimal upper = version.normalisation().upper();
      if (lower == null) {
        breaches.add(
            "/normalisation/lower",
            "下限がありません / GOALPOSTS needs its lower end",
            null,
            "数値 / a number");
      }
      if (upper == null) {
        breaches.add(
            "/normalisation/upper",
            "上限がありません / GOALPOSTS needs its upper end",
            null,
            "数値 / a number");
      }
      if (lower != null && upper != null && lower.compareTo(upper) >= 0) {
        breaches.add(
            "/normalisation/upper",
            "上限が下限以下です / the upper goalpost is not above the lower one",
            upper,
            Breaches.above(lower));
      }
    }
  },
  STAGES_ARE_NAMED("normalisation") {
    @Override
    void check(Version version, Breaches breaches) {
      Map<String, BigDecimal> stages = version.normalisation().stages();
      if (version.normalisation().method() == NormalisationMethod.STAGES
          && (stages == null || stages.isEmpty())) {
        breaches.add(
            "/normalisation/stages",
            "段階の表が必要です / STAGES needs its table",
            null,
            "{\"検討\": 25, \"本稼働\": 100}");
      }
      if (stages != null && stages.keySet().stream().anyMatch(String::isBlank)) {
        breaches.add(
            "/normalisation/stages",
            "名前のない段階があります / a stage has no name",
            "",
            "{\"検討\": 25, \"本稼働\": 100}");
      }
    }
  },
  /// A stage holds at a date. It can be neither summed nor averaged, and it is no share.
  STAGES_ARE_A_STOCK("normalisation", "accumulation") {
    @Override
    void check(Version version, Breaches breaches) {
      if (version.normalisation().method() == NormalisationMethod.STAGES
          && version.accumulation() != Accumulation.STOCK) {
        breaches.add(
            "/accumulation",
            "段階で測る指標の値の性質は「時点の値」です / an indicator of stages is a STOCK",
            version.accumulation(),
            Accumulation.STOCK.name());
      }
    }
  };

  private final Set<String> needs;

  /// @param needs members that the rule looks at
  DefinitionRule(String... needs) {
    this.needs = Set.of(needs);
  }

  abstract void check(Version version, Breaches breaches);

  /// Everything that is wrong with a version, as far as it could be read. Pointers count the
  /// targets in the version's order.
  ///
  /// @param unread members that could not be read; rules that need them are not asked
  public static List<Breach> breachesOf(Version version, Set<String> unread) {
    List<Breach> found = new ArrayList<>();
    Stream.of(values())
        .filter(rule -> Collections.disjoint(rule.needs, unread))
        .forEach(rule -> rule.check(version, new Breaches(rule, found)));
    return List.copyOf(found);
  }
}
