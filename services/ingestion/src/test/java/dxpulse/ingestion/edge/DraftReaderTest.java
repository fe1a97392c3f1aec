package dxpulse.ingestion.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.FiscalQuarter;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.ingestion.draft.Draft;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftReaderTest {
  private static final Map<String, String> GOOD =
      Map.of("indicator", "\"I15\"", "period", "\"FY2024-Q1\"");

  @Test
  void readsEveryMember() {
    DraftReader reader =
        reader(
            """
            {"indicator": "I15", "area": "022012", "period": "令和6年度第1四半期", "value": 42.50,
             "status": "PROVISIONAL", "sample": true, "note": "速報値", "reference": "年報 3頁"}
            """);

    assertThat(reader.draft())
        .contains(
            new Draft(
                new IndicatorCode("I15"),
                new AreaCode("022012"),
                new FiscalQuarter(2024, 1),
                new BigDecimal("42.50"),
                null,
                null,
                null,
                ValueStatus.PROVISIONAL,
                true,
                "速報値",
                "年報 3頁"));
  }

  @Test
  void aFigureIsFinalAndOfTheOrganizationUnlessItSaysOtherwise() {
    Draft draft =
        reader("{\"indicator\": \"I15\", \"period\": \"FY2024-Q1\", \"stage\": \"試行\"}")
            .draft()
            .orElseThrow();

    assertThat(draft.status()).isEqualTo(ValueStatus.FINAL);
    assertThat(draft.area()).isNull();
    assertThat(draft.sample()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "indicator | 7            | /2/indicator NOT_A_TEXT",
        "indicator | \"1\"        | /2/indicator NOT_A_CODE",
        "indicator | null         | /2/indicator MISSING",
        "period    | \"someday\"  | /2/period NOT_A_PERIOD",
        "period    | 2024         | /2/period NOT_A_TEXT",
        "area      | \"020002\"   | /2/area NOT_A_CODE",
        "value     | \"12\"       | /2/value NOT_A_NUMBER",
        "value     | 1e400        | /2/value NUMBER_TOO_LARGE",
        "numerator | true         | /2/numerator NOT_A_NUMBER",
        "stage     | 3            | /2/stage NOT_A_TEXT",
        "status    | \"SURE\"     | /2/status UNKNOWN_WORD",
        "sample    | \"yes\"      | /2/sample NOT_A_FLAG",
        "note      | [1]          | /2/note NOT_A_TEXT",
      })
  void namesThePlaceOfWhatItCannotRead(String member, String value, String fault) {
    Map<String, String> members = new TreeMap<>(GOOD);
    members.put(member, value);
    DraftReader reader =
        reader(
            members.entrySet().stream()
                .map(each -> "\"%s\": %s".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", ", "{", "}")));

    Optional<Draft> sketch = reader.sketch();

    assertThat(codes(reader)).containsExactly(fault);
    assertThat(reader.unread()).containsExactly(member);
    assertThat(sketch).as("the rest of it").isPresent();
  }

  /// A misspelt area would silently be the whole organization.
  @Test
  void namesMembersThatNobodyAsksFor() {
    DraftReader reader =
        reader(
            "{\"indicator\": \"I15\", \"period\": \"2024-06\", \"value\": 1, \"aera\": \"022012\"}");

    assertThat(reader.draft()).isEmpty();
    assertThat(codes(reader)).containsExactly("/2/aera UNKNOWN_MEMBER");
    assertThat(reader.faults().getFirst().value()).isEqualTo("\"022012\"");
    assertThat(reader.faults().getFirst().expected()).contains("area, ").contains("indicator, ");
  }

  @Test
  void namesEverythingAtOnce() {
    DraftReader reader =
        reader(
            "{\"period\": \"x\", \"value\": \"x\", \"note\": \"%s\"}".formatted("長".repeat(2001)));

    assertThat(reader.draft()).isEmpty();
    assertThat(codes(reader))
        .containsExactly(
            "/2/indicator MISSING",
            "/2/period NOT_A_PERIOD",
            "/2/value NOT_A_NUMBER",
            "/2/note TEXT_TOO_LONG");
  }

  @ParameterizedTest
  @CsvSource({"7", "null", "[]", "\"I15\""})
  void anItemIsAnObject(String json) {
    DraftReader reader = reader(json);

    assertThat(reader.sketch()).isEmpty();
    assertThat(codes(reader)).containsExactly("/2 NOT_AN_OBJECT");
  }

  private static DraftReader reader(String json) {
    return new DraftReader(HttpFormat.mapper().readTree(json), "/2");
  }

  private static List<String> codes(DraftReader reader) {
    return reader.faults().stream().map(fault -> fault.pointer() + " " + fault.code()).toList();
  }
}
