package dxpulse.publication.release;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.Frozen;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.Renderer;
import dxpulse.publication.page.SampleBoards;
import dxpulse.publication.page.jte.JteTemplates;
import dxpulse.publication.release.json.JsonBoards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What was frozen once is read and drawn for ever. `-Ddxpulse.golden=write` adds the files of a
/// new format beside the old ones; those are never changed.
class FrozenFilesTest {
  private static final Path KEPT = Path.of("src/test/resources/releases");
  private static final String NEWEST = "v1";
  private final JsonBoards format = new JsonBoards();

  @Test
  void aBoardIsReadAsItWasWritten() {
    for (BoardView view : samples()) {
      assertThat(format.read(view.head().board(), format.write(view))).isEqualTo(view);
    }
  }

  @Test
  void filesOfEveryFormatSoFarAreReadAndDrawnInBothLanguages() throws IOException {
    if ("write".equals(System.getProperty("dxpulse.golden"))) {
      for (BoardView view : samples()) {
        Path file = KEPT.resolve(NEWEST).resolve(view.head().board().replace('/', '-') + ".json");
        if (!Files.exists(file)) {
          Files.createDirectories(KEPT.resolve(NEWEST));
          Files.write(file, format.write(view));
        }
      }
    }
    Renderer renderer = new Renderer(new JteTemplates(), new Assets(SampleBoards.SITE));
    try (var formats = Files.list(KEPT)) {
      for (Path folder : formats.toList()) {
        for (String board : List.of("overview", "industry", "kpi/K1")) {
          BoardView view =
              format.read(
                  board, Files.readAllBytes(folder.resolve(board.replace('/', '-') + ".json")));
          for (Lang lang : Lang.values()) {
            assertThat(renderer.frozen(view, lang, RELEASE)).contains("64.2", "data-kpi");
          }
        }
      }
    }
  }

  @Test
  void aFrozenBoardIsMarkedHasNoLiveUpdatesAndLeadsToBoardsOfItsRelease() {
    Renderer renderer = new Renderer(new JteTemplates(), new Assets(SampleBoards.SITE));
    for (BoardView view : samples().subList(1, 3)) {
      String html = renderer.frozen(view, Lang.JA, RELEASE);

      assertThat(html)
          .contains("第1版", "この画面の値は変わりません", "/api/releases/FY2024-Q1-1/boards/")
          .doesNotContain("<dxp-live", "data-board", ">速報</b>", "<form", "/api/boards/");
      String main = html.substring(html.indexOf("<main"));
      assertThat(main).doesNotContain("href=\"/kpis/", "href=\"/fields/");
      assertThat(html).contains("href=\"/fields/industry\"");
    }
    assertThat(renderer.frozen(samples().get(2), Lang.EN, RELEASE))
        .contains("/en/releases/FY2024-Q1-1/fields/industry");
  }

  private static final Frozen RELEASE =
      new Frozen(
          "FY2024-Q1-1",
          new dxpulse.contracts.types.LocalizedText("令和6年度第1四半期リリース（第1版）", "Release, edition 1"),
          java.time.Instant.parse("2024-07-30T01:00:00Z"),
          null,
          false);

  private static List<BoardView> samples() {
    return List.of(
        SampleBoards.overview(64.2),
        SampleBoards.field(SampleBoards.PERIOD, 64.2),
        SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC));
  }
}
