package dxpulse.ingestion;

import static dxpulse.infra.testkit.SampleWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.infra.testkit.SampleWorkbook;
import dxpulse.infra.testkit.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@WithRealParts
class WorkbookUploadIT extends UploadStories {
  @BeforeAll
  void learnsTheCatalogue() {
    knows(
        SampleIndicators.trained("W1"),
        SampleIndicators.trained("W2"),
        SampleIndicators.onlineRate("W3"),
        SampleIndicators.cloudStage("W4"));
  }

  @Test
  void aWorkbookAsOfficesHaveItIsReadAndEveryConversionIsTold() {
    byte[] book =
        new SampleWorkbook(
                row(1, "令和6年度 DX指標 実績")
                    + row(3, "指標コード", "期間", "実績値（千人）", "備考")
                    + row(4, "W1", "令和6年度第1四半期", "１，２３４", "①㈱髙")
                    + row(5, "", "Ｒ６．７", "▲3", "")
                    + row(
                        6,
                        "W2",
                        "<c r=\"@\" s=\"3\"><v>45383</v></c>",
                        "<c r=\"@\"><f>SUM(C4:C5)</f><v>7</v></c>",
                        "")
                    + row(7, "W2", "FY2024-Q2", "<c r=\"@\"><f>[1]他!A1</f></c>", "")
                    + row(8, "W2", "FY2024-Q3", "<c r=\"@\" t=\"e\"><v>#REF!</v></c>", "")
                    + row(9, "W2", "FY2024-Q4", "…", "")
                    + row(10, "W2", "FY2025-Q1", "X", "")
                        .replace("r=\"10\"", "r=\"10\" hidden=\"1\"")
                    + row(11, "W2", "45383", "5", "")
                    + "§<mergeCells count=\"1\"><mergeCell ref=\"A4:A5\"/></mergeCells>")
            .bytes();

    JsonNode answer = json(send("true", "実績.xlsx", book, "clerk"));

    assertThat(outcomes(answer))
        .as(answer.toString())
        .containsExactly(
            "ACCEPTED",
            "ACCEPTED",
            "ACCEPTED",
            "REFUSED",
            "REFUSED",
            "WITHOUT_FIGURE",
            "WITHOUT_FIGURE",
            "REFUSED");
    assertThat(answer.at("/understood/sheet").asString()).isEqualTo("指標");
    assertThat(answer.at("/understood/headingLine").asInt()).isEqualTo(3);
    assertThat(answer.at("/understood/columns/値").asString()).isEqualTo("実績値（千人）");
    assertThat(answer.at("/understood/notes").toString()).contains("not read: 1");
    assertThat(answer.at("/rows/0/tidied").toString()).contains("FY2024-Q1", "1234000");
    assertThat(answer.at("/rows/0/warnings").toString()).contains("UNIT_CONVERTED", "千人 → 人");
    assertThat(answer.at("/rows/1/tidied").toString()).contains("A4:A5", "W1", "-3000", "2024-07");
    assertThat(answer.at("/rows/2/warnings").toString())
        .contains("FORMULA", "DAY_AS_MONTH", "2024-04");
    assertThat(answer.at("/rows/3/errors/0/code").asString()).isEqualTo("FORMULA_WITHOUT_VALUE");
    assertThat(answer.at("/rows/4/errors/0/code").asString()).isEqualTo("CELL_ERROR");
    assertThat(answer.at("/rows/5/gap").asString()).isEqualTo("MISSING");
    assertThat(answer.at("/rows/6/gap").asString()).isEqualTo("SUPPRESSED");
    assertThat(answer.at("/rows/6/warnings").toString()).contains("HIDDEN_ROW");
    assertThat(answer.at("/rows/7/errors/0/column").asString()).isEqualTo("期間");
    assertThat(answer.at("/warned").asInt()).isGreaterThanOrEqualTo(4);
    assertThat(answer.at("/readability/score").asInt()).isBetween(1, 90);
    assertThat(answer.at("/readability/breaches").toString()).contains("L1-12", "L2-06", "L3-05");
    assertThat(answer.at("/readability/levels").size()).isEqualTo(3);
  }

  @Test
  void aPercentageIsReadAsItIsShownWhereTheUnitIsPercentAndRefusedElsewhere() {
    byte[] book =
        new SampleWorkbook(
                row(1, "指標コード", "期間", "値", "単位")
                    + row(2, "W1", "FY2024-Q1", "<c r=\"@\" s=\"2\"><v>0.125</v></c>", "")
                    + row(3, "W1", "FY2024-Q2", "12", "人")
                    + row(4, "W1", "FY2024-Q3", "12", "件"))
            .bytes();

    assertThat(outcomes(json(send("true", "率.xlsx", book, "clerk"))))
        .containsExactly("REFUSED", "ACCEPTED", "REFUSED");
  }

