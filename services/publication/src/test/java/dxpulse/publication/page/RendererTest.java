package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.*;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.*;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.*;
import dxpulse.publication.page.jte.JteTemplates;
import java.math.BigDecimal;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class RendererTest {
  private static final Period PERIOD = Period.parse("FY2024-Q1");
  private static final Head HEAD =
      new Head("industry", Granularity.QUARTER, PERIOD, 1, List.of(PERIOD), null, true, true);
  private static final LocalizedText NAME = new LocalizedText("<script>企業", "<script>Firms");
  private final Renderer renderer = new Renderer(new JteTemplates(), new Assets());

  @Test
  void everyBoardIsDrawnInBothLanguagesWithNamesEscaped() throws Exception {
    Files.createDirectories(Path.of("target/preview"));
    for (Lang lang : Lang.values()) {
      for (@org.jspecify.annotations.Nullable
      Double index : Arrays.<@org.jspecify.annotations.Nullable Double>asList(64.2, 120.0, null)) {
        for (BoardView view : views(index)) {
          String html = renderer.board(view, lang, "");
          Files.writeString(
              Path.of("target/preview/" + view.getClass().getSimpleName() + lang + index + ".html"),
              html);
          assertThat(html).doesNotContain("<script>").contains("&lt;script&gt;", "data-kpi=\"K1\"");
          assertThat(html).contains(index == null ? lang.of("算定不可", "No index") : index.toString());
          assertThat(html).contains(lang.of("サンプル値", "ample value"));
        }
      }
      assertThat(renderer.about(lang)).contains("<h1>");
      assertThat(renderer.cases(List.of(), lang)).contains("notice");
      assertThat(renderer.projects(List.of(), null, null, lang, "")).contains("notice");
      assertThat(renderer.message(lang, "/", "t", "x", null, null)).contains("notice");
    }
  }

  @Test
  void stylesAndScriptStayUnderSixtyKilobytes() {
    assertThat(new Assets().bytes()).isLessThan(60_000);
  }

  private static List<BoardView> views(@org.jspecify.annotations.Nullable Double index) {
    NotScoredReason why = index == null ? NotScoredReason.NO_DATA : null;
    KpiLine line =
        new KpiLine(new KpiCode("K1"), NAME, index, why, index == null ? null : 3.1, true, true);
    ComponentLine part =
        new ComponentLine(
            new IndicatorCode("I01"),
            NAME,
            null,
            "社",
            0,
            Direction.HIGHER_IS_BETTER,
            Accumulation.STOCK,
            NormalisationMethod.RATIO,
            new BigDecimal("12"),
            PERIOD,
            true,
            true,
            ValueStatus.PROVISIONAL,
            true,
            null,
            null,
            null,
            false,
            null,
            index,
            0.5,
            NotScoredReason.NO_TARGET,
            "dx",
            null);
    KpiCard card =
        new KpiCard(
            line,
            Field.INDUSTRY,
            61.1,
            1,
            1,
            null,
            NAME,
            List.of(
                new HistoryPoint(PERIOD.previous(), 61.1, null, false, true),
                new HistoryPoint(PERIOD, index, why, true, true)),
            List.of(part),
            List.of(new KpiScored.Contribution("I01", -1.2)),
            null,
            null,
            List.of());
    FieldPart field = new FieldPart(Field.INDUSTRY, index, null, List.of(line));
    return List.of(
        new Overview(HEAD, NAME, List.of(field), new ProjectCounts(76, 0, List.of())),
        new FieldBoard(
            HEAD,
            field,
            NAME,
            List.of(new StateCount(IndicatorState.BEHIND, 1)),
            List.of(card),
            List.of()),
        new KpiBoard(
            HEAD,
            card,
            new Method(1, Aggregation.ARITHMETIC, null, null, BigDecimal.ONE, 18),
            List.of()));
  }
}
