package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.KpiScored.Cause.Kind;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.LastChange;
import dxpulse.publication.board.IndexRevision;
import dxpulse.publication.board.KpiPast;
import dxpulse.publication.page.jte.JteTemplates;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The page of a KPI tells what became of its indexes.
class RevisionsTest {
  private static final KpiPast REVISED = SamplePasts.revised(SampleBoards.PERIOD);
  private final Renderer renderer = new Renderer(new JteTemplates(), new Assets(SampleBoards.SITE));

  @Test
  void eachRevisionNamesItsPeriodFiguresCauseTimeAndMethod() {
    String page = text(page(REVISED, Lang.JA));

    assertThat(page)
        .contains(
            "この期までの3期の指数が、いちど示したあとで変わりました（5件、新しい順）。",
            "令和6年度第1四半期 改訂 1回目 63.0 64.2 ＋1.2 値の訂正：I03 サポートIT企業数（令和6年度第1四半期）、ほか2件の値とともに"
                + " 2024年7月20日 12:30 算定方法 第2版",
            "61.1 ＋2.7 値の追加：I01 サポートIT企業数（令和5年度第4四半期）",
            "－ 58.4 － 指標の定義の変更",
            "60.0 － － 時間の経過（古い値が使えなくなった、など）",
            "57.0 55.8 －1.2 算定方法の変更（第2版）");
    assertThat(page(REVISED, Lang.JA))
        .contains("<small class=\"phone\">－1.2ポイント ・ 算定方法の変更（第2版） ・ ");
    assertThat(text(page(REVISED, Lang.EN)))
        .contains(
            "Of 3 periods up to this one the index has changed since it was first shown (5 revisions,"
                + " newest first).",
            "A corrected value: I03 サポートIT企業数 (FY2024 Q1 (Apr–Jun 2024)), together with 2 other"
                + " values 20 Jul 2024, 12:30 JST Method, version 2",
            "A changed method (version 2)");
  }

  @Test
  void whereNothingWasRevisedThePageSaysSo() {
    KpiPast past = SamplePasts.unrevised(SampleBoards.PERIOD);

    assertThat(text(page(past, Lang.JA))).contains("この期までの指数に、いちど示したあとで変わったものはありません。");
    assertThat(text(page(past, Lang.EN)))
        .contains("No index up to this period has changed since it was first shown.");
  }

  /// The first score of a period is no revision of anything, whatever its number.
  @Test
  void revisionsAreCountedFromTheFirstChangeOfAnIndex() {
    Period first = SampleBoards.PERIOD.previous().previous().previous();
    for (Lang lang : Lang.values()) {
      assertThat(text(page(SamplePasts.unrevised(SampleBoards.PERIOD), lang)))
          .contains(lang.of("・ 改訂 0回 ", "・ Revisions: 0 "));
      assertThat(text(page(REVISED, lang))).contains(lang.of("・ 改訂 1回 ", "・ Revisions: 1 "));
      assertThat(Revisions.count(REVISED, first, lang)).endsWith(lang.of(" 0回", ": 0"));
      assertThat(text(page(null, lang))).doesNotContain(lang.of("・ 改訂", "Revisions:"));
    }
    assertThat(text(page(REVISED, Lang.JA)))
        .contains("令和5年度第4四半期 改訂 3回目 58.4", "令和5年度第4四半期 改訂 1回目 60.0");
  }

  @Test
  void whereNobodyKnowsOfAllRevisionsTheirNumberIsALeastOne() {
    KpiPast some = SamplePasts.partlyKnown(SampleBoards.PERIOD);

    assertThat(text(page(some, Lang.JA)))
        .contains(
            "・ 改訂 1回以上 ", "この期までの3期以上の指数が、いちど示したあとで変わりました（5件以上、新しい順）。", "令和6年度第1四半期 改訂 1回目以降 63.0");
    assertThat(text(page(some, Lang.EN)))
        .contains(
            "・ Revisions: at least 1 ",
            "Of at least 3 periods up to this one the index has changed since it was first shown (at"
                + " least 5 revisions, newest first).",
            "Revision 1 or later");
    KpiPast unknown = SamplePasts.unknown(SampleBoards.PERIOD);
    assertThat(text(page(unknown, Lang.JA)))
        .contains("・ 改訂 回数の記録なし ", "いちど示したあとで変わったという記録はありません（古い改訂の記録は残っていません）。");
    assertThat(text(page(unknown, Lang.EN)))
        .contains("・ Revisions: not recorded ", "is recorded to have changed");
  }

