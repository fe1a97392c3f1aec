package dxpulse.publication.opendata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.opendata.csv.CsvTables;
import dxpulse.publication.opendata.json.WrittenFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the pages say of fields, changes, outlooks, revisions and projects is in files, too.
class ChangeFilesTest {
  private final LivePlan plan = SampleFacts.plan();
  private final OpenFiles files =
      new OpenFiles(
          plan, new WrittenFormats(CsvTables::csv, CsvTables::sdmx), "https://x.example", List::of);

  @BeforeEach
  void correctsAQuarter() throws IOException {
    apply(corrected(999));
  }

  private static String corrected(int revision) throws IOException {
    return Files.readString(
            Path.of("../../contracts/events/kpi.scored/v1/examples/revised-after-a-break.json"))
        .replace("\"revision\": 4", "\"revision\": " + revision);
  }

  private void apply(String score) {
    plan.apply(
        new LivePlan.Fact.Score(EventCodec.decode(EventType.KPI_SCORED, score.getBytes(UTF_8))));
  }

  @Test
  void anIndexOfAFieldIsTheOneThatItsPageShows() {
    BoardView.FieldBoard shown =
        (BoardView.FieldBoard)
            plan.view(
                    new BoardKey(
                        Field.ADMINISTRATION.code(),
                        Granularity.QUARTER,
                        Period.parse("FY2024-Q2")))
                .orElseThrow();

    NamedCsvRecord row =
        rows("fields", Map.of("field", "administration", "period", "FY2024-Q2")).getFirst();

    assertThat(row.getField("index")).isEqualTo("71.5").isEqualTo(told(shown.field().index()));
    assertThat(row.getField("previous_index")).isEqualTo("70.83333333333333");
    assertThat(row.getField("change")).isEqualTo(told(shown.field().change()));
    assertThat(row.getField("field_name_en")).isEqualTo("Public administration");
    assertThat(row.getField("provisional")).isEqualTo("true");
  }

  @Test
  void howNewAnIndexIsStandsAtTheEndOfItsRow() {
    for (String dataset : List.of("fields", "scores")) {
      NamedCsvRecord row =
          rows(dataset, Map.of("field", "administration", "period", "FY2024-Q2")).getFirst();

      assertThat(row.getHeader()).endsWith("carried_forward", "data_day");
      assertThat(row.getField("partial")).isEqualTo("false");
      assertThat(row.getField("carried_forward")).isEqualTo("false");
      assertThat(row.getField("data_day")).as("that of I15").isEqualTo("2024-06-30");
    }
  }

