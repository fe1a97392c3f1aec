package dxpulse.ingestion.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.wire.HttpFormat;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class CellReaderTest {
  static Stream<JsonNode> dirtyValues() throws Exception {
    try (InputStream file =
        CellReaderTest.class.getResourceAsStream("/vectors/dirty-values.json")) {
      return HttpFormat.mapper().readTree(file).valueStream().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("dirtyValues")
  void readsWhatPeopleWrite(JsonNode each) {
    Cell cell = CellReader.read(each.get("raw").asString(), "％");

    if (!each.get("expected").isNull()) {
      assertThat(cell).isInstanceOf(Cell.Figure.class);
      assertThat(((Cell.Figure) cell).value().toPlainString())
          .isEqualTo(each.get("expected").asString());
      return;
    }
    String note = each.get("note").isNull() ? "refuse" : each.get("note").asString();
    if (note.startsWith("missing")) {
      assertThat(cell).isIn(new Cell.Gap(Cell.Why.MISSING), new Cell.Gap(Cell.Why.BLANK));
    } else if (note.startsWith("suppressed")) {
      assertThat(cell).isEqualTo(new Cell.Gap(Cell.Why.SUPPRESSED));
    } else {
      assertThat(cell).isInstanceOf(Cell.Unreadable.class);
    }
  }

  @Test
  void anotherScaleOfTheUnitIsConvertedAndTold() {
    assertThat(CellReader.read("1,200百万円", "千円"))
        .isEqualTo(new Cell.Figure(new BigDecimal("1200000"), null, "百万円 → 千円"));
    assertThat(CellReader.read("▲1,234.5", "円", "千円"))
        .isEqualTo(new Cell.Figure(new BigDecimal("-1234500"), null, "千円 → 円"));
    assertThat(CellReader.read("3", "百万円", "円"))
        .isEqualTo(new Cell.Figure(new BigDecimal("0.000003"), null, "円 → 百万円"));
    assertThat(CellReader.read("2", "", "千人"))
        .isEqualTo(new Cell.Figure(new BigDecimal("2000"), null, "千人 → 1"));
    assertThat(CellReader.read("12.5％", "パーセント"))
        .isEqualTo(new Cell.Figure(new BigDecimal("12.5"), null));
  }

  @Test
  void refusesAnotherUnitThanTheIndicators() {
    assertThat(CellReader.read("1,200千人", "千円")).isInstanceOf(Cell.Unreadable.class);
    assertThat(CellReader.read("12", "人", "件")).isInstanceOf(Cell.Unreadable.class);
    assertThat(CellReader.read("12千円", "千円", "百万円")).isInstanceOf(Cell.Unreadable.class);
    assertThat(CellReader.read("12.5%", "")).isInstanceOf(Cell.Unreadable.class);
    assertThat(CellReader.read("1,200 千円", "千円"))
        .isEqualTo(new Cell.Figure(new BigDecimal("1200"), null));
  }

  @Test
  void refusesTwoNumbersMisplacedSeparatorsAndLettersAmongDigits() {
    assertThat(Stream.of("12 34", "1,23", "1O0", "12.", "1e400", "9".repeat(31)))
        .allSatisfy(
            raw -> assertThat(CellReader.read(raw, "件")).isInstanceOf(Cell.Unreadable.class));
  }

  @Test
  void marksSayTheStatus() {
    assertThat(CellReader.read("p91.4", ""))
        .isEqualTo(new Cell.Figure(new BigDecimal("91.4"), ValueStatus.PROVISIONAL));
    assertThat(CellReader.read("r 91.4", ""))
        .isEqualTo(new Cell.Figure(new BigDecimal("91.4"), ValueStatus.CORRECTED));
  }
}
