package dxpulse.publication.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
  private static final int SIZE = 100;

  @ParameterizedTest
  @EnumSource(Letters.class)
  void noSignIsWiderThanTheRoomThatIsLeftForIt(Letters letters) throws Exception {
    try (InputStream file = letters.open()) {
      Font font = Font.createFont(Font.TRUETYPE_FONT, file).deriveFont((float) SIZE);
      FontRenderContext exact = new FontRenderContext(null, true, true);

      for (char sign = ' '; sign <= '~'; sign++) {
        String one = String.valueOf(sign);
        double drawn = font.getStringBounds(one, exact).getWidth();

        assertThat(Words.width(one, SIZE)).as(one).isBetween(drawn - 0.1, drawn + 8);
      }
    }
  }

  @Test
  void linesAreBrokenWhereWordsEndAndTheLastOneThatIsKeptSaysThatMoreFollows() {
    assertThat(Words.lines("indexes of the KPIs", 70, 10))
        .isEqualTo(List.of("indexes of", "the KPIs"));
    assertThat(Words.lines("青森県のデジタル化", 40, 10, 2)).isEqualTo(List.of("青森県の", "デジタ…"));
  }
}
