package dxpulse.ingestion.submission;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.CountsRule;
import dxpulse.contracts.types.FigureSize;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.time.Month;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.draft.Draft;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a figure must keep to be accepted, one rule each; all problems are told at once.
public enum SubmissionRule {
  UNKNOWN_INDICATOR("indicator") {
    @Override
    List<Breach> check(Asked asked) {
      return breachIf(
          asked.version() == null,
          "/indicator",
          "指標が登録されていません / the indicator is not in the catalogue",
          asked.draft().indicator(),
          said("登録されている指標のコード（例：I05）", "an indicator that is defined"));
    }
  },
  WRONG_DEPARTMENT("indicator") {
    @Override
    List<Breach> check(Asked asked) {
      return breachIf(
          asked.indicator() != null
              && !asked.caller().maySubmitFor(asked.indicator().newest().department()),
          "/indicator",
          "ほかの課の指標です / the indicator belongs to another department",
          asked.draft().indicator(),
          said("自分の課の指標", "an indicator of the department " + asked.caller().department()));
    }
  },
  PERIOD_DOES_NOT_FIT("indicator", "period") {
    @Override
    List<Breach> check(Asked asked) {
      Version version = asked.version();
      return version == null
          ? List.of()
          : breachIf(
              !version.frequency().admits(asked.draft().period()),
              "/period",
              "期間が指標の頻度より粗いです / the period is coarser than the indicator's frequency",
              asked.draft().period(),
              said(
                  switch (version.frequency()) {
                    case MONTH -> "月";
                    case QUARTER -> "四半期か、月";
                    case HALF -> "半期か、四半期・月";
                    case YEAR -> "年度か、半期・四半期・月";
                  },
                  version.frequency() + " or finer"));
    }
  },
  PERIOD_LIES_AHEAD("period") {
    @Override
    List<Breach> check(Asked asked) {
      return breachIf(
          asked.draft().period().start().isAfter(asked.today()),
          "/period",
          "まだ始まっていない期間です / the period has not begun",
          asked.draft().period(),
          said(
              asked.today() + "までに始まっている期間",
              "a period that begins on " + asked.today() + " or before"));
    }
  },
  PERIOD_TOO_EARLY("period") {
    @Override
    List<Breach> check(Asked asked) {
      return breachIf(
          asked.draft().period().start().isBefore(Period.EARLIEST),
          "/period",
          "1950年4月より前の期間です / the period lies before April 1950",
          asked.draft().period(),
          said("1950年4月以降の期間", Month.containing(Period.EARLIEST) + " or later"));
    }
  },
  AREA_LIES_OUTSIDE("area") {
    @Override
    List<Breach> check(Asked asked) {
      return breachIf(
          asked.draft().area() != null
              && !asked.draft().area().isWithin(asked.caller().organization()),
          "/area",
          "団体の地域ではありません / the area is neither the organization nor in its prefecture",
          asked.draft().area(),
          said(
              asked.caller().organization() + "か、県内の地域コード",
              asked.caller().organization() + ", or an area of its prefecture"));
    }
  },
  ONE_KIND_OF_FIGURE("value", "numerator", "denominator", "stage") {
    @Override
    List<Breach> check(Asked asked) {
      int kinds =
          (asked.draft().value() != null ? 1 : 0)
              + (asked.draft().numerator() != null || asked.draft().denominator() != null ? 1 : 0)
              + (asked.draft().stage() != null ? 1 : 0);
      return breachIf(
          kinds != 1,
          "/value",
          "値、分子と分母、段階のどれか1つだけを書いてください / give exactly one of value, counts, stage",
          figures(asked.draft()),
          said("値、または分子と分母、または段階", "value, or numerator and denominator, or stage"));
    }
  },
  NUMBER_TOO_LARGE("value", "numerator", "denominator") {
    @Override
    List<Breach> check(Asked asked) {
      List<Breach> breaches = new ArrayList<>();
      breaches.addAll(tooLarge("/value", asked.draft().value()));
      breaches.addAll(tooLarge("/numerator", asked.draft().numerator()));
      breaches.addAll(tooLarge("/denominator", asked.draft().denominator()));
      return breaches;
    }

    private List<Breach> tooLarge(String pointer, @Nullable BigDecimal figure) {
      return breachIf(
          figure != null && !FigureSize.isReasonable(figure),
          pointer,
          "数値の桁が大きすぎます / too many digits",
          figure,
          said("34桁まで、10の30乗より小さい数", FigureSize.EXPECTED));
    }
  },
  COUNTS_COME_TOGETHER("numerator", "denominator") {
    @Override
    List<Breach> check(Asked asked) {
      return breachIf(
          (asked.draft().numerator() == null) != (asked.draft().denominator() == null),
          asked.draft().numerator() == null ? "/numerator" : "/denominator",
          "分子と分母は一緒に書いてください / numerator and denominator come together",
          null,
          said("数（例：1234.5）", "a number"));
    }
  },
  COUNTS_ARE_NOT_NEGATIVE("numerator", "denominator") {
    @Override
    List<Breach> check(Asked asked) {
      return breaches(CountsRule.COUNTS_ARE_NOT_NEGATIVE, asked);
    }
  },
  COUNTS_BELONG_TO_A_RATE("indicator", "period", "numerator") {
    @Override
    List<Breach> check(Asked asked) {
      return breaches(CountsRule.COUNTS_BELONG_TO_A_RATE, asked);
    }
  },
  STAGE_IS_GIVEN("indicator", "period", "value", "numerator", "denominator", "stage") {
    @Override
    List<Breach> check(Asked asked) {
      BigDecimal value = asked.draft().value();
      return breachIf(
          asked.version() != null
              && asked.version().normalisation().method() == NormalisationMethod.STAGES
              && (value != null || asked.draft().numerator() != null),
          "/stage",
          "数値ではなく段階で表す指標です / the indicator is measured by a stage, not by a number",
          value != null ? value : asked.draft().numerator(),
          stages(asked.version()));
    }
  },
  STAGE_IS_KNOWN("indicator", "period", "stage") {
    @Override
    List<Breach> check(Asked asked) {
      return breachIf(
          asked.version() != null
              && asked.draft().stage() != null
              && (asked.version().normalisation().method() != NormalisationMethod.STAGES
                  || asked.version().normalisation().stages() == null
                  || !asked.version().normalisation().stages().containsKey(asked.draft().stage())),
          "/stage",
          "登録されていない段階です / the stage is not in the indicator's table",
          asked.draft().stage(),
          stages(asked.version()));
    }
  },
  SAMPLES_ARE_NOT_TYPED_BY_CLERKS("sample") {
    @Override
    List<Breach> check(Asked asked) {
      return breachIf(
          asked.draft().sample()
              && !asked.caller().is(Role.OFFICE)
              && !asked.caller().is(Role.FEED),
          "/sample",
          "サンプル値は登録できません / sample values cannot be entered",
          true,
          said("サンプルでない値", "false"));
    }
  };