  @Test
  void theMeanOfTheFieldsIsARowOfItsOwnAndNoFieldOfAnotherDataset() {
    assertThat(rows("fields", Map.of("field", "all", "period", "FY2024-Q2")))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.getField("field_name_ja")).isEqualTo("指数のある分野の平均");
          assertThat(row.getField("index")).isEqualTo("71.5");
        });
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Selection.of(Datasets.SCORES, Map.of("field", "all")));
  }

  @Test
  void partsOfAChangeAreNamedInBothLanguagesAndAddUp() {
    List<NamedCsvRecord> parts = rows("contributions", Map.of("period", "FY2026-Q1"));

    assertThat(parts).extracting(row -> row.getField("cause")).contains("I15", "COMPOSITION");
    assertThat(parts.getFirst().getField("cause_name_en")).isEqualTo("Online procedure use");
    assertThat(parts.stream().mapToDouble(row -> Double.parseDouble(row.getField("points"))).sum())
        .isCloseTo(Double.parseDouble(parts.getFirst().getField("change")), within(1e-9));
    assertThat(rows("contributions", Map.of("indicator", "I15", "period", "FY2026-Q1")))
        .singleElement()
        .satisfies(row -> assertThat(row.getField("points")).isEqualTo("1.3"));
  }

  @Test
  void anOutlookNamesItsDateItsRangeAndItsPace() {
    NamedCsvRecord row = rows("outlook", Map.of("period", "FY2026-Q1")).getFirst();

    assertThat(row.getField("target_period")).isEqualTo("FY2028");
    assertThat(row.getField("landing")).isEqualTo("96.5");
    assertThat(row.getField("landing_low")).isEqualTo("88.0");
    assertThat(row.getField("attainment")).isEqualTo("2029-06");
    assertThat(row.getField("pace_band")).isEqualTo("NEEDS_ACCELERATION");
    assertThat(sdmx("outlook", Map.of("period", "FY2026-Q1")))
        .contains(
            "dataflow,AOMORI:DX_KPI_OUTLOOK(1.0),I,Q,020001,K6_PACE,2026-04-01/P3M,0.78,RATIO,A,false",
            "dataflow,AOMORI:DX_KPI_OUTLOOK(1.0),I,Q,020001,K6_LANDING,2026-04-01/P3M,96.5,INDEX_TARGET_100,A,false");
  }

  @Test
  void aRevisionTellsWhatStoodBeforeAndWhy() {
    NamedCsvRecord row = rows("revisions", Map.of("period", "FY2026-Q1")).getFirst();

    assertThat(row.getField("index")).isEqualTo("72.5");
    assertThat(row.getField("previous_index")).isEqualTo("70.9");
    assertThat(Double.parseDouble(row.getField("difference"))).isCloseTo(1.6, within(1e-9));
    assertThat(row.getField("reason")).isEqualTo("REVISION");
    assertThat(row.getField("indicator_code")).isEqualTo("I15");
    assertThat(row.getField("value_period")).isEqualTo("2026-06");
    assertThat(row.getField("previous_value")).isEqualTo("42.5");
    assertThat(row.getFields()).as("names nobody").doesNotContain("clerk-dx");
  }

  /// A score that ends an outlook, or that a new build made anew, revises nothing that is shown.
  @Test
  void aScoreThatLeavesTheIndexAsItWasIsNoRevisionAndHidesNone() throws IOException {
    apply(corrected(1000).replace("\"index\": 70.9", "\"index\": 72.46"));

    assertThat(rows("revisions", Map.of("period", "FY2026-Q1")))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.getField("revision")).isEqualTo("999");
          assertThat(row.getField("previous_revision")).isEqualTo("998");
          assertThat(row.getField("index")).isEqualTo("72.5");
          assertThat(row.getField("previous_index")).isEqualTo("70.9");
          assertThat(row.getField("reason")).isEqualTo("REVISION");
          assertThat(row.getField("indicator_code")).isEqualTo("I15");
          assertThat(row.getField("value")).as("no longer told").isEmpty();
          assertThat(row.getField("revised_at")).isNotEmpty();
        });
    assertThat(rows("revisions", Map.of()))
        .noneMatch(row -> row.getField("difference").equals("0.0"));
  }

  @Test
  void phasesAndMeasuresOfAProjectAreRowsInTheirOrder() {
    List<NamedCsvRecord> phases = rows("phases", Map.of());
    assertThat(phases).extracting(row -> row.getField("phase_number")).startsWith("1", "2");
    assertThat(phases.get(1).getField("from")).isEqualTo("FY2024-H1");
    assertThat(phases.get(1).getField("end_date")).isEqualTo("2025-03-31");
    assertThat(phases.getFirst().getField("start_date")).isEmpty();

    assertThat(rows("measures", Map.of()))
        .extracting(row -> row.getField("measure_number"))
        .contains("1", "1.1");
    assertThat(rows("measure-budgets", Map.of()))
        .anySatisfy(row -> {
          assertThat(row.getField("measure_number")).isEqualTo("1.1");
          assertThat(row.getField("mark")).isEqualTo("経常的経費対応（金額なし）");
        });
  }

  @Test
  void componentsAndTargetsAreNamedInEnglishToo() {
    assertThat(
            rows("components", Map.of("period", "FY2024-Q1"))
                .getFirst()
                .getField("indicator_name_en"))
        .isEqualTo("Online procedure use");
    assertThat(Datasets.find("targets").orElseThrow().columns().getLast().name())
        .isEqualTo("text_en");
  }

  private List<NamedCsvRecord> rows(String code, Map<String, String> query) {
    Dataset<?> dataset = Datasets.find(code).orElseThrow();
    byte[] file = files.csv(dataset, Selection.of(dataset, query), Encoding.UTF_8).content();
    return CsvReader.builder().ofNamedCsvRecord(new String(file, UTF_8)).stream().toList();
  }

  private List<String> sdmx(String code, Map<String, String> query) {
    Dataset<?> dataset = Datasets.find(code).orElseThrow();
    return new String(files.sdmxCsv(dataset, Selection.of(dataset, query)).content(), UTF_8)
        .lines()
        .toList();
  }

  private static String told(@Nullable Object figure) {
    return Table.text(figure).orElse("");
  }
}
