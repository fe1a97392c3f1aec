package dxpulse.ingestion.upload;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Counts where a file is hard to read for machines, as advice to whoever keeps it.
///
/// The rules are our reading of 統計表における機械判読可能なデータの表記方法の統一ルール (総務省, 2020) and of the guides around
/// it, whose checks go from the form of the file (level 1) over the cells (level 2) to the table's
/// shape and its codes (level 3). What no program can decide from one file is told beside the
/// advice. The grouping into levels is ours, and so is the score: 100, less the weight of each
/// broken rule by the share of rows that break it, and never less than half of its weight.
public final class Readability {
  private static final double LEAST = 0.5;
  private static final Pattern SPACED =
      Pattern.compile("^[\\s\u3000]+\\S|\\S[\\s\u3000]+$|\\S\u3000+\\S", Pattern.DOTALL);
  private static final Pattern SEPARATED = Pattern.compile(".*[0-9０-９][,，][0-9０-９]{3}.*");
  private static final Pattern PLATFORM =
      Pattern.compile(
          "[\u2460-\u24FF\u2160-\u217F\u3231-\u3247\u32A0-\u32CF\u3300-\u33FF\uFFFD\uE000-\uF8FF]");
  private static final Pattern ERA = Pattern.compile(".*(令和|平成|昭和|^[RHSＲＨＳ][.．]?[0-9０-９]).*");
  private static final Pattern NUMBER_WITH_TEXT =
      Pattern.compile("[-+△▲−]?[0-9０-９][0-9０-９,，.．]*\\s*[^0-9０-９,，.．\\s].*");
  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern REFERENCE_MARK = Pattern.compile("[※＊*†]|[(（]?注[0-9０-９]*[)）]?");
  private static final Pattern FULL_WIDTH = Pattern.compile("[Ａ-Ｚａ-ｚ０-９]");
  private static final Pattern SIGN =
      Pattern.compile("\\s*([-－−‐–—―ー]|…|\\.{2,3}|[XxＸｘχ]|秘匿|欠測|集計中|未集計|調査中|未定)\\s*");

  /// What no program can decide from one file; each Japanese, then English.
  public static final List<String> NOT_CHECKED =
      List.of(
          "色・太字・罫線だけで意味を表していないか / whether colours, bold type or lines alone say something",
          "項目の意味や対象の範囲が定義されているか / whether what a column means is defined somewhere",
          "1つの表が複数のファイルに分かれていないか / whether one table is spread over several files",
          "作成者・作成日・出典などの情報が添えられているか / whether its maker, date and source are given beside it");

  private final Heading heading;
  private final Map<Rule, Count> counts = new EnumMap<>(Rule.class);
  private final boolean csv;
  private final Table.Line first;
  private long rows;
  private long last;
  private boolean overLines;
  private @Nullable String period;

  /// What makes a table easy to read for machines.
  public enum Rule {
    HEADING_IN_FIRST_LINE(
        1, 8, "表題などを置かず、見出しを1行目に", "Headings in the first line, without titles above"),
    NO_MERGED_CELLS(1, 10, "セルを結合しない", "No merged cells"),
    NO_HIDDEN_ROWS(1, 6, "行や列を隠さない", "No hidden rows or columns"),
    NO_FORMULAS(2, 8, "数式ではなく値を書く", "Values instead of formulas"),
    ONE_DATUM_IN_A_CELL(2, 10, "1セルに1データ、セルの中で改行しない", "One datum in a cell, no line breaks in it"),
    NO_SPACES_FOR_LAYOUT(2, 6, "空白で体裁を整えない", "No spaces for layout"),
    NUMBERS_ARE_NUMBERS(
        2, 10, "数値に単位・記号・全角数字を混ぜない", "Numbers without units, signs or full-width digits"),
    NO_THOUSANDS_SEPARATORS(2, 6, "数値に桁区切りのカンマを入れない", "No thousands separators"),
    NO_PLATFORM_CHARACTERS(2, 4, "機種依存文字を使わない", "No platform-dependent characters"),
    NOTHING_LEFT_OUT(2, 10, "項目名などを省略しない", "Nothing left out that stands above"),
    ONE_NAME_FOR_A_COLUMN(3, 6, "列の名前を重ねない、空けない", "Each column has a name of its own"),
    UNIT_BESIDE_THE_FIGURE(3, 4, "単位は見出しか単位の列に", "The unit in the heading or in a column"),
    WESTERN_YEARS(3, 6, "年は西暦を併記する", "Western years"),
    CODES_FOR_AREAS(3, 6, "地域は地域コードで", "Area codes for areas"),
    UNICODE(1, 4, "CSVの文字コードはUTF-8", "CSV in UTF-8"),
    HEADINGS_IN_ONE_LINE(1, 6, "見出しは1行に", "Headings in one line"),
    NO_OBJECTS(1, 4, "図・グラフ・コメントを置かない", "No pictures, charts or comments"),
    NO_GAPS_IN_THE_TABLE(1, 6, "表の途中に空の行を置かない", "No empty rows within the table"),
    ONE_TABLE_IN_A_SHEET(1, 8, "1シートに1つの表", "One table in a sheet"),
    NO_NOTES_AMONG_THE_ROWS(2, 6, "注釈を表の行に書かない", "No notes among the rows"),
    NO_MARKS_ON_FIGURES(2, 6, "数値に※や注番号を付けない", "No reference marks on figures"),
    NO_SIGNS_FOR_FIGURES(
        2, 4, "数値の列に「－」「…」「X」などの記号を入れない", "No signs such as - or X in a column of figures"),
    HALF_WIDTH_CODES(2, 4, "コードと期間の英数字は半角で", "Half-width letters and digits in codes and periods"),
    ONE_FORM_FOR_PERIODS(3, 4, "期間の書き方を1つにそろえる", "One way of writing periods"),
    NO_COLUMNS_WITHOUT_MEANING(3, 4, "決められた列だけを置く", "Only columns that are agreed upon"),
    ONE_ROW_FOR_A_FIGURE(3, 8, "同じ値を2行に書かない", "One row for each figure");

