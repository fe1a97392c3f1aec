package dxpulse.ingestion.submission;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.ingestion.draft.Draft;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a figure must keep to be accepted, one rule each; all problems are told at once.
public enum SubmissionRule {
  UNKNOWN_INDICATOR {
    @Override
    Optional<Breach> check(Draft draft, @Nullable Version version, Caller caller, LocalDate today) {
      return breachIf(
          version == null, "/indicator", "指標が登録されていません / the indicator is not in the catalogue");
    }
  },
  WRONG_DEPARTMENT {
    @Override
    Optional<Breach> check(Draft draft, @Nullable Version version, Caller caller, LocalDate today) {
      return breachIf(
          version != null && !caller.maySubmitFor(version.department()),
          "/indicator",
          "ほかの課の指標です / the indicator belongs to another department");
    }
  },
  PERIOD_DOES_NOT_FIT {
    @Override
    Optional<Breach> check(Draft draft, @Nullable Version version, Caller caller, LocalDate today) {
      return breachIf(
          version != null && !version.frequency().admits(draft.period()),
          "/period",
          "期間が指標の頻度より粗いです / the period is coarser than the indicator's frequency");
    }
  },
  PERIOD_LIES_AHEAD {
    @Override
    Optional<Breach> check(Draft draft, @Nullable Version version, Caller caller, LocalDate today) {
      return breachIf(
          draft.period().start().isAfter(today),
          "/period",
          "まだ始まっていない期間です / the period has not begun");
    }
  },
  ONE_KIND_OF_FIGURE {
    @Override
    Optional<Breach> check(Draft draft, @Nullable Version version, Caller caller, LocalDate today) {
      int kinds =
          (draft.value() != null ? 1 : 0)
              + (draft.numerator() != null || draft.denominator() != null ? 1 : 0)
              + (draft.stage() != null ? 1 : 0);
      return breachIf(
          kinds != 1,
          "/value",
          "値、分子と分母、段階のどれか1つだけを書いてください / give exactly one of value, counts, stage");
    }
  },
  COUNTS_COME_TOGETHER {
    @Override
    Optional<Breach> check(Draft draft, @Nullable Version version, Caller caller, LocalDate today) {
      return breachIf(
          (draft.numerator() == null) != (draft.denominator() == null),
          draft.numerator() == null ? "/numerator" : "/denominator",
          "分子と分母は一緒に書いてください / numerator and denominator come together");
    }
  },
  COUNTS_ARE_NOT_NEGATIVE {
    @Override
    Optional<Breach> check(Draft draft, @Nullable Version version, Caller caller, LocalDate today) {
      boolean negative =
          (draft.numerator() != null && draft.numerator().signum() < 0)
              || (draft.denominator() != null && draft.denominator().signum() < 0);
      return breachIf(negative, "/denominator", "件数は負になりません / counts are not negative");
    }
  },
  COUNTS_BELONG_TO_A_RATE {
    @Override
    Optional<Breach> check(Draft draft, @Nullable Version version, Caller caller, LocalDate today) {
      return breachIf(
          version != null
              && draft.numerator() != null
              && version.accumulation() != Accumulation.RATE,
          "/numerator",
          "割合の指標だけが分子と分母を持ちます / only a rate has counts");
    }
  },
  STAGE_IS_KNOWN {
    @Override
    Optional<Breach> check(Draft draft, @Nullable Version version, Caller caller, LocalDate today) {
      return breachIf(
          version != null
              && draft.stage() != null
              && (version.normalisation().method() != NormalisationMethod.STAGES
                  || version.normalisation().stages() == null
                  || !version.normalisation().stages().containsKey(draft.stage())),
          "/stage",
          "登録されていない段階です / the stage is not in the indicator's table");
    }
  },
  SAMPLES_ARE_NOT_TYPED_BY_CLERKS {
    @Override
    Optional<Breach> check(Draft draft, @Nullable Version version, Caller caller, LocalDate today) {
      return breachIf(
          draft.sample() && !caller.is(Role.OFFICE) && !caller.is(Role.FEED),
          "/sample",
          "サンプル値は登録できません / sample values cannot be entered");
    }
  };

  /// A rule that a figure breaks, and where.
  public record Breach(SubmissionRule rule, String pointer, String message) {}

  abstract Optional<Breach> check(
      Draft draft, @Nullable Version version, Caller caller, LocalDate today);

  Optional<Breach> breachIf(boolean broken, String pointer, String message) {
    return broken ? Optional.of(new Breach(this, pointer, message)) : Optional.empty();
  }

  /// Everything that is wrong with a figure.
  ///
  /// @param version the indicator's newest definition, if it is known
  public static List<Breach> breachesOf(
      Draft draft, @Nullable Version version, Caller caller, LocalDate today) {
    return Stream.of(values())
        .flatMap(rule -> rule.check(draft, version, caller, today).stream())
        .toList();
  }
}
