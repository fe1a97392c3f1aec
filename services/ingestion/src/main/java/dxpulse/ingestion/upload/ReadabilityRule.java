package dxpulse.ingestion.upload;

import java.util.List;
import java.util.stream.Stream;

/// The 30 rules of 行政データにおける機械可読性に関するルール (各府省庁DX推進連絡会議・デジタル社会推進会議幹事会, 2026-03-31), by their numbers
/// and in their three levels; the words are ours, in short.
///
/// Source: デジタル庁, machine-readability-rules.csv, under PDL1.0. What a broken rule costs is ours.
enum ReadabilityRule {
  /// What is neither is refused at the door.
  EXCEL_OR_CSV("L1-01", 10, "ファイルは機械が読めるExcelかCSVで", "Excel or CSV, which machines read"),
  ONE_TABLE_IN_A_SHEET("L1-02", 8, "1シート（1ファイル）に1つの表", "One table in a sheet or file"),
  NO_GAPS_IN_THE_TABLE("L1-03", 6, "空の行や列で表を分けない", "No empty rows or columns that split the table"),
  NOTHING_BESIDE_THE_DATA("L1-04", 5, "データ以外のメモなどを残さない", "No notes besides the data"),
  EACH_COLUMN_IS_NAMED(
      "L1-05", 6, "どの列にも意味の分かる項目名を", "Each column has a name that says what it is"),
  NO_SPACES_FOR_LAYOUT("L1-06", 6, "空白や改行で体裁を整えない", "No spaces or line breaks for layout"),
  ONE_DATUM_IN_A_CELL("L1-07", 10, "1セルに1データ", "One datum in a cell"),
  NO_PLATFORM_CHARACTERS("L1-08", 4, "機種依存文字を使わない", "No platform-dependent characters"),
  BLANK_IS_NOT_ZERO(
      "L1-09",
      2,
      "空白とゼロを区別する（値のない行には記号か理由を）",
      "Blank and zero told apart: no figure is said, not left blank"),
  NO_OBJECTS("L1-10", 6, "図・グラフ・コメントを置かない", "No pictures, charts or comments"),
  NO_MEANING_BY_FORMAT(
      "L1-11",
      "色・太字・網掛けなどの書式だけで違いを表していないか",
      "whether colours, bold type or shading alone say something"),
  NO_MERGED_CELLS("L1-12", 10, "セルを結合しない", "No merged cells"),
  NOTHING_HIDDEN("L1-13", 6, "行や列を隠したまま残さない", "No hidden rows or columns"),
  ONE_LINE_FOR_A_ROW("L1-14", 6, "CSVは1行に1データ（セルの中で改行しない）", "In CSV, one line for a row"),
  COMMAS_IN_QUOTES(
      "L1-15", 8, "CSVでカンマを含む値は引用符で囲む", "In CSV, a value with a comma stands in quotes"),
  NUMBERS_ARE_NUMBERS(
      "L2-01",
      10,
      "数値は数値だけに（単位・桁区切り・注記号・全角数字を混ぜない）",
      "Numbers alone, without units, separators, marks or full-width digits"),
  NOTHING_LEFT_OUT("L2-02", 10, "上の行と同じでも項目を省略しない", "Nothing left out that stands above"),
  EACH_COLUMN_HAS_ITS_OWN_NAME(
      "L2-03", 6, "項目名は1行で、重ねない", "Names of columns in one line, each once"),
  ONE_SPELLING("L2-04", 4, "選択肢やコードの書き方をそろえる", "One spelling of choices and codes"),
  OTHER_IN_ITS_OWN_COLUMN(
      "L2-05", 3, "「その他」の内容は別の列に", "What \"other\" is stands in a column of its own"),
  NO_FORMULAS("L2-06", 8, "数式ではなく値を書く", "Values instead of formulas"),
  HEADING_IN_FIRST_LINE(
      "L3-01", 8, "表題などを置かず、項目名を1行目に", "Names of columns in the first line, without titles above"),
  CODES_ARE_EXPLAINED("L3-02", "コードの意味を示すコード表が添えられているか", "whether a table explains the codes"),
  SIGNS_ARE_EXPLAINED(
      "L3-03", 4, "「－」「…」「X」などの記号は意味を備考に", "Signs such as -, … or X are explained in the note"),
  UNIT_IS_GIVEN("L3-04", 4, "単位を見出しか単位の列に書く", "The unit in the heading or in a column"),
  WESTERN_YEARS(
      "L3-05", 6, "期間は西暦（または併記）で、書き方をそろえる", "Western years, or both, in one way of writing"),
  AREA_CODES_OR_NAMES("L3-06", 6, "地域は地域コードか正式な名称で", "Areas by their codes or official names"),
  ONE_FORM_FOR_ALL_YEARS(
      "L3-07", "年によって項目や構造が大きく変わっていないか", "whether columns differ much from year to year"),
  DEFINITIONS_AND_HISTORY(
      "L3-08",
      "項目の定義・算出方法・更新履歴・文字コードが示されているか",
      "whether definitions, methods, changes and the encoding are told"),
  ROWS_INSTEAD_OF_COLUMNS("L3-09", 6, "年や期を列に並べない（縦持ち）", "Periods in rows, not in columns");

  private final String id;
  private final int weight;
  private final String japanese;
  private final String english;

  ReadabilityRule(String id, int weight, String japanese, String english) {
    this.id = id;
    this.weight = weight;
    this.japanese = japanese;
    this.english = english;
  }

  /// One that no program can decide from one file.
  ReadabilityRule(String id, String japanese, String english) {
    this(id, 0, japanese, english);
  }

  /// Rules that are asked.
  static List<ReadabilityRule> asked() {
    return Stream.of(values()).filter(ReadabilityRule::isAsked).toList();
  }

  /// The words of rules that are for people to look at.
  static List<String> forPeople() {
    return Stream.of(values())
        .filter(rule -> !rule.isAsked())
        .map(ReadabilityRule::message)
        .toList();
  }

  private boolean isAsked() {
    return weight > 0;
  }

  /// As it is published, such as L1-12.
  String id() {
    return id;
  }

  int level() {
    return id.charAt(1) - '0';
  }

  int weight() {
    return weight;
  }

  /// Japanese, then English.
  String message() {
    return "%s %s / %s %s".formatted(id, japanese, id, english);
  }
}
