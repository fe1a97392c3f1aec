package dxpulse.publication.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.publication.board.Refused;
import dxpulse.publication.opendata.csv.CsvTables;
import dxpulse.publication.opendata.json.WrittenFormats;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=FY2024-Q3&to=FY2024-Q2     | to",
        "from=FY2025&to=2024-12          | to",
        "period=FY2024&granularity=month | period",
        "period=FY2024-Q1&from=FY2024-Q2 | period",
        "period=FY2024-Q3&to=FY2024-Q2   | period",
        "from=いつか                      | from",
        "period=2024                     | period",
        "kpi=../K6                       | kpi",
        "area=000000                     | area",
        "field=culture                   | field",
        "granularity=week                | granularity",
        "colour=red                      | query",
      })
  void whatNoRowCanBeIsRefusedWithItsPlaceInBothLanguages(String query, String place) {
    assertThatThrownBy(() -> Selection.of(Datasets.SCORES, asked(query)))
        .isInstanceOf(Refused.class)
        .hasMessageMatching(
            place + "：「.+」は使えません（使えるもの：.+） / " + place + ": \".+\" \\(expected: .+\\)");
  }

  @ParameterizedTest
  @CsvSource({
    "from=FY2024-Q2&to=FY2024-Q2",
    "from=FY2024&to=FY2024-Q1",
    "from=2024-04&to=FY2024",
    "period=FY2024-Q1&granularity=quarter&from=FY2024&to=FY2024",
  })
  void whatSomeRowMayBeIsNot(String query) {
    assertThat(Selection.of(Datasets.SCORES, asked(query))).isNotNull();
  }

  @Test
  void aLongValueIsShownByItsBeginning() {
    assertThatThrownBy(() -> Selection.of(Datasets.SCORES, Map.of("from", "9".repeat(5_000))))
        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(400));
  }

  private static Map<String, String> asked(String query) {
    Map<String, String> asked = new LinkedHashMap<>();
    for (String part : query.split("&")) {
      String[] pair = part.split("=", 2);
      asked.put(pair[0], pair[1]);
    }
    return asked;
  }

  @Test
  void theCodeOfNothingIsNotOneWithoutFigures() {
    OpenFiles files =
        new OpenFiles(
            SampleFacts.plan(),
            new WrittenFormats(CsvTables::csv, CsvTables::sdmx),
            "https://dx.example.jp",
            List::of);

    assertThatThrownBy(() ->
            files.csv(
                Datasets.SCORES,
                Selection.of(Datasets.SCORES, Map.of("kpi", "K99")),
                Encoding.UTF_8))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("kpi: \"K99\" (expected: the code of a KPI that is defined)");
    assertThat(
            files.csv(
                Datasets.SCORES,
                Selection.of(Datasets.SCORES, Map.of("kpi", "K6", "period", "2019-04")),
                Encoding.UTF_8))
        .isNotNull();
  }
}
