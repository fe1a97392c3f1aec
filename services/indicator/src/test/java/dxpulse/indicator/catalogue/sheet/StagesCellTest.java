package dxpulse.indicator.catalogue.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.indicator.catalogue.sheet.CellContent.Complaint;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StagesCellTest {
  @Test
  void stagesKeepTheirOrder() {
    assertThat(StagesCell.read("検討＝２５; 試行=50\n本稼働=100").content())
        .containsExactly(
            Map.entry("検討", new BigDecimal(25)),
            Map.entry("試行", new BigDecimal(50)),
            Map.entry("本稼働", new BigDecimal(100)));
  }

  @Test
  void whatIsNoStageIsRefusedWithItsReason() {
    var read = StagesCell.read("検討; 試行=半分; 本稼働=100; 本稼働=90; =5");

    assertThat(read.content()).containsOnlyKeys("本稼働");
    assertThat(read.complaints())
        .extracting(Complaint::code)
        .containsExactly("NOT_A_STAGE", "NOT_A_NUMBER", "STAGE_TWICE", "NOT_A_STAGE");
  }

  @Test
  void everyNameIsShownSoThatItIsReadAgain() {
    Map<String, BigDecimal> stages = new LinkedHashMap<>();
    for (String name : new String[] {"検討", "a=b", "a;b", " a ", "「a」", "a」「b", "a\nb", "a「b」c"}) {
      stages.put(name, new BigDecimal(stages.size()));
    }

    assertThat(StagesCell.read(StagesCell.shown(stages)).content())
        .containsExactlyEntriesOf(stages);
  }
}
