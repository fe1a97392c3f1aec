package dxpulse.publication.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PictureTest {
  private static final String DRAWN =
      new LineChart(
              "t", "Index", "Stands at 61.2", "Target", List.of(point("1Q"), point("2Q")), 480)
          .svg();

  private static LineChart.Point point(String label) {
    return new LineChart.Point(label, "R6", 61.2, "61.2", false);
  }

  @Test
  void aLegendHasRoomForItsWordsAndOneThatIsEndlessIsCut() {
    String words = "4 institutions to 17 institutions (6)";

    assertThat(picture(words)).contains(">" + words + "<");
    assertThat(picture("municipality ".repeat(20))).contains("municipality munic").contains("…<");
  }

  private static String picture(String words) {
    return new Picture(
            "en", "Map", "Source", DRAWN, 1, List.of(new Picture.Key("fill-tone-5", words)))
        .svg();
  }
}
