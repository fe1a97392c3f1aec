package dxpulse.ingestion.submission;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.draft.Draft;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a figure must keep to be accepted, one rule each; all problems are told at once.
public enum SubmissionRule {
  UNKNOWN_INDICATOR("indicator") {
    @Override
    Optional<Breach> check(Asked asked) {
      return breachIf(
          asked.version() == null,
          "/indicator",
          "指標が登録されていません / the indicator is not in the catalogue");
    }
  },
  WRONG_DEPARTMENT("indicator") {
    @Override
    Optional<Breach> check(Asked asked) {
      return breachIf(
          asked.indicator() != null
              && !asked.caller().maySubmitFor(asked.indicator().newest().department()),
          "/indicator",
          "ほかの課の指標です / the indicator belongs to another department");
    }
  },
  PERIOD_DOES_NOT_FIT("indicator", "period") {
    @Override
    Optional<Breach> check(Asked asked) {
      return breachIf(
          asked.version() != null && !asked.version().frequency().admits(asked.draft().period()),
          "/period",
          "期間が指標の頻度より粗いです / the period is coarser than the indicator's frequency");
    }
  },
  PERIOD_LIES_AHEAD("period") {
    @Override
    Optional<Breach> check(Asked asked) {
      return breachIf(
          asked.draft().period().start().isAfter(asked.today()),
          "/period",
          "まだ始まっていない期間です / the period has not begun");
    }
  },
  PERIOD_TOO_EARLY("period") {
    @Override
    Optional<Breach> check(Asked asked) {
      return breachIf(
          asked.draft().period().start().isBefore(Period.EARLIEST),
          "/period",
          "1950年4月より前の期間です / the period lies before April 1950");
    }
  },
  AREA_LIES_OUTSIDE("area") {
    @Override
    Optional<Breach> check(Asked asked) {
      return breachIf(
          asked.draft().area() != null
              && !asked.draft().area().isWithin(asked.caller().organization()),
          "/area",
          "団体の地域ではありません / the area is neither the organization nor in its prefecture");
    }
  },
  ONE_KIND_OF_FIGURE("value", "numerator", "denominator", "stage") {
    @Override
    Optional<Breach> check(Asked asked) {
      int kinds =
          (asked.draft().value() != null ? 1 : 0)
              + (asked.draft().numerator() != null || asked.draft().denominator() != null ? 1 : 0)
              + (asked.draft().stage() != null ? 1 : 0);
      return breachIf(
          kinds != 1,
          "/value",
          "値、分子と分母、段階のどれか1つだけを書いてください / give exactly one of value, counts, stage");
    }
  },
  COUNTS_COME_TOGETHER("numerator", "denominator") {
    @Override
    Optional<Breach> check(Asked asked) {
      return breachIf(
          (asked.draft().numerator() == null) != (asked.draft().denominator() == null),
          asked.draft().numerator() == null ? "/numerator" : "/denominator",
          "分子と分母は一緒に書いてください / numerator and denominator come together");
    }
  },
  COUNTS_ARE_NOT_NEGATIVE("numerator", "denominator") {
    @Override
    Optional<Breach> check(Asked asked) {
      boolean negative =
          (asked.draft().numerator() != null && asked.draft().numerator().signum() < 0)
              || (asked.draft().denominator() != null && asked.draft().denominator().signum() < 0);
      return breachIf(negative, "/denominator", "件数は負になりません / counts are not negative");
    }
  },
  COUNTS_BELONG_TO_A_RATE("indicator", "period", "numerator") {
    @Override
    Optional<Breach> check(Asked asked) {
      return breachIf(
          asked.version() != null
              && asked.draft().numerator() != null
              && asked.version().accumulation() != Accumulation.RATE,
          "/numerator",
          "割合の指標だけが分子と分母を持ちます / only a rate has counts");
    }
  },
  STAGE_IS_GIVEN("indicator", "period", "value", "numerator", "denominator", "stage") {
    @Override
    Optional<Breach> check(Asked asked) {
      return breachIf(
          asked.version() != null
              && asked.version().normalisation().method() == NormalisationMethod.STAGES
              && (asked.draft().value() != null || asked.draft().numerator() != null),
          "/stage",
          "数値ではなく段階で表す指標です / the indicator is measured by a stage, not by a number");
    }
  },
  STAGE_IS_KNOWN("indicator", "period", "stage") {
    @Override
    Optional<Breach> check(Asked asked) {
      return breachIf(
          asked.version() != null
              && asked.draft().stage() != null
              && (asked.version().normalisation().method() != NormalisationMethod.STAGES
                  || asked.version().normalisation().stages() == null
                  || !asked.version().normalisation().stages().containsKey(asked.draft().stage())),
          "/stage",
          "登録されていない段階です / the stage is not in the indicator's table");
    }
  },
  SAMPLES_ARE_NOT_TYPED_BY_CLERKS("sample") {
    @Override
    Optional<Breach> check(Asked asked) {
      return breachIf(
          asked.draft().sample()
              && !asked.caller().is(Role.OFFICE)
              && !asked.caller().is(Role.FEED),
          "/sample",
          "サンプル値は登録できません / sample values cannot be entered");
    }
  };

  private final Set<String> needs;

  /// @param needs members that the rule looks at
  SubmissionRule(String... needs) {
    this.needs = Set.of(needs);
  }

  /// A rule that a figure breaks, and where.
  public record Breach(SubmissionRule rule, String pointer, String message) {}

  /// What the rules look at.
  ///
  /// @param version of the indicator that is valid for the period; who may send is said by the
  ///   newest
  record Asked(
      Draft draft,
      @Nullable IndicatorDefined indicator,
      @Nullable Version version,
      Caller caller,
      LocalDate today) {}

  abstract Optional<Breach> check(Asked asked);

  Optional<Breach> breachIf(boolean broken, String pointer, String message) {
    return broken ? Optional.of(new Breach(this, pointer, message)) : Optional.empty();
  }

  /// Everything that is wrong with a figure, as far as it could be read.
  ///
  /// @param indicator its definition, if it is known
  /// @param unread members that could not be read; rules that need them are not asked
  static List<Breach> breachesOf(
      Draft draft,
      @Nullable IndicatorDefined indicator,
      Set<String> unread,
      Caller caller,
      LocalDate today) {
    Version version = indicator == null ? null : indicator.versionFor(draft.period());
    Asked asked = new Asked(draft, indicator, version, caller, today);
    List<Breach> breaches = new ArrayList<>();
    for (SubmissionRule rule : values()) {
      if (unread.isEmpty() || Collections.disjoint(rule.needs, unread)) {
        rule.check(asked).ifPresent(breaches::add);
      }
    }
    return breaches;
  }
}
