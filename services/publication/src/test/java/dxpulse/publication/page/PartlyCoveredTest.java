package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.FieldBoard;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.KpiLine;
import dxpulse.publication.page.jte.JteTemplates;
import dxpulse.publication.release.FrozenBoards;
import dxpulse.publication.release.Standing;
import dxpulse.publication.report.Briefing;
import dxpulse.publication.report.Report;
import dxpulse.publication.report.SampleReport;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An index that rests on half of its weight says so wherever it is taken.
class PartlyCoveredTest {
  private final KpiBoard kpi =
      half(SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC));

  @ParameterizedTest
  @EnumSource(Lang.class)
  void picturesPreviewsAndQuotationsSayHowMuch(Lang lang) {
    String words = lang.of("算定率50％", "Coverage 50 %");
    String page =
        new Renderer(new JteTemplates(), new Assets(SampleBoards.SITE))
            .board(kpi, new Asked(lang, false, false));

    assertThat(Charts.of(kpi, "trend", lang).orElseThrow().note()).contains(words);
    assertThat(Charts.of(kpi, "ring", lang).orElseThrow().note()).contains(words);
    assertThat(Charts.preview(kpi, lang).notice()).contains(words);
    assertThat(page).containsPattern("id=\"quote\".*" + words);
  }

  @Test
  void aPictureOfAFieldSaysThatSuchAnIndexIsInIt() {
    FieldBoard whole = SampleBoards.field(SampleBoards.PERIOD, 64.2);
    FieldPart part = whole.field();
    FieldBoard field =
        new FieldBoard(
            whole.head(),
            new FieldPart(
                part.field(),
                part.index(),
                part.change(),
                List.of(half(part.kpis().getFirst())),
                part.previousIndex()),
            whole.summary(),
            whole.indicatorStates(),
            whole.kpis(),
            whole.projects());

    assertThat(Charts.of(field, "ring", Lang.JA).orElseThrow().note()).contains("算定率100％未満の指数を含む");
    assertThat(Charts.of(whole, "ring", Lang.JA).orElseThrow().note()).doesNotContain("算定率");
  }

  @Test
  void aReportNamesTheKpi() {
    FrozenBoards frozen =
        SampleReport.boards(new Standing.Published(Instant.parse("2024-07-30T01:00:00Z")));
    List<BoardView> boards =
        frozen.boards().stream()
            .map(board ->
                board.head().board().equals("kpi/K1") && board instanceof KpiBoard known
                    ? half(known)
                    : board)
            .toList();

    Report report =
        Briefing.of(
            new FrozenBoards(frozen.release(), boards), null, SampleReport.citation(), Lang.JA);

    assertThat(report.notices()).anyMatch(notice -> notice.contains("算定率が100％未満のKPIがあります（K1"));
    assertThat(report.sheets().getFirst().line().marks()).contains("算定率50％");
  }

  private static KpiBoard half(KpiBoard board) {
    KpiCard card = board.card();
    return new KpiBoard(
        board.head(),
        new KpiCard(
            half(card.line()),
            card.field(),
            card.previousIndex(),
            0.5,
            card.revision(),
            card.scoredAt(),
            card.sentence(),
            card.history(),
            card.components(),
            card.contributions(),
            card.pace(),
            card.forecast(),
            card.link(),
            card.correction(),
            card.partial(),
            card.cases()),
        board.method(),
        board.projects(),
        board.lastChange());
  }

  private static KpiLine half(KpiLine line) {
    return SampleLines.resting(line, 0.5, line.carriedForward());
  }
}
