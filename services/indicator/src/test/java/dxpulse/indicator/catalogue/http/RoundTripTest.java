package dxpulse.indicator.catalogue.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.indicator.catalogue.csv.CsvSheets;
import dxpulse.indicator.catalogue.csv.CsvTemplate;
import dxpulse.indicator.catalogue.http.JudgeFile.Judgement;
import dxpulse.indicator.catalogue.http.JudgedRow.Fate;
import dxpulse.indicator.catalogue.sheet.CatalogueFile;
import dxpulse.indicator.catalogue.sheet.SheetReader;
import dxpulse.indicator.catalogue.sheet.SheetWriters.SheetWriter;
import dxpulse.indicator.catalogue.workbook.WorkbookSheets;
import dxpulse.indicator.catalogue.workbook.WorkbookTemplate;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is given out as a file and comes back as it is changes nothing.
class RoundTripTest {
  private static final String ODD =
      """
      {"name": {"ja": " =1+1\\n二行目 ", "en": "+81, \\"quoted\\" – é"}, "definition": {"ja": "-a", "en": ""},
       "unit": "@％", "decimals": 3, "direction": "LOWER_IS_BETTER", "accumulation": "STOCK",
       "frequency": "HALF", "baseline": {"period": "FY2023-H2", "value": -0.10},
       "targets": [{"period": "FY2025-Q2", "value": -5.50, "form": "AT_MOST"},
                   {"period": "2026-06", "value": -9, "upper": -7, "form": "RANGE", "text": {"ja": "「範囲」; 9=7", "en": ""}},
                   {"period": "CY2027", "form": "IMPROVE", "text": {"ja": "現状より減少", "en": "less than now"}},
                   {"period": "FY2028", "value": -1234567890123456789.123}],
       "targetPath": "LINEAR",
       "normalisation": {"method": "DISTANCE", "lower": 0.000001, "upper": 1e5, "stages": {"a;b=c": 1, " 「x」 ": 2.50}},
       "department": "'=x", "sourceStatistic": "e-Stat\\r\\n表1 ¥·µ", "sample": true,
       "validFrom": "FY2024", "validTo": "FY2027", "reason": "x"}
      """;

  private final Map<IndicatorCode, IndicatorDefined> plan = PlanCatalogue.indicators();

  static Stream<SheetWriter> writers() {
    return Stream.of(CsvTemplate.utf8(), CsvTemplate.cp932(), new WorkbookTemplate());
  }

