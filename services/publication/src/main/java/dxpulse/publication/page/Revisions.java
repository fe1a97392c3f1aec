package dxpulse.publication.page;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.IndexRevision;
import dxpulse.publication.board.KpiPast;
import dxpulse.publication.board.KpiPast.Revised;
import dxpulse.publication.board.Movers;
import dxpulse.publication.board.Tally;
import java.util.Collection;

/// Which indexes became other ones after they had been told, and why, in words.
public final class Revisions {
  private Revisions() {}

  /// How many there are, or that there is none; and where nobody knows of all of them, that.
  public static String sentence(KpiPast past, Lang lang) {
    Collection<Tally> tallies = past.tallies().values();
    int count = tallies.stream().mapToInt(Tally::count).sum();
    boolean isWhole = tallies.stream().allMatch(Tally::isWhole);
    if (count == 0) {
      return isWhole
          ? lang.of(
              "この期までの指数に、いちど示したあとで変わったものはありません。",
              "No index up to this period has changed since it was first shown.")
          : lang.of(
              "この期までの指数に、いちど示したあとで変わったという記録はありません（古い改訂の記録は残っていません）。",
              "No index up to this period is recorded to have changed since it was first shown; older"
                  + " revisions were not recorded.");
    }
    long periods = tallies.stream().filter(tally -> tally.count() > 0).count();
    return lang.of(
        "この期までの"
            + periods
            + (isWhole ? "期" : "期以上")
            + "の指数が、いちど示したあとで変わりました（"
            + count
            + (isWhole ? "件" : "件以上")
            + listed(past, count, lang)
            + "）。",
        (isWhole ? "Of " : "Of at least ")
            + periods
            + (periods == 1 ? " period" : " periods")
            + " up to this one the index has changed since it was first shown ("
            + (isWhole ? "" : "at least ")
            + count
            + (count == 1 ? " revision" : " revisions")
            + listed(past, count, lang)
            + ").");
  }

  /// Which of them are in the list, that has the newest only.
  private static String listed(KpiPast past, int count, Lang lang) {
    int listed = past.revisions().size();
    if (listed == 0) {
      return lang.of("。古いため一覧にはありません", ", too old to be listed");
    }
    if (listed < count) {
      return lang.of(
          "、うち新しい" + listed + "件を新しい順に示します",
          "; the newest " + listed + " are listed, newest first");
    }
    return lang.of("、新しい順", count == 1 ? "" : ", newest first");
  }

  /// How often the index of a period has changed since it was first shown.
  public static String count(KpiPast past, Period period, Lang lang) {
    Tally tally = tally(past, period);
    int count = tally.count();
    if (tally.isWhole()) {
      return lang.of("改訂 " + count + "回", "Revisions: " + count);
    }
    return count == 0
        ? lang.of("改訂 回数の記録なし", "Revisions: not recorded")
        : lang.of("改訂 " + count + "回以上", "Revisions: at least " + count);
  }

  /// Which of the revisions of its period one is.
  public static String ordinal(KpiPast past, Revised one, Lang lang) {
    Tally tally = tally(past, one.index().period());
    int number = tally.ordinal(one.index().revision());
    return tally.isWholeTo(one.index().revision())
        ? lang.of("改訂 " + number + "回目", "Revision " + number)
        : lang.of("改訂 " + number + "回目以降", "Revision " + number + " or later");
  }

  private static Tally tally(KpiPast past, Period period) {
    return past.tallies().getOrDefault(period, Tally.NONE);
  }

  /// Whether what changed last stands beside the index and never enters it.
  public static boolean isReference(BoardView.KpiBoard view) {
    BoardView.LastChange change = view.lastChange();
    return change != null
        && view.card().components().stream()
            .anyMatch(line ->
                line.code().equals(change.indicator()) && Movers.isReference(line.notScored()));
  }

  /// What made an index another one, as far as its score told it.
  public static String cause(Revised revised, Lang lang) {
    IndexRevision index = revised.index();
    return switch (index.kind()) {
      case REVISION ->
          value(
              lang.of("値の訂正", index.indicator() == null ? "Corrected values" : "A corrected value"),
              revised,
              lang);
      case VALUE ->
          index.indicator() == null && index.others() == 0
              ? lang.of(
                  "時間の経過（古い値が使えなくなった、など）", "Time that passed, such as a value that became too old")
              : value(
                  lang.of(
                      "値の追加",
                      index.indicator() == null ? "Values that came in" : "A value that came in"),
                  revised,
                  lang);
      case INDICATOR_DEFINITION ->
          value(lang.of("指標の定義の変更", "A changed definition of an indicator"), revised, lang);
      case KPI_DEFINITION ->
          lang.of(
              "算定方法の変更（第" + index.method() + "版）",
              "A changed method (version " + index.method() + ")");
    };
  }

  private static String value(String what, Revised revised, Lang lang) {
    IndexRevision index = revised.index();
    if (index.indicator() == null) {
      return index.others() == 0
          ? what
          : what + lang.of("（" + index.others() + "件）", " (" + index.others() + ")");
    }
    LocalizedText name = revised.indicator();
    String period =
        index.valuePeriod() == null
            ? ""
            : lang.of(
                "（" + lang.of(index.valuePeriod()) + "）",
                " (" + lang.of(index.valuePeriod()) + ")");
    String others =
        index.others() == 0
            ? ""
            : lang.of(
                "、ほか" + index.others() + "件の値とともに",
                ", together with "
                    + index.others()
                    + (index.others() == 1 ? " other value" : " other values"));
    return what
        + lang.of("：", ": ")
        + index.indicator()
        + (name == null ? "" : " " + lang.of(name))
        + period
        + others;
  }
}
