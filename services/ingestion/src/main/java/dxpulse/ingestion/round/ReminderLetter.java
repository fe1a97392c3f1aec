package dxpulse.ingestion.round;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.ingestion.department.Department;
import dxpulse.ingestion.department.Letter;
import dxpulse.ingestion.round.Round.Asked;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// A reminder in words: what is missing, until when, and where to enter it. Japanese, then English.
final class ReminderLetter {
  private static final DateTimeFormatter JAPANESE =
      DateTimeFormatter.ofPattern("uuuu年M月d日（E）", Locale.JAPANESE);
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

  private ReminderLetter() {}

  /// @param owed the board of the department alone
  /// @param page address where figures are entered
  static Letter to(
      Department department,
      Board owed,
      Function<IndicatorCode, LocalizedText> names,
      String page) {
    Asked asked = owed.round().asked();
    List<Item> missing = owed.missing();
    String subject =
        "【照会】%s：%s（未提出%d件）"
            .formatted(oneLine(asked.title().ja()), japaneseDays(owed.daysLeft()), missing.size());
    StringBuilder text = new StringBuilder();
    text.append(department.name().ja())
        .append("　御中\n\n「")
        .append(oneLine(asked.title().ja()))
        .append("」の提出期限は ")
        .append(JAPANESE.format(asked.due()))
        .append(" です（")
        .append(japaneseDays(owed.daysLeft()))
        .append("）。\n対象期: ")
        .append(asked.period().japaneseLabel())
        .append("\n\n次の%d件がまだ提出されていません。\n".formatted(missing.size()));
    missing.forEach(item -> text.append(line(item, names.apply(item.indicator()).ja(), true)));
    if (asked.note() != null) {
      text.append("\nDX推進担当からの連絡:\n").append(asked.note()).append('\n');
    }
    text.append("\n入力画面: ").append(page);
    text.append("\n\n----\n\nTo: ")
        .append(department.name().english())
        .append("\n\n“")
        .append(oneLine(asked.title().english()))
        .append("” is due on ")
        .append(ENGLISH.format(asked.due()))
        .append(" (")
        .append(englishDays(owed.daysLeft()))
        .append(").\nPeriod: ")
        .append(asked.period().englishLabel())
        .append("\n\nStill missing (%d):\n".formatted(missing.size()));
    missing.forEach(
        item -> text.append(line(item, names.apply(item.indicator()).english(), false)));
    text.append("\nEnter them at: ").append(page).append('\n');
    return new Letter(subject, text.toString());
  }

  private static String line(Item item, String name, boolean japanese) {
    return "・%s %s（%s）\n"
        .formatted(
            item.indicator(),
            oneLine(name),
            japanese ? Words.of(item).ja() : Words.of(item).english());
  }

  private static String japaneseDays(long left) {
    if (left == 0) {
      return "本日が期限";
    }
    return left > 0 ? "期限まであと%d日".formatted(left) : "期限を%d日過ぎています".formatted(-left);
  }

  private static String englishDays(long left) {
    if (left == 0) {
      return "today";
    }
    long days = Math.abs(left);
    return "%d day%s %s".formatted(days, days == 1 ? "" : "s", left > 0 ? "left" : "overdue");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