  private static final int LONGEST_SHOWN = 60;

  private final Set<String> needs;

  /// @param needs members that the rule looks at
  SubmissionRule(String... needs) {
    this.needs = Set.of(needs);
  }

  /// A rule that a figure breaks, and where.
  ///
  /// @param message Japanese, then English
  /// @param value what stands there, shortened; absent where nothing does
  /// @param expected what would be right
  public record Breach(
      SubmissionRule rule,
      String pointer,
      String message,
      @Nullable String value,
      LocalizedText expected) {
    /// What would be right; Japanese, then English.
    public String right() {
      return expected.both();
    }
  }

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

  abstract List<Breach> check(Asked asked);

  List<Breach> breachIf(
      boolean broken,
      String pointer,
      String message,
      @Nullable Object value,
      LocalizedText expected) {
    return broken
        ? List.of(new Breach(this, pointer, message, value == null ? null : shown(value), expected))
        : List.of();
  }

  List<Breach> breaches(CountsRule rule, Asked asked) {
    BigDecimal numerator = asked.draft().numerator();
    BigDecimal denominator = asked.draft().denominator();
    Accumulation accumulation = asked.version() == null ? null : asked.version().accumulation();
    return rule.brokenAt(numerator, denominator, accumulation).stream()
        .flatMap(member ->
            breachIf(
                true,
                "/" + member,
                rule.message(),
                member.equals("numerator") ? numerator : denominator,
                rule.expected())
                .stream())
        .toList();
  }

  private static LocalizedText said(String ja, String en) {
    return new LocalizedText(ja, en);
  }

  private static String shown(Object value) {
    String text =
        value instanceof BigDecimal number && FigureSize.isReasonable(number)
            ? number.toPlainString()
            : value.toString();
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }

  /// Every figure of the draft with its name; none where there is none.
  private static @Nullable String figures(Draft draft) {
    List<String> figures = new ArrayList<>();
    add(figures, "value", draft.value());
    add(figures, "numerator", draft.numerator());
    add(figures, "denominator", draft.denominator());
    add(figures, "stage", draft.stage());
    return figures.isEmpty() ? null : String.join(", ", figures);
  }

  private static void add(List<String> figures, String name, @Nullable Object figure) {
    if (figure != null) {
      figures.add(name + " " + shown(figure));
    }
  }

  /// The stages that the indicator has, or what it has instead.
  private static LocalizedText stages(@Nullable Version version) {
    if (version == null
        || version.normalisation().method() != NormalisationMethod.STAGES
        || version.normalisation().stages() == null) {
      return said("段階ではなく値", "value");
    }
    String stages = String.join(", ", version.normalisation().stages().keySet());
    return new LocalizedText(stages, stages);
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
        breaches.addAll(rule.check(asked));
      }
    }
    return breaches;
  }
}
