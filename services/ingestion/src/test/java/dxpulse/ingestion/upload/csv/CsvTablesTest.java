package dxpulse.ingestion.upload.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.ingestion.upload.Table;
import dxpulse.ingestion.upload.TableReader.NotATable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CsvTablesTest {
  private final CsvTables tables = new CsvTables();

  @Test
  void readsNoFurtherThanOneRowTooMany() {
    String file = "期間\n" + "1\n".repeat(100_000) + "\"never closed";

    assertThat(read(file, 10).lines()).hasSize(11);
  }

  @Test
  void refusesLinesOfMoreCellsThanAnybodyWrites() {
    assertThat(read("a,b\n" + ",".repeat(99), 10).lines()).hasSize(1);
    assertThatThrownBy(() -> read("a,b\n" + ",".repeat(100), 10))
        .isInstanceOf(NotATable.class)
        .hasMessageContaining("line 2: more than 100 columns");
  }

  private Table read(String file, int mostRows) {
    return tables.read(file.getBytes(StandardCharsets.UTF_8), mostRows);
  }
}
