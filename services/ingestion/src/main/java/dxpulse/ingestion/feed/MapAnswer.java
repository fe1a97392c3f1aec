package dxpulse.ingestion.feed;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.feed.Answer.Unusable;
import dxpulse.ingestion.feed.Mapping.Figure;
import dxpulse.ingestion.feed.Mapping.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes figures of the rows of an answer by a feed's mapping. Nothing else comes in: the same rows
/// always give the same figures.
public final class MapAnswer {
  private final Mapping mapping;
  private final String reference;
  private final Function<IndicatorCode, String> units;
  private final Set<String> columns;
  private final List<Item> items = new ArrayList<>();
  private final Map<Group, Sums> groups = new LinkedHashMap<>();
  private int withoutFigure;
  private int leftOut;

  /// @param reference what the answer was, for the figures' proof
  /// @param units of indicators; empty where one is not known
  private MapAnswer(
      Mapping mapping,
      String reference,
      Function<IndicatorCode, String> units,
      Set<String> columns) {
    this.mapping = mapping;
    this.reference = reference;
    this.units = units;
    this.columns = columns;
  }

  /// A figure, or why there is none.
  ///
  /// @param place in the answer
  /// @param said what was read before it was understood, by member
  /// @param cells of the row as it came; none of a sum
  /// @param faults why there is none; of a figure, what is to be known of it
  public record Item(
      String place,
      Map<String, String> said,
      Map<String, String> cells,
      @Nullable Draft draft,
      List<FeedFault> faults) {
    public Item {
      // In the order of the definition, by which a row is known again after a restart.
      said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
      faults = List.copyOf(faults);
    }
  }

  /// @param read rows of the answer
  /// @param leftOut rows that are not meant, by filters and tables
  /// @param withoutFigure cells that say there is none
  public record Mapped(int read, int leftOut, int withoutFigure, List<Item> items) {
    public Mapped {
      items = List.copyOf(items);
    }
  }

  private record Group(IndicatorCode indicator, @Nullable AreaCode area, Period period) {}

  /// @param file name of the file that was dropped; empty for an answer over HTTP
  public static Mapped of(
      Answer answer, Mapping mapping, String file, Function<IndicatorCode, String> units) {
    Set<String> columns = answer.columns();
    for (Figure figure : mapping.figures()) {
      for (String column : needs(mapping, figure)) {
        if (!columns.contains(column) && !figure.optional() && !answer.rows().isEmpty()) {
          throw new Unusable(
              "「%s」の列がありません（ある列: %s） / no column \"%s\""
                  .formatted(
                      column, String.join(", ", columns.stream().limit(30).toList()), column));
        }
      }
    }
    return new MapAnswer(mapping, file, units, columns).map(answer);
  }

  /// The columns without which a figure cannot be.
  private static List<String> needs(Mapping mapping, Figure figure) {
    List<String> columns = new ArrayList<>(mapping.distinct());
    Reading period = figure.period() == null ? mapping.period() : figure.period();
    for (Reading reading : readings(figure.indicator(), period, mapping.area(), mapping.status())) {
      columns.addAll(reading.columns());
    }
    mapping.where().forEach(condition -> columns.add(condition.column()));
    for (Quantity quantity : quantities(figure)) {
      if (quantity.column() != null) {
        columns.add(quantity.column());
      }
      quantity.where().forEach(condition -> columns.add(condition.column()));
    }
    columns.removeIf(column -> column.startsWith("@"));
    return columns;
  }

  private static List<Reading> readings(@Nullable Reading... readings) {
    List<Reading> there = new ArrayList<>();
    for (Reading reading : readings) {
      if (reading != null) {
        there.add(reading);
      }
    }
    return there;
  }

  private static List<Quantity> quantities(Figure figure) {
    List<Quantity> there = new ArrayList<>();
    for (Quantity quantity :
        new @Nullable Quantity[] {figure.value(), figure.numerator(), figure.denominator()}) {
      if (quantity != null) {
        there.add(quantity);
      }
    }
    return there;
  }

