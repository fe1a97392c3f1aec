package dxpulse.publication.page;

import dxpulse.contracts.types.LocalizedText;
import java.util.List;
import java.util.Locale;

/// The words of the public pages and what they mean. A test holds their names against the glossary
/// of the code in `docs/glossary.md`.
public final class Glossary {
  private Glossary() {}

  /// @param isBasic whether nobody can read a board without it
  public record Term(LocalizedText name, LocalizedText meaning, boolean isBasic) {
    /// The name of its place on the page.
    public String anchor() {
      return name.english().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }
  }

  /// Words that belong together.
  public record Group(LocalizedText title, List<Term> terms) {
    public Group {
      terms = List.copyOf(terms);
    }
  }

  public static final List<Group> GROUPS =
      List.of(
          new Group(
              text("指数", "The index"),
              List.of(
                  term(
                      "重要業績評価指標",
                      "KPI",
                      "計画の進み具合を見るために、3つの分野に置いた指標（KPI）です。いくつかの中間指標を1つの指数にまとめます。",
                      "A measure of how the plan is coming along in one of its three fields. It brings several indicators together in one index."),
                  basic(
                      "指数",
                      "index",
                      "目標に達した状態を100とした値です。上限と下限は算出方法の版ごとに決まり（KPIのページに示します）、上限が100なら目標を超えても100、下限が0なら基準より悪くなっても0です。",
                      "A figure that is 100 when the targets are reached. Each version of a method sets how far it may go, as the page of the KPI says: with a cap of 100 it stays at 100 beyond the target, and with a floor of 0 at 0 when things got worse than the baseline."),
                  basic(
                      "前期差",
                      "change",
                      "表示された指数と前の期の指数の差（ポイント）です。前の期の値がないときは「－」と示します。",
                      "The difference in points between the shown index and that of the period before; – when there is none."),
                  term(
                      "構成要素",
                      "component",
                      "KPIの指数に入っている中間指標です。",
                      "An indicator that enters the index of a KPI."),
                  term(
                      "重み",
                      "weight",
                      "中間指標が指数にどれだけ響くかの割合です。1つのKPIの中で合わせて100％になります。",
                      "How much an indicator counts in an index; within a KPI the weights add up to 100 %."),
                  term(
                      "達成度",
                      "achievement",
                      "実績が目標にどこまで近づいたかを、目標＝100で表した値です。",
                      "How close a value has come to its target, where the target is 100."),
                  term(
                      "得点",
                      "score",
                      "達成度に上限と下限を当てはめた値です。指数は得点をまとめたものです。",
                      "The achievement within the highest and lowest score; the index is made of scores."),
                  term(
                      "寄与",
                      "contribution",
                      "指数の動きのうち、1つの指標などによる分（ポイント）です。",
                      "The part of a change, in points, that is due to one indicator or another cause."),
                  term(
                      "算定率",
                      "coverage",
                      "値のある指標の重みの合計です。100％未満の指数には「算定率○％」と示し、基準を下回ると指数を出しません。",
                      "The share of weight that has a value. An index with less than 100 % says so; below a minimum there is none."),
                  basic(
                      "算定不可",
                      "not scored",
                      "値や目標が足りず、計算できません。理由を必ず示します。",
                      "Values or targets are missing. The reason is always given."),
                  term(
                      "算出方法の変更",
                      "break",
                      "構成や重み、測り方などが変わった時点です。前の期の指数を新旧両方の方法で示します。方法が同じで、その期の目標だけが変わった時点は「目標の変更」と示します。",
                      "Where another method begins. The index of the period before is given by both methods. Where only the target of the period is another one, the target has changed."),
                  term(
                      "接続指数",
                      "chained index",
                      "はじめの算出方法が続いたとしたときの系列です。",
                      "The series as its first method would go on."))),
          new Group(
              text("指標と値", "Indicators and values"),
              List.of(
                  term(
                      "中間指標",
                      "indicator",
                      "件数や割合など、実際に測っている値です。",
                      "A series that is measured, such as a count or a share."),
                  term(
                      "値なし",
                      "no value",
                      "その期に使える値が届いていません。",
                      "No value that can be used has come for the period."),
                  basic(
                      "参考値",
                      "reference indicator",
                      "目標値を設けない指標です。指数には含めません。",
                      "An indicator without a target; it does not enter the index."),
                  term("確定値", "final", "確定した値です（確報）。", "A settled value."),
                  basic(
                      "速報値",
                      "provisional",
                      "確定前の値です。今後変わることがあります。",
                      "Not settled yet; may change."),
                  term("推計値", "estimated", "ほかの資料から見積もった値です。", "Worked out from other figures."),
                  term(
                      "聞き取り値",
                      "by hearing",
                      "関係者への聞き取りで集めた値です。",
                      "Gathered by asking those concerned."),
                  basic(
                      "繰越値",
                      "carried forward",
                      "その期の値がまだないため、最も新しい過去の値を使っています。画面では「○○の値を使用」と示します。",
                      "No value for the period yet, so the latest earlier one is used; pages say “Value of …”."),
                  term(
                      "期の一部",
                      "part of the period",
                      "期のうち、届いている分だけの値です。残りが届くと変わります。",
                      "A value of only a part of its period; it changes as the rest comes in."),
                  term(
                      "改訂",
                      "revision",
                      "いちど示した指数や値が変わることと、その回数です。はじめて示したときは0回です。前の値も残しています。",
                      "That a figure changes after it was first shown, and how often it did: not once at first. Earlier ones are kept."),
                  term(
                      "データ更新の遅れ",
                      "stale",
                      "値を届ける仕組みが遅れているか、止まっています。最後に届いた値を示しています。",
                      "What brings the values is late or failing. The last ones that came are shown."),
                  basic(
                      "古いデータ",
                      "old data",
                      "次の期の値が届いているはずの時期を過ぎても、まだ届いていません。画面では「○○時点のデータ」と示します。",
                      "Newer values ought to be there by now, and none has come in; pages say “Data as of …”."),
                  basic(
                      "サンプル値",
                      "sample value",
                      "動作を示すための架空の値です。青森県の実績ではありません。",
                      "Made up to show how the site works. Not a real result of the prefecture."))),
          new Group(
              text("計画と公表", "The plan and its publication"),
              List.of(
                  term("基準値", "baseline", "計画の始まりの値です。", "The value at the start of the plan."),
                  term(
                      "目標値",
                      "target",
                      "計画の終わりまでに届くことをめざす値です。指数ではこれを100とします。",
                      "The value to be reached by the end of the plan, which is 100 in an index."),
                  term(
                      "進捗ペース",
                      "pace",
                      "基準値から目標値へまっすぐ進むとした場合に比べて、どれだけ進んでいるかです。",
                      "How far things have come compared with a straight line from baseline to target."),
                  term(
                      "見通し",
                      "forecast",
                      "これまでの傾向がそのまま続いた場合の、目標の時点での値です。95％の予測区間を添えます。",
                      "Where the trend so far leads by the target's date, with a 95 % prediction interval."),
                  basic(
                      "速報",
                      "live",
                      "届いた値を随時反映している画面の印です。数字は公表版（リリース）と違って動き続けます。値の状態を表す「速報値」とは別の言葉です。",
                      "The mark of pages that take figures up as they come in. Unlike those of a release they go on moving; whether a value is provisional is another matter."),
                  term(
                      "公表版",
                      "release",
                      "期ごとに確定して公表したもの（リリース）です。後から変わりません。",
                      "A frozen publication of a period, which does not change later."))));

  /// What a reader of a board must know.
  public static List<Term> basics() {
    return GROUPS.stream().flatMap(group -> group.terms().stream()).filter(Term::isBasic).toList();
  }

  private static Term term(String ja, String en, String meaning, String english) {
    return new Term(text(ja, en), text(meaning, english), false);
  }

  private static Term basic(String ja, String en, String meaning, String english) {
    return new Term(text(ja, en), text(meaning, english), true);
  }

  private static LocalizedText text(String ja, String en) {
    return new LocalizedText(ja, en);
  }
}
