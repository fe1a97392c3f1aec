package dxpulse.publication.report;

import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.Poison;
import dxpulse.publication.board.BoardView.FieldBoard;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.Overview;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.SampleBoards;
import dxpulse.publication.release.Citation;
import dxpulse.publication.release.Content;
import dxpulse.publication.release.Corrections;
import dxpulse.publication.release.FrozenBoards;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The release of a quarter with a KPI that rose, one that fell and one without an index; its texts
/// hold markup and a sign that no XML may have.
public final class SampleReport {
  public static final String MARKUP = "<script>alert('&amp;')</script>\u0001";
  private static final Instant PUBLISHED = Instant.parse("2024-07-30T01:00:00Z");

  private SampleReport() {}

  public static Report of(Lang lang) {
    return of(lang, new Standing.Published(PUBLISHED));
  }

  public static Report of(Lang lang, Standing standing) {
    FrozenBoards boards = boards(standing);
    return Briefing.of(boards, corrections(boards.release()), citation(), lang);
  }

  /// With poison in every text.
  public static Report poisoned(Lang lang) {
    FrozenBoards boards = Poison.in(boards(new Standing.Published(PUBLISHED)));
    Corrections corrections = Poison.in(corrections(boards.release()));
    return Briefing.of(boards, corrections, Poison.in(citation()), lang);
  }

  /// What the release shows otherwise than the edition of the quarter before.
  static Corrections corrections(Release release) {
    Period before = SampleBoards.PERIOD.previous();
    return new Corrections(
        new Release(
            before,
            1,
            1,
            new Standing.Published(PUBLISHED.minusSeconds(86_400L * 90)),
            Release.Words.NONE,
            release.content(),
            1,
            List.of()),
        List.of(
            new Corrections.Corrected(
                new KpiCode("K1"),
                new LocalizedText("県内企業のDXの推進状況", "DX of companies"),
                before,
                new BigDecimal("60.8"),
                new BigDecimal("61.1"))));
  }

  /// A card of a period whose method is another one than before.
  private static KpiCard broken(KpiCard card) {
    return new KpiCard(
        card.line(),
        card.field(),
        card.previousIndex(),
        card.coverage(),
        card.revision(),
        card.scoredAt(),
        card.sentence(),
        card.history(),
        card.components(),
        card.contributions(),
        card.pace(),
        card.forecast(),
        new KpiScored.Link(SampleBoards.PERIOD.previous(), 50.1, 40.08),
        card.correction(),
        card.partial(),
        card.cases());
  }

  /// Waits until a file that is written now would hold another time: they count by two seconds.
  public static void awaitAnotherTime() {
    Instant asked = Instant.now();
    await().until(() -> Instant.now().isAfter(asked.plusSeconds(2)));
  }

  public static Citation citation() {
    return new Citation(
        new LocalizedText("青森県", "Aomori Prefecture"),
        new LocalizedText("青森県DX推進ダッシュボード", "Aomori Prefecture DX Dashboard"),
        "https://dx.example.jp");
  }

  public static FrozenBoards boards(Standing standing) {
    Overview sample = SampleBoards.overview(64.2);
    Overview overview =
        new Overview(
            sample.head(),
            new LocalizedText(
                sample.summary().ja() + MARKUP, "The mean of the fields stands at 55.3." + MARKUP),
            sample.fields(),
            sample.projects(),
            List.of());
    FieldBoard field = SampleBoards.field(SampleBoards.PERIOD, 64.2);
    KpiBoard first = SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC);
    List<KpiBoard> kpis = new ArrayList<>(List.of(first));
    for (KpiCard card : field.kpis().subList(1, field.kpis().size())) {
      kpis.add(
          new KpiBoard(
              first.head(),
              kpis.size() == 1 ? broken(card) : card,
              first.method(),
              List.of(),
              null));
    }
    Release release =
        new Release(
            SampleBoards.PERIOD,
            1,
            3,
            standing,
            new Release.Words(
                new LocalizedText("この四半期は<b>企業のDX</b>が伸びました。\n\n次の四半期は人財育成を重点とします。", null),
                List.of(new KpiCode("K1"))),
            new Content(
                1,
                PUBLISHED.minusSeconds(3600),
                overview.summary(),
                List.of(new Content.Part("overview", "ab".repeat(32), 10))),
            1,
            List.of(new Release.Step(Release.Act.PREPARED, Release.CLOCK, PUBLISHED)));
    List<dxpulse.publication.board.BoardView> boards = new ArrayList<>(List.of(overview, field));
    boards.addAll(kpis);
    return new FrozenBoards(release, boards);
  }
}
