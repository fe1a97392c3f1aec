package dxpulse.ingestion.round.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.ingestion.round.BoardTable;
import dxpulse.ingestion.round.BoardTable.Cell;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardCsvTest {
  @Test
  void excelReadsItAsUtf8AndRunsNothing() {
    byte[] file =
        new BoardCsv()
            .written(
                List.of(
                    new BoardTable(
                        "部署別",
                        List.of("照会", "数"),
                        List.of(
                            List.of(
                                new Cell("=HYPERLINK(\"http://x\")", null),
                                new Cell(null, new BigDecimal("-1.50"))),
                            List.of(new Cell("＠SUM", null), new Cell(null, null))))));

    assertThat(new String(file, UTF_8))
        .isEqualTo("\uFEFF照会,数\r\n\"'=HYPERLINK(\"\"http://x\"\")\",-1.50\r\n'＠SUM,\r\n");
  }
}
