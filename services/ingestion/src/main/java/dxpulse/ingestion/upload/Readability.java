package dxpulse.ingestion.upload;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Counts where a file is hard to read for machines, as advice to whoever keeps it.
///
/// It asks those of the [30 published rules][ReadabilityRule] that a program can decide from one
/// file; the others are told beside the advice. The score is ours: 100, less the weight of each
/// broken rule by the share of rows that break it, and never less than half of its weight; a level
/// has the score of its own rules.
public final class Readability {
  private static final double LEAST = 0.5;
  private static final Pattern SPACED =
      Pattern.compile("^[\\s\u3000]+\\S|\\S[\\s\u3000]+$|\\S\u3000+\\S", Pattern.DOTALL);
  private static final Pattern SEVERAL =
      Pattern.compile("\\S\\s*[\\n\\r、;；]\\s*\\S|[0-9０-９]\\s*[/／~～〜]\\s*[0-9０-９]");
  private static final Pattern PLATFORM =
      Pattern.compile(
          "[\u2460-\u24FF\u2160-\u217F\u3231-\u3247\u32A0-\u32CF\u3300-\u33FF\uFFFD\uE000-\uF8FF]");
  private static final Pattern ERA = Pattern.compile(".*(令和|平成|昭和|^[RHSＲＨＳ][.．]?[0-9０-９]).*");
  private static final Pattern WESTERN = Pattern.compile(".*(19|20)[0-9]{2}.*");
  private static final Pattern YEAR =
      Pattern.compile(".*((19|20)[0-9]{2}|(令和|平成|昭和)\\s*([0-9]+|元)).*");
  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern ZERO = Pattern.compile("0+(\\.0+)?");
  private static final Pattern FULL_WIDTH = Pattern.compile("[Ａ-Ｚａ-ｚ０-９]");
  private static final Pattern NAMELESS = Pattern.compile("[\\p{P}\\p{S}\\s]*");
  private static final Pattern OTHER = Pattern.compile("その他\\S.*");
  private static final Pattern AREA = Pattern.compile("[0-9]{5,6}|.*[都道府県市区町村]|全国");
  private static final Pattern SIGN =
      Pattern.compile("\\s*([-－−‐–—―ー]|…|\\.{2,3}|[XxＸｘχ]|秘匿|欠測|集計中|未集計|調査中|未定)\\s*");

  private final Heading heading;
  private final Map<ReadabilityRule, Count> counts = new EnumMap<>(ReadabilityRule.class);
  private final boolean csv;
  private final Table.Line first;
  private final boolean isUnitGiven;

  /// Columns without a name that may be a gap in the table.
  private final Set<Integer> nameless = new TreeSet<>();

  private long rows;
  private long last;
  private boolean overLines;
  private boolean zeros;
  private long blanks;
  private long firstBlank;
  private @Nullable String period;
  private @Nullable String status;

  /// @param score from 0 to 100, where nothing was found
  /// @param levels the scores of the three levels
  /// @param checked how many rules were asked
  /// @param notChecked what nobody looked at; each Japanese, then English
  public record Advice(
      int score,
      Map<Integer, Integer> levels,
      List<Breach> breaches,
      int checked,
      List<String> notChecked) {
    // Those that an earlier build kept do not say all of it.
    @SuppressWarnings({"NullAway", "ConstantValue"})
    public Advice {
      levels = levels == null ? Map.of() : new TreeMap<>(levels);
      breaches = List.copyOf(breaches);
      notChecked = notChecked == null ? List.of() : List.copyOf(notChecked);
    }
  }

  /// @param rule its number, such as L1-12
  /// @param level from 1, what is easy to mend, to 3
  /// @param message Japanese, then English
  /// @param first where it is broken first; Japanese, then English
  public record Breach(String rule, int level, String message, long count, String first) {}

  private record Count(long rows, String first) {}

  Readability(Heading heading, TableReader.Facts facts) {
    this.heading = heading;
    csv = facts.format().equals("CSV");
    first = new Table.Line(facts.headingLine(), facts.headings());
    isUnitGiven =
        heading.places().containsKey(Column.UNIT)
            || heading.places().keySet().stream()
                .filter(Column::isFigure)
                .allMatch(column -> !heading.units().getOrDefault(column, "").isEmpty());
    last = facts.headingLine();
    if (facts.headingLine() > 1) {
      count(ReadabilityRule.HEADING_IN_FIRST_LINE, line(1));
    }
    for (TableReader.Trait trait : facts.traits()) {
      switch (trait) {
        case HIDDEN_COLUMNS -> count(ReadabilityRule.NOTHING_HIDDEN, "非表示の列 / a hidden column");
        case HEADINGS_OVER_LINES ->
            count(ReadabilityRule.EACH_COLUMN_HAS_ITS_OWN_NAME, line(facts.headingLine()));
        case OBJECTS -> count(ReadabilityRule.NO_OBJECTS, "ブック / the workbook");
      }
    }
    if (!isUnitGiven) {
      count(ReadabilityRule.UNIT_IS_GIVEN, "見出し / the headings");
    }
    names(facts.headings());
  }

