package dxpulse.publication.page;

import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.KpiScored.Comparison;
import dxpulse.contracts.types.event.KpiScored.Link;
import dxpulse.contracts.types.event.KpiScored.Pace;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.Correction;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.OtherValue;
import dxpulse.publication.board.HistoryPoint;
import dxpulse.publication.board.Shown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a KPI stands to its plan, and what was changed behind its figures, in words.
public final class Prospects {
  private static final int MOST_NAMES = 3;

  private Prospects() {}

  /// What a component says in a sentence: its value against its target, and how far that is.
  public static String reading(ComponentLine line, Lang lang) {
    if (line.value() == null && line.stage() == null) {
      return lang.of("この期の値はありません。", "There is no value for this period.");
    }
    String value = value(line, lang);
    String target = target(line, lang);
    Double achieved = line.achievement();
    if (achieved == null || target == null) {
      return lang.of("値は" + value + "です。", "The value is " + value + ".");
    }
    String figure = Drawings.figure(achieved);
    return lang.of(
        "目標" + target + "に対して" + value + "、達成度は" + figure + "（目標＝100）です。",
        value + " against a target of " + target + ": " + figure + " of 100.");
  }

  public static String band(Pace pace, Lang lang) {
    return switch (pace.band()) {
      case ACHIEVED -> lang.of("達成", "Achieved");
      case ON_TRACK -> lang.of("順調", "On track");
      case NEEDS_ACCELERATION -> lang.of("加速が必要", "Needs acceleration");
      case BEHIND -> lang.of("遅れ", "Behind");
      case WORSENED -> lang.of("悪化", "Worsened");
    };
  }

  /// What the plan expects by now, and by how many months it is outrun or missed.
  public static String pace(Pace pace, Lang lang) {
    StringBuilder said = new StringBuilder();
    Double expected = pace.expected();
    if (expected != null) {
      String figure = Drawings.figure(expected);
      said.append(lang.of("計画の直線ではこの期に" + figure, "The straight line of the plan is at " + figure));
    }
    Double ahead = pace.monthsAhead();
    if (ahead != null) {
      said.append(said.isEmpty() ? "" : lang.of("、", ", ")).append(ahead(ahead, lang));
    }
    Double required = pace.requiredPerMonth();
    if (required != null && required > 0) {
      String points = Drawings.figure(required);
      said.append(said.isEmpty() ? "" : lang.of("。", ". "))
          .append(
              lang.of(
                  "これから毎月" + points + "ポイントの上昇が必要",
                  points + " points a month are needed from now on"));
    }
    return said.isEmpty() ? "" : said + lang.of("。", ".");
  }

  /// Why an index has no pace; empty where it has one, or there is no index.
  public static String withoutPace(KpiCard card, Lang lang) {
    if (card.pace() != null || card.line().index() == null) {
      return "";
    }
    boolean hasALine =
        card.components().stream()
            .filter(ComponentLine::counts)
            .anyMatch(line -> line.baseline() != null && line.target() != null);
    return hasALine
        ? lang.of(
            "計画の直線と比べられる指標が、この期にはありません。",
            "No indicator can be compared with its plan in this period.")
        : lang.of(
            "基準値と目標値のそろった指標がないため、計画の直線と比べられません。",
            "No indicator has both a baseline and a target, so there is no plan line to compare with.");
  }

  private static String ahead(double months, Lang lang) {
    BigDecimal shown = Shown.figure(Math.abs(months));
    if (shown.signum() == 0) {
      return lang.of("計画どおり", "as planned");
    }
    return months > 0
        ? lang.of("計画より" + shown + "か月先行", shown + " months ahead")
        : lang.of("計画より" + shown + "か月遅れ", shown + " months behind");
  }

  /// A break of the method.
  public static String link(Link link, Lang lang) {
    String earlier = Drawings.figure(link.earlier());
    String later = Drawings.figure(link.later());
    return lang.of(
        "この期から算出方法が変わりました。"
            + lang.of(link.period())
            + "の指数は、旧方法で"
            + earlier
            + "、新方法で"
            + later
            + "です。",
        "The method changed with this period. For "
            + lang.of(link.period())
            + " the old method gives "
            + earlier
            + " and the new one "
            + later
            + ".");
  }

