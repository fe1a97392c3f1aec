package dxpulse.ingestion.upload;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Counts where a file is hard to read for machines, as advice to whoever keeps it.
///
/// The rules are our reading of 統計表における機械判読可能なデータの表記方法の統一ルール (総務省, 2020), whose checks go from the
/// form of the file (level 1) over the cells (level 2) to the table's shape and its codes (level
/// 3). Only those that a program can decide from one table of figures are here; the grouping into
/// levels is ours, and so is the score: 100, less the weight of each broken rule by the share of
/// rows that break it, and never less than half of its weight.
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

  private final Heading heading;
  private final Map<Rule, Count> counts = new EnumMap<>(Rule.class);
  private long rows;

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
    CODES_FOR_AREAS(3, 6, "地域は地域コードで", "Area codes for areas");

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
  public record Advice(int score, List<Breach> breaches) {
    public Advice {
      breaches = List.copyOf(breaches);
    }
  }

  /// @param level from 1, what is easy to mend, to 3
  /// @param message Japanese, then English
  /// @param first where it is broken first
  public record Breach(Rule rule, int level, String message, long count, String first) {}

  private record Count(long rows, String first) {}

  Readability(Heading heading, TableReader.Facts facts) {
    this.heading = heading;
    if (facts.headingLine() > 1) {
      count(Rule.HEADING_IN_FIRST_LINE, "1行目");
    }
    if (facts.notes().stream().anyMatch(note -> note.contains("hidden column"))) {
      count(Rule.NO_HIDDEN_ROWS, "列");
    }
    Set<String> names = new HashSet<>();
    for (String name : facts.headings()) {
      if (name.isBlank() || !names.add(CellReader.plain(name))) {
        count(Rule.ONE_NAME_FOR_A_COLUMN, facts.headingLine() + "行目");
        break;
      }
    }
  }

  void look(Table.Line line) {
    rows++;
    Set<Rule> broken = new HashSet<>();
    for (Table.Remark remark : line.remarks()) {
      switch (remark.kind()) {
        case MERGED -> broken.add(Rule.NO_MERGED_CELLS);
        case FORMULA, FORMULA_WITHOUT_VALUE -> broken.add(Rule.NO_FORMULAS);
        case HIDDEN_ROW -> broken.add(Rule.NO_HIDDEN_ROWS);
        case PERCENT -> broken.add(Rule.NUMBERS_ARE_NUMBERS);
        case ERROR -> broken.add(Rule.ONE_DATUM_IN_A_CELL);
        case DATE -> {
          // A day stands for itself.
        }
      }
    }
    for (Map.Entry<Column, Integer> each : heading.places().entrySet()) {
      String cell = heading.cell(line, each.getKey());
      if (!cell.isEmpty()) {
        text(each.getKey(), cell, broken);
      } else if (each.getKey() == Column.INDICATOR || each.getKey() == Column.PERIOD) {
        broken.add(Rule.NOTHING_LEFT_OUT);
      }
    }
    broken.forEach(rule -> count(rule, line.number() + "行目"));
  }

  private static void text(Column column, String cell, Set<Rule> broken) {
    boolean free = column == Column.NOTE || column == Column.REFERENCE;
    if (!free && cell.indexOf('\n') >= 0) {
      broken.add(Rule.ONE_DATUM_IN_A_CELL);
    }
    if (!free && SPACED.matcher(cell).find()) {
      broken.add(Rule.NO_SPACES_FOR_LAYOUT);
    }
    if (!CellReader.isAscii(cell) && PLATFORM.matcher(cell).find()) {
      broken.add(Rule.NO_PLATFORM_CHARACTERS);
    }
    if (column == Column.PERIOD && ERA.matcher(cell).matches()) {
      broken.add(Rule.WESTERN_YEARS);
    }
    if (column == Column.AREA && !cell.chars().allMatch(Character::isDigit)) {
      broken.add(Rule.CODES_FOR_AREAS);
    }
    if (column.isFigure() && !PLAIN_NUMBER.matcher(cell).matches()) {
      if (SEPARATED.matcher(cell).matches()) {
        broken.add(Rule.NO_THOUSANDS_SEPARATORS);
      }
      if (NUMBER_WITH_TEXT.matcher(cell).matches()) {
        broken.add(Rule.UNIT_BESIDE_THE_FIGURE);
      }
      if (cell.chars().anyMatch(c -> "△▲−０１２３４５６７８９".indexOf(c) >= 0)) {
        broken.add(Rule.NUMBERS_ARE_NUMBERS);
      }
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
    return new Advice((int) Math.max(0, Math.round(score)), breaches);
  }

  private void count(Rule rule, String place) {
    var _ =
        counts.merge(rule, new Count(1, place), (so, more) -> new Count(so.rows() + 1, so.first()));
  }
}