  private void names(List<String> headings) {
    Set<String> names = new HashSet<>();
    for (int at = 0; at < headings.size(); at++) {
      String name = CellReader.plain(headings.get(at));
      if (NAMELESS.matcher(name).matches()) {
        nameless.add(at);
      } else if (!names.add(name)) {
        countOnce(ReadabilityRule.EACH_COLUMN_HAS_ITS_OWN_NAME, line(first.number()));
      }
    }
    if (heading.unknown().stream()
            .filter(name -> YEAR.matcher(CellReader.plain(name)).matches())
            .count()
        > 1) {
      count(ReadabilityRule.ROWS_INSTEAD_OF_COLUMNS, line(first.number()));
    }
  }

  void look(Table.Line line) {
    rows++;
    Set<ReadabilityRule> broken = EnumSet.noneOf(ReadabilityRule.class);
    // A cell over several lines of a CSV file is no gap.
    if (line.number() > last + 1 && !overLines) {
      broken.add(ReadabilityRule.NO_GAPS_IN_THE_TABLE);
    }
    last = line.number();
    overLines = csv && line.cells().stream().anyMatch(cell -> cell.indexOf('\n') >= 0);
    if (overLines) {
      broken.add(ReadabilityRule.ONE_LINE_FOR_A_ROW);
    }
    for (Table.Remark remark : line.remarks()) {
      switch (remark.kind()) {
        case MERGED -> broken.add(ReadabilityRule.NO_MERGED_CELLS);
        case FORMULA, FORMULA_WITHOUT_VALUE, ERROR -> broken.add(ReadabilityRule.NO_FORMULAS);
        case HIDDEN_ROW -> broken.add(ReadabilityRule.NOTHING_HIDDEN);
        case COVERED, DATE, PERCENT -> {
          // The one is merged, a day and a percentage are numbers that are shown so.
        }
      }
    }
    if (isNote(line)) {
      broken.add(ReadabilityRule.NOTHING_BESIDE_THE_DATA);
    } else if (isHeading(line)) {
      broken.add(ReadabilityRule.ONE_TABLE_IN_A_SHEET);
    } else {
      around(line, broken);
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

  /// Cells that no heading names.
  private void around(Table.Line line, Set<ReadabilityRule> broken) {
    int named = first.cells().size();
    if (line.cells().size() > named
        && line.cells().subList(named, line.cells().size()).stream()
            .anyMatch(cell -> !cell.isBlank())) {
      broken.add(csv ? ReadabilityRule.COMMAS_IN_QUOTES : ReadabilityRule.NOTHING_BESIDE_THE_DATA);
    }
    if (!nameless.isEmpty()
        && nameless.removeIf(at -> at < line.cells().size() && !line.cells().get(at).isBlank())) {
      broken.add(ReadabilityRule.EACH_COLUMN_IS_NAMED);
    }
  }

  private void cells(Table.Line line, Set<ReadabilityRule> broken) {
    boolean figures = false;
    for (Map.Entry<Column, Integer> each : heading.places().entrySet()) {
      Column column = each.getKey();
      String cell = heading.cell(line, column);
      if (!cell.isEmpty()) {
        figures |= column.isFigure() || column == Column.STAGE;
        text(line, column, each.getValue(), cell, broken);
      } else if (column == Column.INDICATOR || column == Column.PERIOD) {
        broken.add(ReadabilityRule.NOTHING_LEFT_OUT);
      } else if (column == Column.UNIT && !heading.cell(line, Column.VALUE).isEmpty()) {
        broken.add(ReadabilityRule.UNIT_IS_GIVEN);
      }
    }
    if (!figures) {
      firstBlank = blanks == 0 ? line.number() : firstBlank;
      blanks++;
    }
  }

  private void text(
      Table.Line line, Column column, int place, String cell, Set<ReadabilityRule> broken) {
    boolean ascii = CellReader.isAscii(cell);
    if (!ascii && PLATFORM.matcher(cell).find()) {
      broken.add(ReadabilityRule.NO_PLATFORM_CHARACTERS);
    }
    if (column == Column.NOTE || column == Column.REFERENCE) {
      return;
    }
    if ((!ascii || cell.charAt(0) <= ' ' || cell.charAt(cell.length() - 1) <= ' ')
        && SPACED.matcher(cell).find()) {
      broken.add(ReadabilityRule.NO_SPACES_FOR_LAYOUT);
    }
    if (column.isFigure()) {
      figure(line, place, cell, broken);
    } else if (column == Column.PERIOD) {
      period(ascii, cell, broken);
    } else if (column == Column.AREA || !isOneWord(cell)) {
      choice(column, ascii, cell, broken);
    }
    if (column == Column.STATUS) {
      status = status == null ? cell : status;
      if (CellReader.isAscii(status) != ascii) {
        broken.add(ReadabilityRule.ONE_SPELLING);
      }
    }
  }

  /// Letters and digits of one kind, as nearly all codes are.
  private static boolean isOneWord(String cell) {
    for (int at = 0; at < cell.length(); at++) {
      char c = cell.charAt(at);
      if (c >= 0x80 || !Character.isLetterOrDigit(c)) {
        return false;
      }
    }
    return true;
  }

  private void choice(Column column, boolean ascii, String cell, Set<ReadabilityRule> broken) {
    if (!ascii && FULL_WIDTH.matcher(cell).find()) {
      broken.add(ReadabilityRule.ONE_SPELLING);
    }
    if (!ascii && OTHER.matcher(cell).matches()) {
      broken.add(ReadabilityRule.OTHER_IN_ITS_OWN_COLUMN);
    }
    if (column != Column.UNIT && column != Column.STAGE && SEVERAL.matcher(cell).find()) {
      broken.add(ReadabilityRule.ONE_DATUM_IN_A_CELL);
    }
    if (column == Column.AREA && !AREA.matcher(cell).matches()) {
      broken.add(ReadabilityRule.AREA_CODES_OR_NAMES);
    }
  }

  private void period(boolean ascii, String cell, Set<ReadabilityRule> broken) {
    period = period == null ? cell : period;
    if ((ERA.matcher(cell).matches() && !WESTERN.matcher(cell).matches())
        || (!ascii && FULL_WIDTH.matcher(cell).find())
        || !isOfTheForm(period, cell)) {
      broken.add(ReadabilityRule.WESTERN_YEARS);
    }
    if (cell.indexOf('\n') >= 0 || cell.indexOf('、') >= 0) {
      broken.add(ReadabilityRule.ONE_DATUM_IN_A_CELL);
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

  private void figure(Table.Line line, int place, String cell, Set<ReadabilityRule> broken) {
    if (PLAIN_NUMBER.matcher(cell).matches()) {
      zeros = zeros || ZERO.matcher(cell).matches();
    } else if (SIGN.matcher(cell).matches()) {
      if (heading.cell(line, Column.NOTE).isBlank()) {
        broken.add(ReadabilityRule.SIGNS_ARE_EXPLAINED);
      }
    } else if (SEVERAL.matcher(cell).find()) {
      broken.add(ReadabilityRule.ONE_DATUM_IN_A_CELL);
    } else if (line.remark(place, Table.Kind.PERCENT).isEmpty()) {
      broken.add(ReadabilityRule.NUMBERS_ARE_NUMBERS);
    }
  }

  Advice advice() {
    Map<ReadabilityRule, Count> all = new EnumMap<>(ReadabilityRule.class);
    all.putAll(counts);
    if (blanks > 0 && zeros) {
      all.put(ReadabilityRule.BLANK_IS_NOT_ZERO, new Count(blanks, line(firstBlank)));
    }
    int named =
        IntStream.range(0, first.cells().size())
            .filter(at -> !first.cells().get(at).isBlank())
            .max()
            .orElse(0);
    if (rows > 0 && nameless.stream().anyMatch(at -> at < named)) {
      all.putIfAbsent(ReadabilityRule.NO_GAPS_IN_THE_TABLE, new Count(1, "空の列 / an empty column"));
    }
    double score = 100;
    double[] levels = {100, 100, 100};
    List<Breach> breaches = new ArrayList<>();
    for (Map.Entry<ReadabilityRule, Count> each : all.entrySet()) {
      ReadabilityRule rule = each.getKey();
      Count count = each.getValue();
      double share = Math.min(1, (double) count.rows() / Math.max(1, rows));
      double cost = rule.weight() * (LEAST + (1 - LEAST) * share);
      score -= cost;
      levels[rule.level() - 1] -= cost;
      breaches.add(
          new Breach(rule.id(), rule.level(), rule.message(), count.rows(), count.first()));
    }
    return new Advice(
        rounded(score),
        Map.of(1, rounded(levels[0]), 2, rounded(levels[1]), 3, rounded(levels[2])),
        breaches,
        ReadabilityRule.asked().size(),
        ReadabilityRule.forPeople());
  }

  private static int rounded(double score) {
    return (int) Math.max(0, Math.round(score));
  }

  private static String line(long number) {
    return number + "行目 / line " + number;
  }

  private void countOnce(ReadabilityRule rule, String place) {
    if (!counts.containsKey(rule)) {
      count(rule, place);
    }
  }

  private void count(ReadabilityRule rule, String place) {
    var _ =
        counts.merge(rule, new Count(1, place), (so, more) -> new Count(so.rows() + 1, so.first()));
  }
}