  @Test
  void badRowsComeBackMarkedAreMendedAndTheGoodOnesCountAsUnchanged() throws IOException {
    String file =
        "指標コード,期間,値,備考\nW1,FY2023-Q1,10,髙橋①\nW1,FY2023-Q2,約43,\nW1,いつか,5,\nW99,FY2023-Q3,6,\nW1,FY2023-Q4,20,\n";
    JsonNode first =
        json(send("false", "四半期.csv", file.getBytes(Charset.forName("windows-31j")), "clerk"));
    assertThat(outcomes(first))
        .containsExactly("ACCEPTED", "REFUSED", "REFUSED", "REFUSED", "ACCEPTED");

    byte[] annotated =
        workbook(
                "/api/ingestion/imports/" + first.get("id").asString() + "/annotated.xlsx",
                TestTokens.bearer("clerk"))
            .body();
    List<List<String>> rows = rows(annotated);
    assertThat(rows.getFirst())
        .containsExactly(
            "指標コード", "期間", "値", "備考", "結果 / Result", "メッセージ / Message", "DX Pulse 整理番号");
    assertThat(rows.get(1)).contains("髙橋①", "受付 / accepted");
    assertThat(rows.get(2).get(4)).contains("使えません");
    assertThat(rows.get(2).get(5)).contains("値: おおよその値は使えません（正しくは：正確な数（例：1234.5））");
    assertThat(rows.get(2).get(6)).isEqualTo(first.get("id").asString() + "-3");

    JsonNode asItIs = json(send("true", "四半期_確認.xlsx", annotated, "clerk"));
    assertThat(outcomes(asItIs))
        .containsExactly("UNCHANGED", "REFUSED", "REFUSED", "REFUSED", "UNCHANGED");
    assertThat(asItIs.get("unknownColumns").isEmpty()).isTrue();

    rows.get(2).set(2, "43");
    rows.get(3).set(1, "令和5年度第3四半期");
    rows.get(4).set(0, "W2");
    JsonNode mended = json(send("false", "四半期_確認.xlsx", book(rows), "clerk"));
    assertThat(outcomes(mended))
        .as(mended.toString())
        .containsExactly("UNCHANGED", "ACCEPTED", "ACCEPTED", "ACCEPTED", "UNCHANGED");
    assertThat(
            submitted("W1").stream().filter(each -> each.period().toString().startsWith("FY2023")))
        .extracting(ObservationSubmitted::value)
        .containsExactlyInAnyOrder(
            new BigDecimal("10"), new BigDecimal("20"), new BigDecimal("43"), new BigDecimal("5"));
  }

  @Test
  void aFigureMergedOverRowsIsNobodysInTheAnnotatedWorkbookAndInTheQuarantineToo()
      throws IOException {
    byte[] book =
        new SampleWorkbook(
                row(1, "指標コード", "期間", "値")
                    + row(2, "W1", "FY2020-Q1", "300")
                    + row(3, "W1", "FY2020-Q2", "")
                    + row(4, "W1", "FY2020-Q3", "")
                    + "§<mergeCells count=\"1\"><mergeCell ref=\"C2:C4\"/></mergeCells>")
            .bytes();
    JsonNode first = json(send("false", "結合.xlsx", book, "clerk"));
    assertThat(outcomes(first)).containsExactly("REFUSED", "REFUSED", "REFUSED");
    String id = first.get("id").asString();

    byte[] annotated =
        workbook("/api/ingestion/imports/" + id + "/annotated.xlsx", TestTokens.bearer("clerk"))
            .body();
    List<List<String>> rows = rows(annotated);
    assertThat(rows.get(1)).contains("300");
    assertThat(rows.get(2)).doesNotContain("300").contains("FY2020-Q2");
    JsonNode again = json(send("true", "結合_確認.xlsx", annotated, "clerk"));
    assertThat(outcomes(again)).containsExactly("REFUSED", "REFUSED", "REFUSED");
    assertThat(again.at("/rows/1/errors/0/code").asString()).isEqualTo("MERGED_FIGURE");

    assertThat(
            get("/api/ingestion/quarantine?file=" + encoded("結合.xlsx"))
                .get("rows")
                .valueStream()
                .map(each -> each.at("/members/value").asString("")))
        .containsExactly("300", "", "");
    for (String row : List.of(id + "-2", id + "-3")) {
      assertThat(replay(row, "", "clerk").body()).contains("MERGED_FIGURE");
    }
    assertThat(replay(id + "-3", "{\"value\":100}", "clerk").statusCode()).isEqualTo(202);
    assertThat(
            submitted("W1").stream().filter(each -> each.period().toString().startsWith("FY2020")))
        .extracting(ObservationSubmitted::value)
        .containsExactly(new BigDecimal("100"));
  }