  private Mapped map(Answer answer) {
    Set<List<String>> seen = new HashSet<>();
    for (Row each : answer.rows()) {
      Row row = each.with("@file", reference);
      FeedFault broken = row.fault();
      if (broken != null) {
        refuse(row, Map.of(), broken);
      } else if (!mapping.where().stream().allMatch(condition -> condition.isMetBy(row))) {
        leftOut++;
      } else if (unknownCode(row) instanceof FeedFault unknown) {
        refuse(row, Map.of(), unknown);
      } else if (!mapping.distinct().isEmpty()
          && !seen.add(mapping.distinct().stream().map(row::cell).toList())) {
        refuse(
            row,
            Map.of(),
            new FeedFault(
                row.place(),
                String.join(" ", mapping.distinct()),
                "REPEATED_ROW",
                "同じ行が2つあります / the row stands there twice",
                String.join(" ", mapping.distinct().stream().map(row::cell).toList()),
                null));
      } else {
        mapping.figures().forEach(figure -> read(row, figure));
      }
    }
    if (mapping.aggregate()) {
      sum();
    }
    return new Mapped(answer.rows().size(), leftOut, withoutFigure, items);
  }

  private @Nullable FeedFault unknownCode(Row row) {
    for (Mapping.Condition condition : mapping.must()) {
      if (columns.contains(condition.column()) && !condition.isMetBy(row)) {
        return new FeedFault(
            row.place(),
            condition.column(),
            "UNKNOWN_CODE",
            "決められたコードではありません / not one of the codes",
            row.cell(condition.column()),
            (condition.not() ? "not " : "") + String.join(", ", condition.in()));
      }
    }
    return null;
  }

  private void read(Row row, Figure figure) {
    if (figure.optional() && !columns.containsAll(needs(mapping, figure))) {
      return;
    }
    Members members = new Members(row);
    IndicatorCode indicator = members.read("indicator", figure.indicator(), IndicatorCode::new);
    Reading when = figure.period() == null ? mapping.period() : figure.period();
    Period period =
        members.read(
            "period",
            when == null ? Reading.of("") : when,
            text -> Meanings.period(text, mapping.periodForm()));
    AreaCode area =
        mapping.area() == null
            ? null
            : members.read("area", mapping.area(), text -> Meanings.area(text, mapping.areaForm()));
    ValueStatus status =
        mapping.status() == null
            ? ValueStatus.FINAL
            : members.read("status", mapping.status(), Meanings::status);
    if (members.skipped) {
      leftOut++;
      return;
    }
    String unit = indicator == null ? "" : units.apply(indicator);
    BigDecimal value = members.number("value", figure.value(), unit);
    BigDecimal numerator = members.number("numerator", figure.numerator(), "");
    BigDecimal denominator = members.number("denominator", figure.denominator(), "");
    if (!members.faults.isEmpty()) {
      items.add(new Item(row.place(), members.read, row.cells(), null, members.faults));
      return;
    }
    withoutFigure += members.gap ? 1 : 0;
    if (indicator == null || period == null || status == null) {
      return;
    }
    Group group = new Group(indicator, area, period);
    Sums one =
        new Sums(
            members.marked == null ? status : Meanings.weaker(status, members.marked),
            value,
            numerator,
            denominator,
            1,
            members.gap ? row.place() : null,
            members.remarks);
    if (mapping.aggregate()) {
      groups.merge(group, one, Sums::with);
    } else if (!members.gap) {
      add(row.place(), members.read, row.cells(), group, one);
    }
  }

  private void add(
      String place, Map<String, String> said, Map<String, String> cells, Group group, Sums figure) {
    String proof = reference.isEmpty() ? place : reference + " " + place;
    items.add(
        new Item(
            place,
            said,
            cells,
            new Draft(
                group.indicator,
                group.area,
                group.period,
                figure.value(),
                figure.numerator(),
                figure.denominator(),
                null,
                figure.status(),
                false,
                null,
                proof),
            figure.remarks()));
  }

