package dxpulse.ingestion.round.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.ingestion.round.BoardTable;
import dxpulse.ingestion.round.BoardTable.Cell;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class BoardWorkbookTest {
  @Test
  void eachTableIsASheetWhoseNumbersAreNumbersAndTextsAreTexts() throws IOException {
    byte[] file =
        new BoardWorkbook()
            .written(
                List.of(
                    new BoardTable(
                        "部署別",
                        List.of("照会", "数"),
                        List.of(
                            List.of(
                                new Cell("=1+1", null), new Cell(null, new BigDecimal("0.5"))))),
                    new BoardTable("指標別", List.of("指標"), List.of())));

    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      assertThat(book.getSheets().map(sheet -> sheet.getName())).containsExactly("部署別", "指標別");
      Row row = book.getFirstSheet().read().get(1);
      assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
      assertThat(row.getCell(0).getText()).isEqualTo("=1+1");
      assertThat(row.getCell(1).getType()).isEqualTo(CellType.NUMBER);
      assertThat(row.getCell(1).asNumber()).isEqualByComparingTo("0.5");
    }
  }
}