  @ParameterizedTest
  @MethodSource("writers")
  void thePlanComesBackUnchanged(SheetWriter writer) {
    Judgement judgement = judged(sent(writer));

    assertThat(plan).hasSize(20);
    assertThat(judgement.faults()).isEmpty();
    assertThat(judgement.inOrder()).hasSize(20).allSatisfy(RoundTripTest::isUnchanged);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void everythingThatADefinitionMaySayComesBackUnchanged(SheetWriter writer) {
    PlanCatalogue.define(plan, "X1", PlanCatalogue.version(HttpFormat.mapper().readTree(ODD)));

    assertThat(judged(sent(writer)).inOrder()).hasSize(21).allSatisfy(RoundTripTest::isUnchanged);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void everyVersionInForceComesBackUnchanged(SheetWriter writer) {
    String later = ODD.replace("\"FY2024\", \"validTo\": \"FY2027\"", "\"FY2026\"");
    String repaired = ODD.replace("HALF", "QUARTER").replace("FY2027", "FY2025");
    for (String body : List.of(ODD, later, repaired)) {
      PlanCatalogue.define(plan, "X1", PlanCatalogue.version(HttpFormat.mapper().readTree(body)));
    }

    assertThat(judged(sent(writer)).inOrder()).hasSize(22).allSatisfy(RoundTripTest::isUnchanged);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void moreThanACellOfExcelHoldsComesBackUnchanged(SheetWriter writer) {
    ObjectNode body = (ObjectNode) HttpFormat.mapper().readTree(ODD);
    ArrayNode targets = body.putArray("targets");
    for (int year = 2024; year < 2074; year++) {
      targets
          .addObject()
          .put("period", "FY" + year)
          .put("form", "IMPROVE")
          .putObject("text")
          .put("ja", "」".repeat(200))
          .put("en", "」".repeat(200));
    }
    PlanCatalogue.define(plan, "X1", PlanCatalogue.version(body));

    assertThat(judged(sent(writer)).inOrder()).hasSize(21).allSatisfy(RoundTripTest::isUnchanged);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void toAnEmptyCatalogueItGivesEveryIndicator(SheetWriter writer) {
    Judgement judgement = Judging.judged(new HashMap<>(), reader().read(sent(writer)), null);

    assertThat(judgement.inOrder())
        .hasSize(20)
        .allSatisfy(row -> {
          assertThat(row.faults()).isEmpty();
          assertThat(row.fate()).isEqualTo(Fate.NEW);
        });
    Map<IndicatorCode, IndicatorDefined> copied = new HashMap<>();
    judgement
        .inOrder()
        .forEach(row ->
            PlanCatalogue.define(
                copied, row.written(), java.util.Objects.requireNonNull(row.draft())));
    assertThat(Judging.judged(copied, reader().read(sent(writer)), null).inOrder())
        .allSatisfy(RoundTripTest::isUnchanged);
  }

  @Test
  void anEmptyTemplateHasOnlyHeadingsAndNotes() {
    for (SheetWriter writer : writers().toList()) {
      byte[] file = writer.written(CatalogueFile.rows(List.of()));

      assertThat(Judging.judged(plan, reader().read(file), null).faults())
          .extracting(fault -> fault.code())
          .containsExactly("NO_ROWS");
    }
  }

  @Test
  void noCellOfACsvFileIsAFormula() {
    PlanCatalogue.define(plan, "X1", PlanCatalogue.version(HttpFormat.mapper().readTree(ODD)));

    String csv = new String(sent(CsvTemplate.utf8()), java.nio.charset.StandardCharsets.UTF_8);

    assertThat(csv)
        .contains("'@％", "\"'+81,", "''=x", "'-a")
        .doesNotContain(",=", ",+", ",@", "\"=");
  }

  @Test
  void whatCp932CannotWriteIsLeftBlankAndNamed() {
    PlanCatalogue.define(plan, "X1", PlanCatalogue.version(HttpFormat.mapper().readTree(ODD)));

    String csv = new String(sent(CsvTemplate.cp932()), Charset.forName("windows-31j"));

    assertThat(csv).contains("空欄は変更なし", ": C25").doesNotContain("quoted", "?");
  }

  /// Windows writes these as a sign that is another one when it is read.
  @ParameterizedTest
  @ValueSource(strings = {"¥", "·", "µ", "¢", "£", "¬", "¯", "‾", "«", "»", "¸", "ゔ"})
  void whatCp932WritesAsAnotherSignIsLeftBlank(String sign) {
    PlanCatalogue.define(
        plan,
        "X1",
        PlanCatalogue.version(HttpFormat.mapper().readTree(ODD.replace("現状より減少", "減少" + sign))));
    byte[] file = sent(CsvTemplate.cp932());

    assertThat(new String(file, Charset.forName("windows-31j")))
        .contains("M25")
        .doesNotContain("減少");
    assertThat(judged(file).inOrder()).hasSize(21).allSatisfy(RoundTripTest::isUnchanged);
  }

  @Test
  void headingsNotesAndThePlanNeedNoSignThatCp932Lacks() {
    assertThat(new String(sent(CsvTemplate.cp932()), Charset.forName("windows-31j")))
        .doesNotContain("空欄にしたセル");
  }

  private byte[] sent(SheetWriter writer) {
    return writer.written(CatalogueFile.rows(PlanCatalogue.sorted(plan)));
  }

  private Judgement judged(byte[] file) {
    return Judging.judged(plan, reader().read(file), null);
  }

  private static SheetReader reader() {
    return SheetReader.firstOf(new WorkbookSheets(), new CsvSheets());
  }

  private static void isUnchanged(JudgedRow row) {
    assertThat(row.faults()).isEmpty();
    assertThat(row.changes()).isEmpty();
    assertThat(row.fate()).isEqualTo(Fate.UNCHANGED);
  }
}
