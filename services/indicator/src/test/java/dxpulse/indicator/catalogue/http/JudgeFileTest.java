package dxpulse.indicator.catalogue.http;

import static dxpulse.indicator.catalogue.http.Judging.judged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.TargetForm;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.indicator.catalogue.http.JudgeFile.Judgement;
import dxpulse.indicator.catalogue.http.JudgedRow.Change;
import dxpulse.indicator.catalogue.http.JudgedRow.Fate;
import dxpulse.indicator.catalogue.sheet.Sheet;
import dxpulse.indicator.catalogue.sheet.SheetCell;
import dxpulse.indicator.catalogue.sheet.SheetColumn;
import dxpulse.indicator.catalogue.sheet.SheetFault;
import dxpulse.indicator.catalogue.sheet.SheetReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JudgeFileTest {
  private static final String NEW =
      "コード,名称,単位,方向,値の性質,頻度,所管課,適用開始年度,目標,達成度の求め方,段階の表,下限,上限,基準値の期間,基準値\n";

  private final Map<IndicatorCode, IndicatorDefined> plan = PlanCatalogue.indicators();

  @Test
  void aNewIndicatorIsReadInTheWordsOfThePage() {
    Judgement judgement =
        judged(
            plan,
            NEW
                + "Ｎ１,窓口の待ち時間,分,低いほど良い,平均,毎月,dx-promotion,令和6年度,2028年度=≦10,,,,,2023年度,\"1,025.5\"\n");

    Version draft = onlyDraft(judgement);
    assertThat(judgement.inOrder().getFirst().fate()).isEqualTo(Fate.NEW);
    assertThat(judgement.inOrder().getFirst().code()).isEqualTo(new IndicatorCode("N1"));
    assertThat(draft.direction()).isEqualTo(Direction.LOWER_IS_BETTER);
    assertThat(draft.normalisation().method()).isEqualTo(NormalisationMethod.DISTANCE);
    assertThat(draft.validFrom()).hasToString("FY2024");
    assertThat(Objects.requireNonNull(draft.baseline()).value()).isEqualByComparingTo("1025.5");
    assertThat(draft.targets().getFirst().form()).isEqualTo(TargetForm.AT_MOST);
  }

  @Test
  void theNamesAndWordsOfJsonAreReadTooInAnyOrder() {
    Judgement judgement =
        judged(
            plan,
            "validFrom,department,frequency,accumulation,DIRECTION,unit,name.ja,code,normalisation.method,normalisation.stages,sample\n"
                + "FY2024,x,YEAR,stock,HIGHER_IS_BETTER,段階,整備,N1,STAGES,検討=25; 本稼働=100,はい\n");

    Version draft = onlyDraft(judgement);
    assertThat(draft.normalisation().stages())
        .containsExactly(
            Map.entry("検討", new BigDecimal(25)), Map.entry("本稼働", new BigDecimal(100)));
    assertThat(draft.sample()).isTrue();
  }

  @Test
  void aBlankCellKeepsAndAWordClears() {
    Judgement judgement =
        judged(
            plan,
            "コード,目標,基準値,基準値の期間,定義（英語）,理由\n".replace("理由", "変更の理由") + "I15,2028年度=65,,,消す,見直し\n");

    JudgedRow row = judgement.inOrder().getFirst();
    Version draft = onlyDraft(judgement);
    assertThat(row.fate()).isEqualTo(Fate.CHANGED);
    assertThat(row.changes())
        .extracting(Change::column, Change::title, Change::before, Change::after)
        .contains(tuple("targets", "目標", "2028年度=60", "2028年度=65"))
        .hasSize(2);
    assertThat(row.changes().getFirst().column()).isEqualTo("definition.en");
    assertThat(row.changes().getFirst().after()).isEmpty();
    assertThat(draft.reason()).isEqualTo("見直し");
    assertThat(Objects.requireNonNull(draft.baseline()).value()).isEqualByComparingTo("25");
    assertThat(draft.name().ja()).isEqualTo(newest("I15").name().ja());
  }

  @Test
  void clearingWhatIsRequiredIsAFaultAndWhatIsOptionalIsNot() {
    assertThat(judged(plan, "コード,単位\nI15,消す\n", "x").inOrder().getFirst().faults())
        .extracting(SheetFault::column, SheetFault::cell, SheetFault::code, SheetFault::value)
        .containsExactly(tuple("単位", "B2", "MISSING", "消す"));
    Version draft = onlyDraft(judged(plan, "コード,目標,基準値,基準値の期間,出典統計\nI15,消す,消す,消す,消す\n", "x"));
    assertThat(draft.targets()).isEmpty();
    assertThat(draft.baseline()).isNull();
    assertThat(draft.sourceStatistic()).isNull();
  }

  @Test
  void everyFaultOfARowIsToldAtItsCell() {
    Judgement judgement =
        judged(plan, NEW + "N1,,％,上がると良い,割合,毎日,dx,いつか,2028年度=abc; 2029年度=5,GOALPOSTS,,▲5,,,\n");

    assertThat(judgement.inOrder().getFirst().fate()).isEqualTo(Fate.REFUSED);
    assertThat(judgement.inOrder().getFirst().faults())
        .extracting(SheetFault::column, SheetFault::cell, SheetFault::code, SheetFault::value)
        .containsExactlyInAnyOrder(
            tuple("名称", "B2", "MISSING", null),
            tuple("方向", "D2", "UNKNOWN_WORD", "上がると良い"),
            tuple("頻度", "F2", "UNKNOWN_WORD", "毎日"),
            tuple("適用開始年度", "H2", "NOT_A_PERIOD", "いつか"),
            tuple("目標", "I2", "NOT_A_NUMBER", "2028年度=abc"),
            tuple("下限", "L2", "NOT_A_NUMBER", "▲5"));
    assertThat(judgement.inOrder().getFirst().faults())
        .allSatisfy(fault -> assertThat(fault.message()).contains(" / "));
  }

  @Test
  void aRuleOfTheDefinitionIsToldAtTheTargetThatBreaksIt() {
    Judgement judgement = judged(plan, "コード,目標\nI15,2026年度=40; 2028年度=-3\n", "x");

    assertThat(judgement.inOrder().getFirst().faults())
        .extracting(SheetFault::column, SheetFault::cell, SheetFault::code, SheetFault::value)
        .containsExactly(tuple("目標", "B2", "TARGET_IS_POSITIVE_FOR_RATIO", "2028年度=-3"));
  }

  @Test
  void twoTargetsOfOneEndAndAPeriodThatCouldBeTwoAreToldTogetherWithWhatElseIsWrong() {
    Judgement judgement =
        judged(
            plan,
            "コード,単位,目標\nI15,消す,2028年度=60; 2028年度第4四半期=55\nI16,消す,2028-Q1=60; 2028年度=abc\n",
            "x");

    assertThat(judgement.inOrder())
        .flatExtracting(JudgedRow::faults)
        .extracting(SheetFault::cell, SheetFault::code, SheetFault::value)
        .containsExactlyInAnyOrder(
            tuple("B2", "MISSING", "消す"),
            tuple("C2", "TARGETS_ARE_DATED_ONCE", "2028年度第4四半期=55"),
            tuple("B3", "MISSING", "消す"),
            tuple("C3", "AMBIGUOUS_PERIOD", "2028-Q1=60"),
            tuple("C3", "NOT_A_NUMBER", "2028年度=abc"));
  }

  @Test
  void aChangeNeedsAReasonOfTheRowOrOfTheFile() {
    String csv = "コード,単位,変更の理由\nI15,人,\n";

    assertThat(judged(plan, csv).inOrder().getFirst().faults())
        .extracting(SheetFault::column, SheetFault::cell, SheetFault::code)
        .containsExactly(tuple("変更の理由", "C2", "REASON_MISSING"));
    assertThat(onlyDraft(judged(plan, csv, "計画の見直し")).reason()).isEqualTo("計画の見直し");
    assertThat(onlyDraft(judged(plan, csv.replace("人,", "人,行の理由"), "全体")).reason())
        .isEqualTo("行の理由");
    assertThat(judged(plan, "コード,単位\nI15,人\n").inOrder().getFirst().faults())
        .extracting(SheetFault::cell)
        .containsExactly("A2");
  }

  @Test
  void theSameCodeAndYearTwiceIsAFault() {
    Judgement judgement = judged(plan, "コード,単位\nI15,人\nI16,人\nI15,件\n", "x");

    assertThat(judgement.inOrder())
        .extracting(JudgedRow::row, JudgedRow::fate)
        .containsExactlyInAnyOrder(
            tuple(2, Fate.CHANGED), tuple(3, Fate.CHANGED), tuple(4, Fate.REFUSED));
    assertThat(row(judgement, 4).faults())
        .extracting(SheetFault::code)
        .containsExactly("ROW_TWICE");
    assertThat(judgement.isClean()).isFalse();
  }

  @Test
  void rowsOfOneIndicatorFollowTheirYearsAndNotTheFile() {
    Judgement judgement =
        judged(
            plan,
            "コード,適用開始年度,目標\nI15,2026年度,2028年度=70\nI15,2025年度,2028年度=65\nI15,FY2023,2028年度=60\n",
            "x");

    assertThat(judgement.inOrder())
        .extracting(JudgedRow::row, JudgedRow::fate)
        .containsExactly(tuple(4, Fate.UNCHANGED), tuple(3, Fate.CHANGED), tuple(2, Fate.CHANGED));
    assertThat(row(judgement, 2).changes())
        .extracting(Change::before, Change::after)
        .contains(tuple("2028年度=65", "2028年度=70"), tuple("2025年度", "2026年度"));
  }

  @Test
  void aRowWithoutAFirstYearChangesTheNewestVersionWhereverItStands() {
    PlanCatalogue.define(
        plan, "I15", onlyDraft(judged(plan, "コード,適用開始年度,目標\nI15,2024年度,2028年度=70\n", "x")));
    String older = "I15,2022年度,2022年度,件\n";
    String newest = "I15,,,人\n";

    for (String rows : List.of(older + newest, newest + older)) {
      Judgement judgement = judged(plan, "コード,適用開始年度,適用終了年度,単位\n" + rows, "x");

      assertThat(judgement.inOrder())
          .as(rows)
          .extracting(row -> {
            Version draft = Objects.requireNonNull(row.draft());
            return draft.validFrom() + "–" + draft.validTo() + " " + draft.unit();
          })
          .containsExactly("FY2022–FY2022 件", "FY2024–null 人");
    }
  }

  @Test
  void aVersionThatBeginsAfterAnEndIsOpen() {
    PlanCatalogue.define(plan, "I15", onlyDraft(judged(plan, "コード,適用終了年度\nI15,2025年度\n", "x")));

    assertThat(onlyDraft(judged(plan, "コード,適用開始年度,単位\nI15,2026年度,人\n", "x")).validTo()).isNull();
    assertThat(onlyDraft(judged(plan, "コード,適用開始年度,適用終了年度,単位\nI15,2026年度,,人\n", "x")).validTo())
        .isNull();
    assertThat(onlyDraft(judged(plan, "コード,適用開始年度,単位\nI15,2025年度,人\n", "x")).validTo())
        .hasToString("FY2025");
    assertThat(
            judged(plan, "コード,適用開始年度,適用終了年度,単位\nI15,2026年度,2025年度,人\n", "x")
                .inOrder()
                .getFirst()
                .faults())
        .extracting(SheetFault::cell, SheetFault::code)
        .containsExactly(tuple("C2", "VALIDITY_RUNS_FORWARD"));
  }

  @Test
  void anOverlapOfValiditiesIsToldAtTheEnd() {
    PlanCatalogue.define(
        plan, "I15", onlyDraft(judged(plan, "コード,適用開始年度,目標\nI15,2026年度,2028年度=70\n", "x")));

    Judgement judgement = judged(plan, "コード,適用開始年度,適用終了年度,単位\nI15,2024年度,,人\n", "x");

    assertThat(judgement.inOrder().getFirst().faults())
        .extracting(SheetFault::column, SheetFault::cell, SheetFault::code)
        .containsExactly(tuple("適用終了年度", "C2", "VALIDITY_OVERLAPS"));
  }

  @Test
  void aDefinitionThatFitsInNoRecordIsRefusedBeforeAnythingIsWritten() {
    StringBuilder csv = new StringBuilder("コード,適用開始年度,単位\n");
    for (int year = 2024; year < 2046; year++) {
      csv.append("I15,").append(year).append("年度,単位").append(year).append('\n');
    }

    Judgement judgement = judged(plan, csv.toString(), "x");

    assertThat(judgement.inOrder().getLast().faults())
        .extracting(SheetFault::code)
        .containsExactly("TOO_LARGE");
  }

  @Test
  void headingsThatAreUnknownOrTwiceAreFaultsOfTheFile() {
    Judgement judgement = judged(plan, "コード,単位,単位,担当者\nI15,％,人,x\n", "x");

    assertThat(judgement.faults())
        .extracting(SheetFault::column, SheetFault::cell, SheetFault::code)
        .containsExactly(tuple("単位", "C1", "COLUMN_TWICE"), tuple("担当者", "D1", "UNKNOWN_COLUMN"));
    assertThat(judgement.inOrder()).extracting(JudgedRow::fate).containsExactly(Fate.UNCHANGED);
    assertThat(judgement.isClean()).isFalse();
  }

  @Test
  void aFileWithoutRowsOrCodesSaysSo() {
    assertThat(judged(plan, "").faults())
        .extracting(SheetFault::code)
        .containsExactly("NO_HEADING");
    assertThat(judged(plan, "# 注記だけ\n").faults())
        .extracting(SheetFault::code)
        .containsExactly("NO_HEADING");
    assertThat(judged(plan, "コード,単位\n#code,unit\n").faults())
        .extracting(SheetFault::code)
        .containsExactly("NO_ROWS");
    assertThat(judged(plan, "名称,単位\nあ,人\n").faults())
        .extracting(SheetFault::code)
        .containsExactly("COLUMN_MISSING");
  }

  @Test
  void aCodeOfAnotherFormIsToldTogetherWithTheRest() {
    Judgement judgement = judged(plan, "コード,小数点以下の桁数\n15番,many\n,2\n", "x");

    assertThat(row(judgement, 2).faults())
        .extracting(SheetFault::column, SheetFault::code)
        .contains(tuple("コード", "NOT_A_CODE"), tuple("小数点以下の桁数", "NOT_A_NUMBER"));
    assertThat(row(judgement, 3).faults())
        .extracting(SheetFault::cell, SheetFault::code)
        .contains(tuple("A3", "NOT_A_CODE"));
  }

  @Test
  void aCellThatIsNoContentIsToldOnceAndNoRuleIsAskedAboutIt() {
    SheetCell error =
        new SheetCell.Unreadable("#REF!", "CELL_ERROR", "エラー / an error", "値 / a value");
    SheetColumn[] columns = SheetColumn.values();
    List<SheetCell> headings = new ArrayList<>();
    List<SheetCell> cells = new ArrayList<>();
    for (SheetColumn column : columns) {
      headings.add(new SheetCell.Text(column.title()));
      cells.add(column == SheetColumn.CODE ? new SheetCell.Text("I15") : error);
    }

    Judgement judgement =
        judged(
            plan,
            new Sheet(List.of(new Sheet.Row(1, headings), new Sheet.Row(2, cells))),
            "計画の見直し");

    assertThat(judgement.inOrder().getFirst().faults())
        .hasSize(columns.length - 1)
        .allSatisfy(fault -> {
          assertThat(fault.code()).isEqualTo("CELL_ERROR");
          assertThat(fault.value()).isEqualTo("#REF!");
        })
        .extracting(SheetFault::cell)
        .startsWith("B2", "C2")
        .endsWith("X2");
  }

  @Test
  void twoThousandRowsAreTakenBesideHeadingsAndNotes() {
    String csv = "コード,単位\n# 注記,\n" + "x!,\n".repeat(SheetReader.MOST_ROWS);

    assertThat(judged(plan, csv).inOrder()).hasSize(SheetReader.MOST_ROWS);
    assertThatThrownBy(() -> judged(plan, csv + "x!,\n")).isInstanceOf(SheetReader.TooLarge.class);
  }

  @Test
  void aRowWhoseCodeIsAnErrorIsNoNote() {
    SheetCell error =
        new SheetCell.Unreadable("#REF!", "CELL_ERROR", "エラー / an error", "値 / a value");

    Judgement judgement =
        judged(
            plan,
            new Sheet(
                List.of(
                    new Sheet.Row(1, List.of(new SheetCell.Text("コード"))),
                    new Sheet.Row(2, List.of(error)))),
            null);

    assertThat(judgement.inOrder().getFirst().faults())
        .extracting(SheetFault::column, SheetFault::cell, SheetFault::code, SheetFault::value)
        .contains(tuple("コード", "A2", "CELL_ERROR", "#REF!"));
  }

  @Test
  void decimalsAreAWholeNumberInRange() {
    for (String wrong : List.of("7", "1.5", "-1", "99999999999")) {
      assertThat(
              judged(plan, "コード,小数点以下の桁数\nI15," + wrong + "\n", "x").inOrder().getFirst().faults())
          .as(wrong)
          .extracting(SheetFault::cell, SheetFault::code, SheetFault::value)
          .containsExactly(tuple("B2", "OUT_OF_RANGE", wrong));
    }
    assertThat(onlyDraft(judged(plan, "コード,小数点以下の桁数\nI15,２\n", "x")).decimals()).isEqualTo(2);
  }

  private static JudgedRow row(Judgement judgement, int row) {
    return judgement.inOrder().stream().filter(each -> each.row() == row).findFirst().orElseThrow();
  }

  private static Version onlyDraft(Judgement judgement) {
    JudgedRow row = judgement.inOrder().getFirst();
    assertThat(row.faults()).isEmpty();
    assertThat(judgement.faults()).isEmpty();
    return Objects.requireNonNull(row.draft());
  }

  private Version newest(String code) {
    return Objects.requireNonNull(plan.get(new IndicatorCode(code))).newest();
  }
}