  /// What was corrected, what entered with it, and what that did to the index.
  public static String correction(Correction correction, KpiCard card, Lang lang) {
    ComponentLine line =
        card.components().stream()
            .filter(each -> each.code().equals(correction.indicator()))
            .findFirst()
            .orElse(null);
    Double before = correction.before();
    Double after = card.line().index();
    String effect =
        before == null || after == null
            ? ""
            : lang.of(
                "指数 " + Drawings.figure(before) + " → " + Drawings.figure(after),
                "index " + Drawings.figure(before) + " → " + Drawings.figure(after));
    String together = together(correction, card, lang);
    if (effect.isEmpty() || line == null || correction.value() == null) {
      return lang.of("値が訂正されました。", "A value was corrected. ")
          + (together.isEmpty()
              ? effect
              : lang.of(
                  together + "算定しています。" + effect, "It was scored " + together + ". " + effect));
    }
    String value = Amount.of(correction.value(), line.decimals(), line.unit(), lang);
    String previous =
        correction.previousValue() == null
            ? "－"
            : Amount.of(correction.previousValue(), line.decimals(), line.unit(), lang);
    String name = lang.of(line.name());
    String period = lang.of(correction.valuePeriod());
    String corrected =
        lang.of(
            name + "（" + period + "）が " + previous + " → " + value + " に訂正され、",
            name + " (" + period + ") was corrected: " + previous + " → " + value);
    return together.isEmpty()
        ? corrected + lang.of(effect + " になりました。", "; " + effect + ".")
        : corrected
            + lang.of(
                together + "算定して、" + effect + " になりました。指数の差は、訂正だけでなく、これらの値を合わせたものです。",
                ", and scored "
                    + together
                    + "; "
                    + effect
                    + ". The difference is that of all these values, not of the correction alone.");
  }

  /// What else entered with a correction, such as `ほか2件の値（…）とともに`; nothing where nothing did.
  private static String together(Correction correction, KpiCard card, Lang lang) {
    int count = correction.othersCount();
    if (count == 0) {
      return "";
    }
    List<String> names =
        correction.others().stream()
            .map(OtherValue::indicator)
            .filter(Objects::nonNull)
            .map(indicator -> Drawings.cause(card, indicator.value(), lang))
            .distinct()
            .toList();
    boolean isMore = names.size() > MOST_NAMES || count > correction.others().size();
    String named =
        names.stream().limit(MOST_NAMES).collect(Collectors.joining(lang.of("、", ", ")))
            + (isMore ? lang.of("など", ", …") : "");
    return others(
        count, named.isEmpty() ? "" : lang.of("（" + named + "）", " (" + named + ")"), lang);
  }

  private static String others(int count, String named, Lang lang) {
    return lang.of(
        "ほか" + count + "件の値" + named + "とともに",
        "together with " + count + (count == 1 ? " other value" : " other values") + named);
  }

  /// In the series: what an index was before it was corrected, and by what else it was moved.
  public static String correctedFrom(double before, int others, Lang lang) {
    String figure = Drawings.figure(before);
    return others == 0
        ? lang.of("訂正（前 " + figure + "）", "corrected from " + figure)
        : lang.of(
            "訂正（前 " + figure + "、" + others(others, "", lang) + "）",
            "corrected from " + figure + ", " + others(others, "", lang));
  }

  /// Whether a series was chained within what is shown.
  public static boolean isChained(List<HistoryPoint> history) {
    return history.stream()
        .anyMatch(past ->
            past.index() != null
                && (past.chained() == null
                    || Shown.change(past.index(), past.chained()).signum() != 0));
  }

  /// A target in its form: at least, at most, from … to, or in words.
  public static @Nullable String target(ComponentLine line, Lang lang) {
    Target goal = line.goal();
    if (line.target() == null) {
      return goal == null || goal.text() == null ? null : lang.of(goal.text());
    }
    String number = Amount.of(line.target(), line.decimals(), line.unit(), lang);
    if (goal == null || goal.form() == null) {
      return number;
    }
    return switch (goal.form()) {
      case AT_LEAST -> lang.of(number + "以上", "at least " + number);
      case AT_MOST -> lang.of(number + "以下", "at most " + number);
      case RANGE ->
          goal.upper() == null
              ? number
              : Amount.range(line.target(), goal.upper(), line.decimals(), line.unit(), lang);
      case IMPROVE -> goal.text() == null ? number : lang.of(goal.text());
    };
  }

  public static String comparison(Comparison comparison, Lang lang) {
    return switch (comparison) {
      case BETTER -> lang.of("基準値より改善", "Better than the baseline");
      case UNCHANGED -> lang.of("基準値と同じ", "As the baseline");
      case WORSE -> lang.of("基準値より悪化", "Worse than the baseline");
    };
  }

  /// A value as its indicator measures it: a figure or a named stage.
  public static String value(ComponentLine line, Lang lang) {
    return line.stage() != null
        ? line.stage()
        : line.value() == null ? "－" : Amount.of(line.value(), line.decimals(), line.unit(), lang);
  }
}
