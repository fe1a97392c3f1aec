package dxpulse.publication.page;

import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.Shown;
import dxpulse.publication.board.SideBySide.PartPair;
import dxpulse.publication.board.Unlike;
import dxpulse.publication.board.Unlike.Kind;
import dxpulse.publication.board.Unlike.Lack;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What has to be said beside the difference of two periods, where more than values lies between
/// them.
final class Cautions {
  private static final int MOST_TARGETS = 2;

  private Cautions() {}

  /// Beside the indexes of a KPI; empty where they differ by values alone.
  static String of(Unlike unlike, Lang lang) {
    List<PartPair> targets = unlike.targets();
    int more = targets.size() - MOST_TARGETS;
    return sentences(
        Stream.concat(
            targets.stream().limit(MOST_TARGETS).map(pair -> namedTarget(pair, lang)),
            Stream.of(
                more <= 0
                    ? ""
                    : lang.of(
                        "ほか" + more + "件の指標の目標も変わりました。",
                        more == 1 ? "One more target changed." : more + " more targets changed."),
                unlike.composition()
                    ? lang.of("構成・重みが変わりました。", "Its indicators or weights changed.")
                    : "",
                unlike.method() ? lang.of("算定の方法が変わりました。", "The method changed.") : "",
                lack("ビフォー", "Before", unlike.lackBefore(), lang),
                lack("アフター", "After", unlike.lackAfter(), lang),
                unlike.nothingNew() ? nothingNew(lang) : "")),
        lang);
  }

  /// Beside the mean of a field: which of its KPIs that holds for.
  static String of(List<Unlike> kpis, Lang lang) {
    return sentences(
        Stream.concat(
            Stream.of(Kind.values()).map(kind -> named(kind, kpis, lang)),
            Stream.of(isNothingNew(kpis) ? nothingNew(lang) : "")),
        lang);
  }

  /// In a few words, for a picture or a citation; empty where there is nothing to say.
  static String inShort(List<Unlike> kpis, Lang lang) {
    String kinds =
        Stream.of(Kind.values())
            .filter(kind -> kpis.stream().anyMatch(each -> each.kinds().contains(kind)))
            .map(kind -> word(kind, lang))
            .collect(Collectors.joining(lang.of("・", " and ")));
    return Stream.of(
            kinds.isEmpty() ? "" : lang.of(kinds + "の変化を含む", "includes changes of " + kinds),
            isNothingNew(kpis)
                ? lang.of("新しい値なし（過去の値を使用）", "no new values (earlier ones used)")
                : "")
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(lang.of("、", ", ")));
  }

  static boolean isNothingNew(List<Unlike> kpis) {
    return !kpis.isEmpty() && kpis.stream().allMatch(Unlike::nothingNew);
  }

  private static String word(Kind kind, Lang lang) {
    return switch (kind) {
      case TARGETS -> lang.of("目標", "targets");
      case COMPOSITION -> lang.of("構成・重み", "indicators or weights");
      case METHOD -> lang.of("算定の方法", "the method");
      case COVERAGE -> lang.of("値の有無", "available values");
    };
  }

  private static String named(Kind kind, List<Unlike> kpis, Lang lang) {
    String names =
        kpis.stream()
            .filter(each -> each.kinds().contains(kind))
            .map(each -> lang.of(each.name()))
            .collect(Collectors.joining(lang.of("、", ", ")));
    String what =
        switch (kind) {
          case TARGETS -> lang.of("目標が変わったKPI：", "Targets changed: ");
          case COMPOSITION -> lang.of("構成・重みが変わったKPI：", "Indicators or weights changed: ");
          case METHOD -> lang.of("算定の方法が変わったKPI：", "Method changed: ");
          case COVERAGE -> lang.of("片方の期だけ算定できない指標があるKPI：", "Scored in part in one period: ");
        };
    return names.isEmpty() ? "" : what + names + lang.of("。", ".");
  }

  private static String namedTarget(PartPair pair, Lang lang) {
    String name = lang.of(pair.name());
    return target(lang.of("「" + name + "」の目標", "The target of “" + name + "”"), pair, lang);
  }

  /// Beside an indicator: that it is measured by another target; else empty.
  static String ofTarget(PartPair pair, Lang lang) {
    return pair.hasOtherTarget() ? target(lang.of("目標", "The target"), pair, lang) : "";
  }

  private static String target(String subject, PartPair pair, Lang lang) {
    String before = Prospects.target(Objects.requireNonNull(pair.before()), lang);
    String after = Prospects.target(Objects.requireNonNull(pair.after()), lang);
    return before == null || after == null || before.equals(after)
        ? lang.of(subject + "が変わりました。", subject + " changed.")
        : lang.of(
            subject + "が" + before + "から" + after + "に変わりました。",
            subject + " changed from " + before + " to " + after + ".");
  }

  /// Beside an indicator of a KPI whose weights changed: what its own weight is.
  static String ofWeight(PartPair pair, Lang lang) {
    ComponentLine before = pair.before();
    ComponentLine after = pair.after();
    if (before == null || after == null || before.score() == null || after.score() == null) {
      return "";
    }
    String was = share(before.weight());
    String is = share(after.weight());
    return was.equals(is)
        ? ""
        : lang.of(
            "重みが" + was + "から" + is + "に変わりました。",
            "Its weight changed from " + was + " to " + is + ".");
  }

  private static String lack(String ja, String en, @Nullable Lack lack, Lang lang) {
    if (lack == null) {
      return "";
    }
    String coverage = share(lack.coverage());
    return lang.of(
        ja + "には" + (lack.noValue() ? "値のない" : "算定できない") + "指標があります（算定率" + coverage + "）。",
        en
            + ", some indicators "
            + (lack.noValue() ? "have no value" : "cannot be scored")
            + " (coverage "
            + coverage
            + ").");
  }

  private static String nothingNew(Lang lang) {
    return lang.of("新しい値はありません（過去の値を使用）。", "There is no new value (earlier value used).");
  }

  private static String share(double of) {
    return Shown.figure(of * 100).toPlainString() + "%";
  }

  private static String sentences(Stream<String> each, Lang lang) {
    return each.filter(words -> !words.isEmpty()).collect(Collectors.joining(lang.of("", " ")));
  }
}