  @Test
  void formulasThatCallOutAreReadByTheirSavedValuesToldAndComeBackAsTexts() throws IOException {
    String calls = "<c r=\"@\"><f>cmd|' /C calc'!A0</f><v>31</v></c>";
    String asks = "<c r=\"@\"><f>WEBSERVICE(&quot;http://127.0.0.1:1/&quot;)</f><v>32</v></c>";
    byte[] book =
        new SampleWorkbook(
                row(1, "指標コード", "期間", "値", "備考")
                    + row(2, "W1", "FY2018-Q1", calls, "=cmd|' /C calc'!A0")
                    + row(3, "W1", "FY2018-Q2", asks, "+1")
                    + row(4, "W1", "FY2018-Q3", "約3", "@SUM(A1)"))
            .bytes();

    JsonNode answer = json(send("false", "呼び出し.xlsx", book, "clerk"));

    assertThat(outcomes(answer)).containsExactly("ACCEPTED", "ACCEPTED", "REFUSED");
    assertThat(answer.at("/rows/0/warnings").toString()).contains("FORMULA", "cmd|");
    assertThat(answer.at("/rows/1/warnings").toString()).contains("FORMULA", "WEBSERVICE");
    byte[] annotated =
        workbook(
                "/api/ingestion/imports/" + answer.get("id").asString() + "/annotated.xlsx",
                TestTokens.bearer("clerk"))
            .body();
    try (ReadableWorkbook back = new ReadableWorkbook(new ByteArrayInputStream(annotated))) {
      assertThat(back.getFirstSheet().read())
          .allSatisfy(each ->
              assertThat(each.stream().filter(Objects::nonNull))
                  .allSatisfy(cell -> assertThat(cell.getFormula()).isNull()));
    }
    assertThat(rows(annotated).get(1)).contains("31", "=cmd|' /C calc'!A0");
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  @Test
  void aRowThatIsMendedAloneKeepsTheUnitOfItsHeadingAndItsPlaceInTheFile() {
    String file = "指標,期間,値（千人）,備考\nW99,FY2021-Q3,7,千の写し\n";
    String row = json(send("false", "千人.csv", file, "clerk")).get("id").asString() + "-2";

    HttpResponse<String> unknown = replay(row, "{\"indicatr\":\"W1\"}", "clerk");
    HttpResponse<String> blank =
        replay(row, "{\"indicator\":null,\"period\":null,\"value\":null,\"note\":null}", "clerk");
    HttpResponse<String> mended = replay(row, "{\"indicator\":\"W1\",\"value\":7}", "clerk");

    assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(422);
    assertThat(unknown.body()).contains("/indicatr");
    assertThat(blank.statusCode()).as(blank.body()).isEqualTo(422);
    assertThat(blank.body()).contains("NO_FIGURE");
    assertThat(mended.statusCode()).as(mended.body()).isEqualTo(202);
    assertThat(submitted("W1"))
        .filteredOn(each -> "千の写し".equals(each.note()))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.value()).isEqualByComparingTo("7000");
          assertThat(each.source().file()).isEqualTo("千人.csv");
          assertThat(each.source().row()).isEqualTo(2);
        });
  }

  @Test
  void aLookCanBeFetchedAnnotatedByThoseWhoMaySeeIt() {
    JsonNode look = json(send("true", "見る.csv", "指標,期間,値\nW1,FY2022-Q1,x1\n", "clerk"));
    String path = "/api/ingestion/imports/" + look.get("id").asString() + "/annotated.xlsx";

    assertThat(workbook(path, TestTokens.bearer("clerk")).statusCode()).isEqualTo(200);
    assertThat(workbook(path, TestTokens.bearer("committee", "agriculture")).statusCode())
        .isEqualTo(404);
    assertThat(
            workbook("/api/ingestion/imports/nothing/annotated.xlsx", TestTokens.bearer("clerk"))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void aTemplateIsFilledInAndSentAsItIs() throws IOException {
    String path = "/api/ingestion/templates/dx-promotion.xlsx?period=FY2021-Q1";
    assertThat(workbook(path, TestTokens.bearer("clerk", "agriculture")).statusCode())
        .isEqualTo(403);
    assertThat(workbook(path + "x", TestTokens.bearer("office")).statusCode()).isEqualTo(400);
    byte[] template = workbook(path, TestTokens.bearer("clerk")).body();

    List<List<String>> rows = rows(template);
    assertThat(rows.getFirst()).startsWith("指標コード", "指標名", "定義", "単位", "前期の値", "期間", "値");
    List<String> first =
        rows.stream().filter(row -> row.getFirst().equals("W1")).findFirst().orElseThrow();
    assertThat(first).contains("研修受講者数", "人", "FY2021-Q1");

    JsonNode empty = json(send("true", "様式.xlsx", template, "clerk"));
    assertThat(outcomes(empty)).isNotEmpty().containsOnly("WITHOUT_FIGURE");
    assertThat(empty.get("unknownColumns").isEmpty()).as(empty.toString()).isTrue();

    while (first.size() < 12) {
      first.add("");
    }
    first.set(6, "12");
    first.set(10, "速報");
    JsonNode filled = json(send("true", "様式.xlsx", book(rows), "clerk"));
    assertThat(filled.get("accepted").asInt()).as(filled.toString()).isEqualTo(1);
  }

  @Test
  void aTemplateInEnglishIsFilledInAndReadBack() throws IOException {
    String path = "/api/ingestion/templates/dx-promotion.xlsx?period=FY2021-Q1&lang=";
    assertThat(
            new String(
                workbook(path + "fr", TestTokens.bearer("clerk")).body(), StandardCharsets.UTF_8))
        .contains("lang：「fr」は使えません", "(expected: ja or en)");

    List<List<String>> rows = rows(workbook(path + "en", TestTokens.bearer("clerk")).body());
    List<String> first =
        rows.stream().filter(row -> row.getFirst().equals("W1")).findFirst().orElseThrow();

    assertThat(rows.getFirst())
        .startsWith(
            "Indicator", "Indicator name", "Definition", "Unit", "Previous value", "Period");
    assertThat(first).contains("people", "FY2021-Q1").doesNotContain("人");
    while (first.size() < 12) {
      first.add("");
    }
    first.set(6, "12");
    first.set(10, "Provisional");
    JsonNode filled = json(send("true", "form.xlsx", book(rows), "clerk"));
    assertThat(filled.get("accepted").asInt()).as(filled.toString()).isEqualTo(1);
    assertThat(filled.get("unknownColumns").isEmpty()).as(filled.toString()).isTrue();
  }

  @Test
  void aRowThatComesBackMendedLeavesTheQuarantineWhereverItStandsNow() throws IOException {
    String file = "指標,期間,値\nW1,FY2016-Q1,約1\nW1,FY2016-Q2,約2\n";
    String id = json(send("false", "戻る.csv", file, "clerk")).get("id").asString();
    assertThat(waiting("戻る.csv")).containsExactlyInAnyOrder(id + "-2", id + "-3");

    List<List<String>> rows =
        rows(
            workbook("/api/ingestion/imports/" + id + "/annotated.xlsx", TestTokens.bearer("clerk"))
                .body());
    rows.remove(1);
    rows.get(1).set(2, "2");
    JsonNode mended = json(send("false", "戻る_確認.xlsx", book(rows), "clerk"));

    assertThat(outcomes(mended)).as(mended.toString()).containsExactly("ACCEPTED");
    assertThat(mended.get("unknownColumns").isEmpty()).isTrue();
    assertThat(waiting("戻る.csv")).as("the row that was left out").containsExactly(id + "-2");
  }

  private List<String> waiting(String file) {
    return get("/api/ingestion/quarantine?file=" + encoded(file))
        .get("order")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  private static List<List<String>> rows(byte[] book) throws IOException {
    try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(book))) {
      return read.getFirstSheet().read().stream()
          .map(WorkbookUploadIT::texts)
          .collect(Collectors.toList());
    }
  }

  private static List<String> texts(Row row) {
    return row.stream()
        .map((Cell cell) -> cell == null ? "" : cell.getText())
        .collect(Collectors.toList());
  }

  private static byte[] book(List<List<String>> rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("値");
      for (int row = 0; row < rows.size(); row++) {
        for (int at = 0; at < rows.get(row).size(); at++) {
          sheet.value(row, at, rows.get(row).get(at));
        }
      }
    }
    return bytes.toByteArray();
  }
}