  /// A sum over rows of which one could not be read, or has no figure, would be too small, and
  /// nobody would see it. Rows are as certain together as the least certain of them.
  private void sum() {
    if (!items.isEmpty()) {
      return;
    }
    groups.forEach((group, sums) -> {
      String place = "%d行 / %d rows".formatted(sums.rows(), sums.rows());
      if (sums.gap() == null) {
        add(place, Map.of(), Map.of(), group, sums);
      } else {
        items.add(
            new Item(place, said(group), Map.of(), null, List.of(incomplete(group, sums.gap()))));
      }
    });
  }

  private static Map<String, String> said(Group group) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("indicator", group.indicator.value());
    said.put("period", group.period.toString());
    if (group.area != null) {
      said.put("area", group.area.value());
    }
    return said;
  }

  private static FeedFault incomplete(Group group, String gap) {
    return new FeedFault(
        gap,
        "period",
        "SUM_LACKS_A_PART",
        "値のない行があるため合計しません。数えない行は定義の対象の行（where）で除いてください"
            + " / a row has no figure, so no sum is made; leave out by `where` what is not to count",
        group.period.toString(),
        "すべての行に値 / a figure in every row");
  }

  private void refuse(Row row, Map<String, String> said, FeedFault fault) {
    items.add(new Item(row.place(), said, Map.of(), null, List.of(fault)));
  }

  /// The members of one figure, as they are read.
  private final class Members {
    private final Row row;
    private final Map<String, String> read = new LinkedHashMap<>();
    private final List<FeedFault> faults = new ArrayList<>();
    private final List<FeedFault> remarks = new ArrayList<>();
    private @Nullable ValueStatus marked;
    private boolean skipped;
    private boolean gap;

    Members(Row row) {
      this.row = row;
      remarks.addAll(row.remarks());
    }

    <T> @Nullable T read(String member, Reading reading, Function<String, T> meaning) {
      return switch (reading.in(row)) {
        case Reading.Found.Skip() -> {
          skipped = true;
          yield null;
        }
        case Reading.Found.Wrong(var fault) -> {
          faults.add(fault);
          yield null;
        }
        case Reading.Found.Text(var text) -> {
          read.put(member, text);
          try {
            T meant = meaning.apply(text);
            read.put(member, String.valueOf(meant)); // as a person would send it
            yield meant;
          } catch (IllegalArgumentException refused) {
            faults.add(
                new FeedFault(
                    row.place(),
                    reading.columns().isEmpty() ? member : String.join(" ", reading.columns()),
                    "NOT_A_" + member.toUpperCase(java.util.Locale.ROOT),
                    word(member) + "として読めません / not a readable " + member,
                    text,
                    refused.getMessage()));
            yield null;
          }
        }
      };
    }

    private static String word(String member) {
      return switch (member) {
        case "indicator" -> "指標";
        case "period" -> "期間";
        case "area" -> "地域";
        default -> "確度";
      };
    }

    @Nullable BigDecimal number(String member, @Nullable Quantity quantity, String unit) {
      if (quantity == null) {
        return null;
      }
      if (!quantity.where().stream().allMatch(condition -> condition.isMetBy(row))) {
        return BigDecimal.ZERO;
      }
      return switch (Numbers.read(row, quantity, mapping.gaps(), unit)) {
        case Numbers.Found.Number(var number, var mark, var remark) -> {
          read.put(member, number.toPlainString());
          if (mark != null) {
            marked = marked == null ? mark : Meanings.weaker(marked, mark);
          }
          if (remark != null) {
            remarks.add(remark);
          }
          yield number;
        }
        case Numbers.Found.Gap() -> {
          gap = true;
          yield null;
        }
        case Numbers.Found.Wrong(var fault) -> {
          read.put(member, row.cell(quantity.column() == null ? "" : quantity.column()));
          faults.add(fault);
          yield null;
        }
      };
    }
  }
}
