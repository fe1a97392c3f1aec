package dxpulse.indicator.catalogue.sheet;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.TargetForm;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.time.AmbiguousPeriod;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import dxpulse.indicator.catalogue.sheet.CellContent.Complaint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The targets of an indicator in one cell: `2026年度=40; 2028年度=≧60`, a range `10～20`, or words
/// `「現状より増加」「more than now」`.
public final class TargetsCell {
  static final String EXAMPLE = "2026年度=40; 2028年度=60";
  private static final String FORMS = "60, ≧60, ≦60, 10～20, 「現状より増加」";
  private static final Pattern AT_LEAST = Pattern.compile("(?:≧|≥|>=)(.+)|(.+)以上");
  private static final Pattern AT_MOST = Pattern.compile("(?:≦|≤|<=)(.+)|(.+)以下");
  private static final Pattern RANGE = Pattern.compile("(.+?)[~〜](.+)");
  // Better than now is what the form IMPROVE means: these words need no quotes.
  private static final Pattern IMPROVEMENT = Pattern.compile("(?:現状|基準値)より[^0-9０-９「」]+");

  private TargetsCell() {}

  public static CellContent<List<Target>> read(String cell) {
    List<Target> targets = new ArrayList<>();
    List<String> items = new ArrayList<>();
    List<Complaint> complaints = new ArrayList<>();
    for (String item : Quoted.items(cell)) {
      int sign = Quoted.equalsSign(item, false);
      if (sign < 0) {
        complaints.add(
            new Complaint(
                "NOT_A_TARGET",
                "目標は「期間=値」の形で書き、; で区切ってください / write a target as period=value",
                item,
                EXAMPLE));
        continue;
      }
      Period period = period(item.substring(0, sign), item, complaints);
      Target target = target(period, item.substring(sign + 1).strip(), item, complaints);
      if (target != null) {
        targets.add(target);
        items.add(item);
      }
    }
    return new CellContent<>(targets, items, complaints);
  }

  public static String shown(List<Target> targets) {
    return targets.stream().map(TargetsCell::shown).collect(Collectors.joining("; "));
  }

  private static String shown(Target target) {
    String lower = target.value() == null ? "" : target.value().toPlainString();
    String upper = target.upper() == null ? "" : target.upper().toPlainString();
    TargetForm form = target.form();
    String value =
        form == null
            ? lower
            : switch (form) {
              case AT_LEAST -> "≧" + lower;
              case AT_MOST -> "≦" + lower;
              case RANGE -> lower + "～" + upper;
              case IMPROVE -> lower;
            };
    LocalizedText text = target.text();
    String words =
        text == null
            ? ""
            : Quoted.quote(text.ja()) + (text.en() == null ? "" : Quoted.quote(text.en()));
    return PeriodCell.shown(target.period()) + "=" + value + words;
  }

  private static @Nullable Period period(String text, String item, List<Complaint> complaints) {
    try {
      return PeriodReader.read(text);
    } catch (AmbiguousPeriod either) {
      complaints.add(
          new Complaint(
              "AMBIGUOUS_PERIOD",
              "二通りに読める期間です / could mean two periods",
              item,
              either.expected().ja()));
      return null;
    } catch (IllegalArgumentException refused) {
      complaints.add(
          new Complaint("NOT_A_PERIOD", "期間として読めません / not a period", item, PeriodCell.EXAMPLES));
      return null;
    }
  }

  private static @Nullable Target target(
      @Nullable Period period, String right, String item, List<Complaint> complaints) {
    int quote = right.indexOf('「');
    String head = Figures.plain(quote < 0 ? right : right.substring(0, quote));
    LocalizedText words;
    try {
      words = quote < 0 ? null : words(Quoted.texts(right.substring(quote)));
    } catch (IllegalArgumentException broken) {
      complaints.add(
          new Complaint(
              "NOT_QUOTED",
              "ことばは「日本語」「English」のように囲んでください / quote words as 「日本語」「English」",
              item,
              FORMS));
      return null;
    }
    if (words == null && IMPROVEMENT.matcher(head).matches()) {
      return made(period, null, null, TargetForm.IMPROVE, new LocalizedText(right, null));
    }
    if (words != null && head.isEmpty()) {
      return made(period, null, null, TargetForm.IMPROVE, words);
    }
    Matcher range = RANGE.matcher(head);
    if (range.matches()) {
      BigDecimal lower = number(range.group(1), item, complaints);
      BigDecimal upper = number(range.group(2), item, complaints);
      return lower == null || upper == null
          ? null
          : made(period, lower, upper, TargetForm.RANGE, words);
    }
    Matcher atLeast = AT_LEAST.matcher(head);
    Matcher atMost = AT_MOST.matcher(head);
    TargetForm form =
        atLeast.matches() ? TargetForm.AT_LEAST : atMost.matches() ? TargetForm.AT_MOST : null;
    String digits =
        form == TargetForm.AT_LEAST
            ? either(atLeast)
            : form == TargetForm.AT_MOST ? either(atMost) : head;
    BigDecimal value = number(digits, item, complaints);
    return value == null ? null : made(period, value, null, form, words);
  }

  private static String either(Matcher matcher) {
    return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
  }

  private static @Nullable BigDecimal number(String text, String item, List<Complaint> complaints) {
    Optional<BigDecimal> number = Figures.exact(text);
    if (number.isEmpty()) {
      complaints.add(new Complaint("NOT_A_NUMBER", Figures.complaint(text), item, FORMS));
    }
    return number.orElse(null);
  }

  private static @Nullable Target made(
      @Nullable Period period,
      @Nullable BigDecimal value,
      @Nullable BigDecimal upper,
      @Nullable TargetForm form,
      @Nullable LocalizedText words) {
    return period == null ? null : new Target(period, value, upper, form, words);
  }

  private static LocalizedText words(List<String> texts) {
    if (texts.size() > 2) {
      throw new IllegalArgumentException(texts.toString());
    }
    return new LocalizedText(texts.getFirst(), texts.size() == 2 ? texts.get(1) : null);
  }
}
