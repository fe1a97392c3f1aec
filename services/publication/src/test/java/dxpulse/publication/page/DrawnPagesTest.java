package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardReader.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrawnPagesTest {
  private static final Asked ASKED = new Asked(Lang.JA, false, false);
  private final List<String> drawn = new ArrayList<>();
  private final DrawnPages pages = new DrawnPages(2);

  @Test
  void forgetsThePageThatWasNotAskedForTheLongest() {
    find("K1", 1);
    find("K2", 1);
    find("K1", 1);
    find("K3", 1);

    find("K1", 1);
    find("K2", 1);

    assertThat(drawn).containsExactly("K1 1", "K2 1", "K3 1", "K2 1");
  }

  @Test
  void anotherLanguageIsAnotherPage() {
    find("K1", 1);
    var _ = pages.find(standing("K1", 1), new Asked(Lang.EN, false, false), () -> draw("K1 en"));

    assertThat(drawn).containsExactly("K1 1", "K1 en");
  }

  @Test
  void whatWasDrawnDuringAChangeIsDrawnAgain() {
    var _ =
        pages.find(
            standing("K1", 1),
            ASKED,
            () -> {
              find("K1", 2);
              return draw("K1 1");
            });

    find("K1", 2);

    assertThat(drawn).containsExactly("K1 2", "K1 1", "K1 2");
  }

  private void find(String kpi, long edition) {
    var _ = pages.find(standing(kpi, edition), ASKED, () -> draw(kpi + " " + edition));
  }

  private Optional<String> draw(String page) {
    drawn.add(page);
    return Optional.of(page);
  }

  private static Standing standing(String kpi, long edition) {
    return new Standing(
        new BoardKey("kpi/" + kpi, Granularity.QUARTER, SampleBoards.PERIOD), edition);
  }
}