  @Test
  void thePageSaysHowManyOfAllRevisionsItLists() {
    KpiPast many = SamplePasts.more(SampleBoards.PERIOD);

    assertThat(text(page(many, Lang.JA))).contains("・ 改訂 119回 ", "変わりました（123件、うち新しい5件を新しい順に示します）。");
    assertThat(text(page(many, Lang.EN)))
        .contains("(123 revisions; the newest 5 are listed, newest first).");
    KpiPast old = new KpiPast(many.history(), List.of(), many.tallies(), many.recorded());
    assertThat(Revisions.sentence(old, Lang.JA)).contains("（123件。古いため一覧にはありません）");
    assertThat(Revisions.sentence(old, Lang.EN)).contains("(123 revisions, too old to be listed)");
  }

  /// What was frozen has its own list of revisions.
  @Test
  void aPageWithoutAPastHasNeither() {
    assertThat(page(null, Lang.JA)).doesNotContain("改訂の履歴", "すべての期の指数");
  }

  @Test
  void allPeriodsAreInATableAndTheOpenPageListensForThem() {
    String page = page(REVISED, Lang.JA);
    String whole = page.substring(page.indexOf("data-whole"), page.indexOf("なぜ動いたか"));

    assertThat(text(whole)).contains("この期までの12期。", "令和3年度第2四半期 53.2", "令和6年度第1四半期 64.2");
    assertThat(page).contains("data-periods=\"FY2021-Q2 FY2021-Q3");
  }

  @Test
  void aFigureWhoseTimeIsKnownSaysWhenItWasRecorded() {
    assertThat(text(page(REVISED, Lang.JA))).containsOnlyOnce("更新 2024年7月20日 12:30");
    assertThat(text(page(REVISED, Lang.EN))).containsOnlyOnce("Updated 20 Jul 2024, 12:30 JST");
  }

  @Test
  void valuesThatTheScoreDidNotNameAreCounted() {
    KpiPast.Revised unnamed =
        new KpiPast.Revised(
            new IndexRevision(
                Granularity.QUARTER,
                SampleBoards.PERIOD,
                2,
                4.0,
                30.0,
                1,
                Instant.EPOCH,
                Kind.VALUE,
                null,
                null,
                3),
            null);

    assertThat(Revisions.cause(unnamed, Lang.JA)).isEqualTo("値の追加（3件）");
    assertThat(Revisions.cause(unnamed, Lang.EN)).isEqualTo("Values that came in (3)");
  }

  /// Where nothing moved the index, a reference may be what changed last.
  @Test
  void aReferenceThatChangedLastIsSaidToMoveNothing() {
    KpiCard card = SampleBoards.field(SampleBoards.PERIOD, 64.2).kpis().get(1);
    KpiBoard of = SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC);
    LastChange change =
        new LastChange(
            Instant.EPOCH, new IndicatorCode("I06"), null, SampleBoards.PERIOD, null, false, 0);
    KpiBoard view = new KpiBoard(of.head(), card, of.method(), List.of(), change);

    assertThat(text(renderer.board(view, null, new Asked(Lang.JA, true, false))))
        .contains("変わった値：I06", "。参考値のため、指数は動きません");
    assertThat(page(REVISED, Lang.JA)).doesNotContain("参考値のため");
  }

  private String page(@Nullable KpiPast past, Lang lang) {
    BoardView view = SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC);
    return renderer.board(view, past, new Asked(lang, true, false));
  }

  /// What the page says where there is room.
  private static String text(String html) {
    return html.replaceAll("<small class=\"phone\">.*?</small>", "")
        .replaceAll("<span lang=\"ja\">([^<]*)</span>", "$1")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }
}