    private final int level;
    private final int weight;
    private final String japanese;
    private final String english;

    Rule(int level, int weight, String japanese, String english) {
      this.level = level;
      this.weight = weight;
      this.japanese = japanese;
      this.english = english;
    }
  }

  /// @param score from 0 to 100, where nothing was found
  /// @param checked how many rules were asked
  /// @param notChecked what nobody looked at; each Japanese, then English
  public record Advice(int score, List<Breach> breaches, int checked, List<String> notChecked) {
    // Those that an earlier build kept do not say what was not checked.
    @SuppressWarnings({"NullAway", "ConstantValue"})
    public Advice {
      breaches = List.copyOf(breaches);
      notChecked = notChecked == null ? List.of() : List.copyOf(notChecked);
    }
  }

  /// @param level from 1, what is easy to mend, to 3
  /// @param message Japanese, then English
  /// @param first where it is broken first; Japanese, then English
  public record Breach(Rule rule, int level, String message, long count, String first) {}

  private record Count(long rows, String first) {}

  Readability(Heading heading, TableReader.Facts facts) {
    this.heading = heading;
    csv = facts.format().equals("CSV");
    first = new Table.Line(facts.headingLine(), facts.headings());
    if (facts.headingLine() > 1) {
      count(Rule.HEADING_IN_FIRST_LINE, line(1));
    }
    for (TableReader.Trait trait : facts.traits()) {
      switch (trait) {
        case HIDDEN_COLUMNS -> count(Rule.NO_HIDDEN_ROWS, "非表示の列 / a hidden column");
        case HEADINGS_OVER_LINES -> count(Rule.HEADINGS_IN_ONE_LINE, line(facts.headingLine()));
        case OBJECTS -> count(Rule.NO_OBJECTS, "ブック / the workbook");
        case NO_UNICODE -> count(Rule.UNICODE, "ファイル / the file");
      }
    }
    if (!heading.unknown().isEmpty()) {
      // A heading with a slash of its own would end the Japanese half.
      String name = heading.unknown().getFirst().replaceAll("\\s*/\\s*", "/");
      count(Rule.NO_COLUMNS_WITHOUT_MEANING, "列「%s」 / the column \"%s\"".formatted(name, name));
    }
    last = facts.headingLine();
    Set<String> names = new HashSet<>();
    for (String name : facts.headings()) {
      if (name.isBlank() || !names.add(CellReader.plain(name))) {
        count(Rule.ONE_NAME_FOR_A_COLUMN, line(facts.headingLine()));
        break;
      }
    }
  }

  /// @param twice whether an earlier row is about the same figure
  void look(Table.Line line, boolean twice) {
    rows++;
    Set<Rule> broken = EnumSet.noneOf(Rule.class);
    if (twice) {
      broken.add(Rule.ONE_ROW_FOR_A_FIGURE);
    }
    // A cell over several lines of a CSV file is no gap.
    if (line.number() > last + 1 && !overLines) {
      broken.add(Rule.NO_GAPS_IN_THE_TABLE);
    }
    last = line.number();
    overLines = csv && line.cells().stream().anyMatch(cell -> cell.indexOf('\n') >= 0);
    for (Table.Remark remark : line.remarks()) {
      switch (remark.kind()) {
        case MERGED -> broken.add(Rule.NO_MERGED_CELLS);
        case FORMULA, FORMULA_WITHOUT_VALUE -> broken.add(Rule.NO_FORMULAS);
        case HIDDEN_ROW -> broken.add(Rule.NO_HIDDEN_ROWS);
        case PERCENT -> broken.add(Rule.NUMBERS_ARE_NUMBERS);
        case ERROR -> broken.add(Rule.ONE_DATUM_IN_A_CELL);
        case COVERED, DATE -> {
          // The one is merged, a day stands for itself.
        }
      }
    }
    if (isNote(line)) {
      broken.add(Rule.NO_NOTES_AMONG_THE_ROWS);
    } else if (isHeading(line)) {
      broken.add(Rule.ONE_TABLE_IN_A_SHEET);
    } else {
      cells(line, broken);
    }
    broken.forEach(rule -> count(rule, line(line.number())));
  }

