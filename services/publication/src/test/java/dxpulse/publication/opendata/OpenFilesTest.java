package dxpulse.publication.opendata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.publication.Poison;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.PlanFacts;
import dxpulse.publication.board.SampleAreas;
import dxpulse.publication.opendata.csv.CsvTables;
import dxpulse.publication.opendata.json.WrittenFormats;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class OpenFilesTest {
  private static final String FORMULA = "^\\s*[=@+-](?![0-9.]+$)";
  private static final String SITE = "https://dx.example.lg.jp";

  private final LivePlan plan = SampleFacts.plan();
  private final OpenFiles files =
      new OpenFiles(plan, new WrittenFormats(CsvTables::csv, CsvTables::sdmx), SITE, List::of);

  @ParameterizedTest
  @MethodSource("datasets")
  void csvAndJsonSayTheSame(Dataset<?> dataset) {
    List<NamedCsvRecord> csv = csv(text(dataset, Selection.ALL));
    JsonNode rows = json(files.json(dataset, Selection.ALL).content()).get("rows");

    assertThat(csv).as(dataset.code()).hasSameSizeAs(rows).isNotEmpty();
    for (int i = 0; i < csv.size(); i++) {
      for (Column<?> column : dataset.columns()) {
        JsonNode cell = rows.get(i).get(column.name());
        assertThat(csv.get(i).getField(column.name()).replaceFirst("^'", ""))
            .as(dataset.code() + " " + column.name())
            .isEqualTo(cell.isNull() ? "" : cell.isNumber() ? number(cell) : cell.asString());
      }
    }
  }

  @Test
  void aMissingIndexIsAnEmptyCellWithItsReason() {
    NamedCsvRecord row =
        csv(text(Datasets.SCORES, Selection.of(Datasets.SCORES, Map.of("period", "FY2024-H2"))))
            .getFirst();

    assertThat(row.getField("index")).isEmpty();
    assertThat(row.getField("not_scored")).isEqualTo("BELOW_MIN_COVERAGE");
    assertThat(row.getField("area_code")).isEqualTo("020001");
  }

  @Test
  void weightsAreTheirSharesToo() {
    Dataset<?> compositions = Datasets.find("compositions").orElseThrow();
    List<NamedCsvRecord> rows =
        csv(text(compositions, Selection.of(compositions, Map.of("indicator", "I15"))));

    assertThat(rows).extracting(row -> row.getField("weight")).containsExactly("1");
    assertThat(rows).extracting(row -> row.getField("share")).containsExactly("0.5");
  }

  @Test
  void figuresAreExactAndUnitsStandApart() {
    NamedCsvRecord row =
        csv(text(Datasets.SCORES, Selection.of(Datasets.SCORES, Map.of("period", "FY2024-Q1"))))
            .getFirst();

    assertThat(row.getField("index")).isEqualTo("70.83333333333333");
    assertThat(row.getField("unit")).isEqualTo("目標＝100");
    assertThat(row.getField("start_date")).isEqualTo("2024-04-01");
    assertThat(row.getField("end_date")).isEqualTo("2024-06-30");
  }

  @Test
  void rowsAreSelectedByCodeKindAndTime() {
    Selection quarters =
        Selection.of(
            Datasets.SCORES,
            Map.of("kpi", "K6", "granularity", "quarter", "from", "FY2024-Q2", "to", "2024年度"));

    assertThat(csv(text(Datasets.SCORES, quarters)))
        .extracting(row -> row.getField("period"))
        .containsExactly("FY2024-Q2");
  }

  @Test
  void whatCannotBeAskedIsRefusedWithWhatCan() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Selection.of(Datasets.SCORES, Map.of("colour", "red")))
        .withMessageContaining("colour")
        .withMessageContaining("kpi, area, field, granularity, period, from, to");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Selection.of(Datasets.INDICATORS, Map.of("period", "FY2024")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Selection.of(Datasets.SCORES, Map.of("kpi", "../K6")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Selection.of(Datasets.SCORES, Map.of("from", "いつか")));
  }

  @Test
  void theTimeCodeIsReadAsThePeriodThatItTells() {
    for (Granularity kind : Granularity.values()) {
      Period period = kind.containing(LocalDate.of(2019, 4, 1));
      for (int i = 0; i < 40; i++) {
        Period told = period;
        Times.code(period)
            .ifPresent(code -> assertThat(PeriodReader.read(code)).as(code).isEqualTo(told));
        period = period.next();
      }
    }
    assertThat(Times.code(Period.parse("FY2024-H2"))).isEmpty();
    assertThat(Times.code(Period.parse("FY2024"))).hasValue("2024100000");
  }

  @Test
  void excelIsToldTheEncodingAndOlderProgramsGetTheirs() {
    byte[] marked = files.csv(Datasets.KPIS, Selection.ALL, Encoding.UTF_8_WITH_MARK).content();
    assertThat(marked).startsWith(0xEF, 0xBB, 0xBF);

    assertThat(Encoding.CP932.encoded("髙①㈱～－"))
        .isEqualTo("髙①㈱～－".getBytes(Charset.forName("MS932")));
    assertThat(new String(Encoding.CP932.encoded("𠮷野"), Charset.forName("MS932"))).isEqualTo("〓野");
  }

  @Test
  void aMinusIsNotLostInTheOlderEncoding() {
    assertThat(new String(Encoding.CP932.encoded("−3.6、3–4、3〜4、A—B"), Charset.forName("MS932")))
        .isEqualTo("－3.6、3-4、3～4、A―B");
  }

  @Test
  void noCellRunsAsAFormula() {
    Dataset<String> dataset =
        new Dataset<>(
            "x",
            new LocalizedText("x", null),
            new LocalizedText("x", null),
            null,
            List.of("a"),
            List.of(Column.text("a", "x", "x", row -> row)),
            facts -> Stream.of("=cmd|' /C calc'!A0", "+1", "@x", "普通"));

    assertThat(csv(CsvTables.csv(dataset.table(plan.facts()))))
        .extracting(row -> row.getField("a"))
        .containsExactly("'=cmd|' /C calc'!A0", "'+1", "'@x", "普通");
  }

  @Test
  void sdmxTellsFrequencyAreaTimeAndHowSettledAFigureIs() {
    Selection ofK6 = Selection.of(Datasets.SCORES, Map.of("kpi", "K6", "from", "FY2024-Q1"));
    String text = new String(files.sdmxCsv(Datasets.SCORES, ofK6).content(), UTF_8);

    assertThat(text.lines().toList())
        .contains(
            "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,SERIES,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,SAMPLE",
            "dataflow,AOMORI:DX_KPI_INDEX(1.0),I,Q,020001,K6,2024-04-01/P3M,70.83333333333333,INDEX_TARGET_100,A,false",
            "dataflow,AOMORI:DX_KPI_INDEX(1.0),I,Q,020001,K6,2024-07-01/P3M,71.5,INDEX_TARGET_100,P,false",
            "dataflow,AOMORI:DX_KPI_INDEX(1.0),I,S,020001,K6,2024-10-01/P6M,,INDEX_TARGET_100,O,false");
    assertThat(new String(files.sdmxCsv(Datasets.COMPONENTS, Selection.ALL).content(), UTF_8))
        .contains(",K6_I15,2024-04-01/P3M,42.5,％,E,");
    assertThat(text.lines().skip(1).map(line -> line.substring(line.lastIndexOf(',') + 1)))
        .as("made up or not, as in the table")
        .containsExactlyElementsOf(
            csv(text(Datasets.SCORES, ofK6)).stream().map(row -> row.getField("sample")).toList());
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void columnsHaveNamesOfTheirOwnAndTheKeyTellsRowsApart(Dataset<?> dataset) {
    assertThat(dataset.columns())
        .extracting(Column::name)
        .doesNotHaveDuplicates()
        .containsAll(dataset.key())
        .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
    Table table = dataset.table(plan.facts());
    Set<List<Object>> keys = new HashSet<>();
    for (Table.Row row : table.rows()) {
      List<Object> key = new ArrayList<>();
      dataset.key().forEach(name -> key.add(String.valueOf(table.cell(row, name))));
      assertThat(keys.add(key)).as(dataset.code() + " " + key).isTrue();
    }
  }

  @Test
  void theZipHoldsEveryFileAndIsTheSameForTheSamePlan() throws IOException {
    Map<String, byte[]> entries = unzipped(files.all().content());

    for (Dataset<?> dataset : Datasets.ALL) {
      assertThat(entries).containsKeys(dataset.code() + ".csv", dataset.code() + ".json");
    }
    assertThat(entries.get("scores.csv"))
        .isEqualTo(files.csv(Datasets.SCORES, Selection.ALL, Encoding.UTF_8_WITH_MARK).content());
    assertThat(new String(entries.get("README.txt"), UTF_8)).contains("CC BY 4.0", SITE);
    OpenFiles again =
        new OpenFiles(
            SampleFacts.plan(),
            new WrittenFormats(CsvTables::csv, CsvTables::sdmx),
            SITE,
            List::of);
    assertThat(again.all().etag()).isEqualTo(files.all().etag());
  }

  @Test
  void theContractNamesTheDatasets() throws IOException {
    assertThat(Files.readString(Path.of("../../contracts/http/publication.openapi.yaml")))
        .contains(
            "enum: [" + String.join(", ", Datasets.ALL.stream().map(Dataset::code).toList()) + "]");
  }

  static Stream<Dataset<?>> datasets() {
    return Datasets.ALL.stream().filter(each -> !each.code().equals("cases"));
  }

  @Test
  void valuesOfMunicipalitiesCarryTheirOwnCodesAndStandInNoSeriesOfTheWhole() throws Exception {
    Selection aomori =
        Selection.of(Datasets.AREAS, Map.of("area", "022012", "period", "FY2024-Q1"));

    assertThat(csv(text(Datasets.AREAS, aomori)))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.getField("area_name_ja")).isEqualTo("青森市");
          assertThat(row.getField("area_name_en")).isEqualTo("Aomori City");
          assertThat(row.getField("value")).isEqualTo("12.5");
          assertThat(row.getField("unit")).isEqualTo("％");
          assertThat(row.getField("status")).isEqualTo("PROVISIONAL");
          assertThat(row.getField("revision")).isEqualTo("2");
        });
    assertThat(new String(files.sdmxCsv(Datasets.AREAS, aomori).content(), UTF_8).lines().toList())
        .last()
        .isEqualTo(
            "dataflow,AOMORI:DX_INDICATOR_BY_AREA(1.0),I,Q,022012,I15,2024-04-01/P3M,12.5,％,P,false");
    assertThat(csv(text(Datasets.AREAS, Selection.ALL)))
        .extracting(row -> row.getField("area_code"))
        .contains(SampleAreas.STRANGER)
        .doesNotContain("024503");
    assertThat(
            text(Datasets.SCORES, Selection.of(Datasets.SCORES, Map.of("area", "022012"))).lines())
        .hasSize(1);
  }

  @Test
  void whatNoKpiCountsIsADatasetOfItsOwn() throws Exception {
    assertThat(csv(text(datasetOf("references"), Selection.ALL)))
        .extracting(row -> row.getField("indicator_code") + " " + row.getField("value"))
        .containsExactly("R03 1308265", "R03 1237984", "R03 1184000");
  }

  @Test
  void aCaseThatIsToldInEnglishIsToldSoInTheFiles() throws Exception {
    LivePlan plan = new LivePlan();
    var _ =
        plan.show(
            List.of(
                new BoardView.Case(
                    "c2",
                    Field.INDUSTRY,
                    null,
                    "青森市",
                    "津軽デザイン",
                    new LocalizedText("講座を開いた。", "It held courses."),
                    "修了者40人",
                    "講座なし",
                    "年4回の講座",
                    null,
                    null,
                    null,
                    null,
                    new BoardView.Case.English(
                        "Aomori City", "Tsugaru Design", "40 graduates", null, "Four a year"))),
            List.of());
    OpenFiles told =
        new OpenFiles(plan, new WrittenFormats(CsvTables::csv, CsvTables::sdmx), SITE, List::of);

    assertThat(
            csv(
                new String(
                    told.csv(datasetOf("cases"), Selection.ALL, Encoding.UTF_8).content(), UTF_8)))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.getField("organisation")).isEqualTo("津軽デザイン");
          assertThat(row.getField("organisation_en")).isEqualTo("Tsugaru Design");
          assertThat(row.getField("place_en")).isEqualTo("Aomori City");
          assertThat(row.getField("effect_en")).isEqualTo("40 graduates");
          assertThat(row.getField("before_en")).isEmpty();
          assertThat(row.getField("after_en")).isEqualTo("Four a year");
        });
  }

  private static Dataset<?> datasetOf(String code) {
    return Datasets.find(code).orElseThrow();
  }

  private String text(Dataset<?> dataset, Selection selection) {
    return new String(files.csv(dataset, selection, Encoding.UTF_8).content(), UTF_8);
  }

  private static List<NamedCsvRecord> csv(String text) {
    return CsvReader.builder().ofNamedCsvRecord(text).stream().toList();
  }

  private static JsonNode json(byte[] content) {
    return HttpFormat.mapper().readTree(content);
  }

  private static String number(JsonNode cell) {
    return cell.decimalValue().toPlainString();
  }

  private static Map<String, byte[]> unzipped(byte[] content) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content), UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  /// Whatever somebody wrote: a spreadsheet computes none of it, and no file breaks.
  @ParameterizedTest
  @MethodSource("datasets")
  void aPoisonedTextIsATextInEveryForm(Dataset<?> dataset) throws IOException {
    PlanFacts facts = Poison.in(SampleFacts.plan().facts());
    Table table = dataset.table(facts);
    WrittenFormats formats = new WrittenFormats(CsvTables::csv, CsvTables::sdmx);
    List<String> files = new ArrayList<>(List.of(formats.csv(table)));
    if (dataset.isStatistic()) {
      files.add(formats.sdmxCsv(table));
    }

    for (String file : files) {
      try (var rows = CsvReader.builder().ofCsvRecord(file)) {
        List<String> cells =
            rows.stream().flatMap(row -> row.getFields().stream()).distinct().toList();
        assertThat(cells).allSatisfy(cell -> assertThat(cell).doesNotContainPattern(FORMULA));
      }
    }
    JsonNode json = HttpFormat.mapper().readTree(formats.json(table, facts));
    assertThat(json.toString().contains("window.hit=1"))
        .as("in JSON as in CSV")
        .isEqualTo(files.getFirst().contains("window.hit=1"));
  }
}
