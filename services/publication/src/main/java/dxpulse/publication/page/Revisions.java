package dxpulse.publication.page;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.IndexRevision;
import dxpulse.publication.board.KpiPast;
import dxpulse.publication.board.KpiPast.Revised;
import java.util.List;

/// Which indexes became other ones after they had been told, and why, in words.
public final class Revisions {
  private Revisions() {}

  /// How many there are, or that there is none.
  public static String sentence(List<Revised> revisions, Lang lang) {
    if (revisions.isEmpty()) {
      return lang.of(
          "この期までの指数に、いちど示したあとで変わったものはありません。",
          "No index up to this period has changed since it was first shown.");
    }
    long periods = revisions.stream().map(each -> each.index().period()).distinct().count();
    return lang.of(
        "この期までの" + periods + "期の指数が、いちど示したあとで変わりました（" + revisions.size() + "件、新しい順）。",
        "Of "
            + periods
            + (periods == 1 ? " period" : " periods")
            + " up to this one the index has changed since it was first shown ("
            + revisions.size()
            + (revisions.size() == 1 ? " revision" : " revisions, newest first")
            + ").");
  }

  /// How often the index of a period has changed since it was first shown.
  public static String count(KpiPast past, Period period, Lang lang) {
    long count = of(past.revisions(), period);
    return lang.of("改訂 " + count + "回", "Revisions: " + count);
  }

  /// Which of the revisions of its period one is.
  ///
  /// @param all newest first
  public static String ordinal(List<Revised> all, Revised one, Lang lang) {
    long number = of(all.subList(all.indexOf(one), all.size()), one.index().period());
    return lang.of("改訂 " + number + "回目", "Revision " + number);
  }

  private static long of(List<Revised> revisions, Period period) {
    return revisions.stream().filter(each -> each.index().period().equals(period)).count();
  }

  /// Whether what changed last stands beside the index and never enters it.
  public static boolean isReference(BoardView.KpiBoard view) {
    BoardView.LastChange change = view.lastChange();
    return change != null
        && view.card().components().stream()
            .anyMatch(line ->
                line.code().equals(change.indicator())
                    && line.notScored() == NotScoredReason.NO_TARGET);
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