  /// One text, and nothing else in the row.
  private static boolean isNote(Table.Line line) {
    return line.cells().size() > 1
        && line.cells().stream().filter(cell -> !cell.isBlank()).limit(2).count() == 1;
  }

  /// The headings once more.
  private boolean isHeading(Table.Line line) {
    return heading.cell(line, Column.INDICATOR).equals(heading.cell(first, Column.INDICATOR))
        && heading.cell(line, Column.PERIOD).equals(heading.cell(first, Column.PERIOD));
  }

  private void cells(Table.Line line, Set<Rule> broken) {
    for (Map.Entry<Column, Integer> each : heading.places().entrySet()) {
      String cell = heading.cell(line, each.getKey());
      if (!cell.isEmpty()) {
        text(each.getKey(), cell, broken);
      } else if (each.getKey() == Column.INDICATOR || each.getKey() == Column.PERIOD) {
        broken.add(Rule.NOTHING_LEFT_OUT);
      }
    }
  }

  private void text(Column column, String cell, Set<Rule> broken) {
    boolean ascii = CellReader.isAscii(cell);
    boolean free = column == Column.NOTE || column == Column.REFERENCE;
    if (!ascii && PLATFORM.matcher(cell).find()) {
      broken.add(Rule.NO_PLATFORM_CHARACTERS);
    }
    if (free) {
      return;
    }
    if (cell.indexOf('\n') >= 0) {
      broken.add(Rule.ONE_DATUM_IN_A_CELL);
    }
    if ((!ascii || cell.charAt(0) <= ' ' || cell.charAt(cell.length() - 1) <= ' ')
        && SPACED.matcher(cell).find()) {
      broken.add(Rule.NO_SPACES_FOR_LAYOUT);
    }
    if (column.isFigure()) {
      figure(cell, broken);
      return;
    }
    if (!ascii && FULL_WIDTH.matcher(cell).find()) {
      broken.add(Rule.HALF_WIDTH_CODES);
    }
    if (column == Column.PERIOD) {
      period(cell, broken);
    }
    if (column == Column.AREA && !cell.chars().allMatch(Character::isDigit)) {
      broken.add(Rule.CODES_FOR_AREAS);
    }
  }

  private void period(String cell, Set<Rule> broken) {
    if (ERA.matcher(cell).matches()) {
      broken.add(Rule.WESTERN_YEARS);
    }
    if (period == null) {
      period = cell;
    } else if (!isOfTheForm(period, cell)) {
      broken.add(Rule.ONE_FORM_FOR_PERIODS);
    }
  }

  /// Whether two texts differ in their digits alone.
  private static boolean isOfTheForm(String one, String other) {
    if (one.length() != other.length()) {
      return one.replaceAll("[0-9]+", "9").equals(other.replaceAll("[0-9]+", "9"));
    }
    for (int at = 0; at < one.length(); at++) {
      char a = one.charAt(at);
      char b = other.charAt(at);
      if (a != b && !(Character.isDigit(a) && Character.isDigit(b))) {
        return false;
      }
    }
    return true;
  }

  private static void figure(String cell, Set<Rule> broken) {
    if (PLAIN_NUMBER.matcher(cell).matches()) {
      return;
    }
    if (SIGN.matcher(cell).matches()) {
      broken.add(Rule.NO_SIGNS_FOR_FIGURES);
      return;
    }
    if (SEPARATED.matcher(cell).matches()) {
      broken.add(Rule.NO_THOUSANDS_SEPARATORS);
    }
    boolean marked = REFERENCE_MARK.matcher(cell).find();
    if (marked) {
      broken.add(Rule.NO_MARKS_ON_FIGURES);
    } else if (NUMBER_WITH_TEXT.matcher(cell).matches()) {
      broken.add(Rule.UNIT_BESIDE_THE_FIGURE);
    }
    if (cell.chars().anyMatch(c -> "△▲−０１２３４５６７８９".indexOf(c) >= 0)) {
      broken.add(Rule.NUMBERS_ARE_NUMBERS);
    }
  }

  Advice advice() {
    double score = 100;
    List<Breach> breaches = new ArrayList<>();
    for (Map.Entry<Rule, Count> each : counts.entrySet()) {
      Rule rule = each.getKey();
      Count count = each.getValue();
      double share = Math.min(1, (double) count.rows() / Math.max(1, rows));
      score -= rule.weight * (LEAST + (1 - LEAST) * share);
      breaches.add(
          new Breach(
              rule, rule.level, rule.japanese + " / " + rule.english, count.rows(), count.first()));
    }
    return new Advice(
        (int) Math.max(0, Math.round(score)), breaches, Rule.values().length, NOT_CHECKED);
  }

  private static String line(long number) {
    return number + "行目 / line " + number;
  }

  private void count(Rule rule, String place) {
    var _ =
        counts.merge(rule, new Count(1, place), (so, more) -> new Count(so.rows() + 1, so.first()));
  }
}
