package dxpulse.indicator.catalogue.http;

import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import dxpulse.indicator.catalogue.sheet.CellContent;
import dxpulse.indicator.catalogue.sheet.Figures;
import dxpulse.indicator.catalogue.sheet.Sheet;
import dxpulse.indicator.catalogue.sheet.SheetCell;
import dxpulse.indicator.catalogue.sheet.SheetColumn;
import dxpulse.indicator.catalogue.sheet.SheetFault;
import dxpulse.indicator.catalogue.sheet.SheetHeading;
import dxpulse.indicator.catalogue.sheet.StagesCell;
import dxpulse.indicator.catalogue.sheet.TargetsCell;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Makes of a row the body of `PUT /api/indicators/{code}` and lets that be read, so that a row is
/// held to every rule that a body is. What is wrong is told at the row's cells.
final class RowBody {
  private static final List<String> WRITTEN_BY_THE_CATALOGUE =
      List.of("version", "changedBy", "changedAt", "reason");
  private static final List<String> OBJECTS = List.of("definition", "baseline", "normalisation");
  private static final String TARGETS = "/targets/";

  private final SheetHeading heading;
  private final Sheet.Row row;
  private final @Nullable Version basis;
  private final boolean beginsLater;
  private final ObjectNode body;
  private final List<SheetFault> faults = new ArrayList<>();
  private final Set<SheetColumn> blamed = EnumSet.noneOf(SheetColumn.class);
  private final Map<SheetColumn, List<String>> items = new EnumMap<>(SheetColumn.class);

  /// @param basis the version that blank cells keep; absent for a new indicator
  /// @param validFrom the year that the row is for, if it is known
  /// @param reason for rows that give none themselves
  RowBody(
      SheetHeading heading,
      Sheet.Row row,
      @Nullable Version basis,
      @Nullable FiscalYear validFrom,
      @Nullable String reason) {
    this.heading = heading;
    this.row = row;
    this.basis = basis;
    this.beginsLater = isAfterTheEnd(validFrom, basis);
    body =
        basis == null
            ? HttpFormat.mapper().createObjectNode()
            : HttpFormat.mapper().valueToTree(basis);
    body.remove(WRITTEN_BY_THE_CATALOGUE);
    if (beginsLater) {
      body.remove("validTo");
    }
    if (reason != null && !reason.isBlank()) {
      body.put("reason", reason.strip());
    }
    for (SheetColumn column : SheetColumn.values()) {
      if (column != SheetColumn.CODE) {
        take(column, heading.cell(row, column));
      }
    }
    for (String object : OBJECTS) {
      if (body.path(object).valueStream().allMatch(JsonNode::isNull)) {
        body.remove(object);
      }
    }
  }

  /// Whether a version from that year on begins after the end of another one, which then is no end
  /// for it.
  private static boolean isAfterTheEnd(@Nullable FiscalYear validFrom, @Nullable Version basis) {
    return validFrom != null
        && basis != null
        && basis.validTo() != null
        && validFrom.compareTo(basis.validTo()) > 0;
  }

  /// Whether the row or the whole file says why.
  boolean hasReason() {
    return body.hasNonNull("reason");
  }

  List<SheetFault> faults() {
    return faults;
  }

  /// The definition that the row asks for, if there is no fault.
  Optional<Version> draft(String changedBy, Instant at) {
    IndicatorBody read = new IndicatorBody(body);
    Optional<Version> draft = read.draft(changedBy, at);
    read.faults().forEach(this::blame);
    return faults.isEmpty() ? draft : Optional.empty();
  }

  /// Tells a fault of the body at the cell that is to be mended.
  void blame(Problem.Fault fault) {
    SheetColumn column = SheetColumn.at(fault.pointer());
    if (blamed.contains(column)) {
      return;
    }
    String written = written(column, fault.pointer());
    fault(
        column,
        fault.code(),
        fault.message(),
        written.isBlank() ? fault.value() : written,
        switch (fault.code()) {
          case "MISSING", "STAGES_ARE_NAMED" -> column.example();
          default -> fault.expected();
        });
  }

  void fault(
      SheetColumn column,
      String code,
      String message,
      @Nullable String value,
      @Nullable String expected) {
    faults.add(
        new SheetFault(column.title(), heading.place(row, column), code, message, value, expected));
  }

  /// What stands in the cell; of several targets the one that a pointer leads to.
  private String written(SheetColumn column, String pointer) {
    List<String> written = items.getOrDefault(column, List.of());
    if (column == SheetColumn.TARGETS && pointer.startsWith(TARGETS)) {
      int number = Integer.parseInt(pointer.substring(TARGETS.length()).replaceFirst("/.*", ""));
      if (number < written.size()) {
        return written.get(number);
      }
    }
    return heading.cell(row, column).text();
  }

  private void take(SheetColumn column, SheetCell cell) {
    if (cell instanceof SheetCell.Unreadable(var text, var code, var message, var expected)) {
      complain(column, code, message, text, expected);
      return;
    }
    if (cell.isBlank() || keeps(column, cell)) {
      return;
    }
    if (Normalizer.normalize(cell.text(), Normalizer.Form.NFKC)
        .strip()
        .equals(SheetColumn.CLEARED)) {
      put(column, HttpFormat.mapper().nullNode());
      return;
    }
    switch (column.kind()) {
      case TEXT, PERIOD -> put(column, StringNode.valueOf(cell.text().strip()));
      case WORD -> word(column, cell.text());
      case INTEGER, NUMBER -> number(column, cell);
      case TARGETS -> {
        var read = TargetsCell.read(cell.text());
        several(column, read, HttpFormat.mapper().valueToTree(read.content()));
      }
      case STAGES -> {
        var read = StagesCell.read(cell.text());
        several(column, read, HttpFormat.mapper().valueToTree(read.content()));
      }
    }
  }

  /// Whether a cell says what is in the body already.
  private boolean keeps(SheetColumn column, SheetCell cell) {
    return basis != null
        && !(beginsLater && column == SheetColumn.VALID_TO)
        && saysTheSame(cell, column.content(basis));
  }

  /// A cell that was not touched keeps what the catalogue says to the letter.
  private static boolean saysTheSame(SheetCell cell, SheetCell current) {
    if (cell instanceof SheetCell.Figure(var one) && current instanceof SheetCell.Figure(var two)) {
      return one.compareTo(two) == 0;
    }
    return plain(cell).equals(plain(current));
  }

  private static String plain(SheetCell cell) {
    return cell.text().replaceAll("\\r\\n?", "\n").strip();
  }

  private void word(SheetColumn column, String text) {
    Optional<String> word = column.codeWord(text);
    if (word.isEmpty()) {
      complain(
          column,
          "UNKNOWN_WORD",
          "決められた語ではありません / not one of the words",
          text,
          String.join(", ", column.words().values()));
    } else if (column == SheetColumn.SAMPLE) {
      put(column, BooleanNode.valueOf(word.get().equals("true")));
    } else {
      put(column, StringNode.valueOf(word.get()));
    }
  }

  private void number(SheetColumn column, SheetCell cell) {
    BigDecimal number =
        cell instanceof SheetCell.Figure(var figure)
            ? figure
            : Figures.exact(cell.text()).orElse(null);
    if (number == null) {
      complain(
          column, "NOT_A_NUMBER", Figures.complaint(cell.text()), cell.text(), "12.3, 1,234, -5");
      return;
    }
    // A whole number of six digits at most is one of decimals; others are refused as out of range.
    boolean whole =
        column.kind() == SheetColumn.Kind.INTEGER
            && number.stripTrailingZeros().scale() <= 0
            && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    put(column, whole ? IntNode.valueOf(number.intValueExact()) : DecimalNode.valueOf(number));
  }

  private void several(SheetColumn column, CellContent<?> read, JsonNode content) {
    items.put(column, read.items());
    put(column, content);
    for (CellContent.Complaint each : read.complaints()) {
      complain(column, each.code(), each.message(), each.value(), each.expected());
    }
  }

  /// A fault of the cell itself. The member becomes one that cannot be read, so that no rule that
  /// needs it is asked.
  private void complain(
      SheetColumn column,
      String code,
      String message,
      @Nullable String value,
      @Nullable String expected) {
    put(column, column == SheetColumn.SAMPLE ? StringNode.valueOf("?") : BooleanNode.TRUE);
    blamed.add(column);
    fault(column, code, message, value, expected);
  }

  private void put(SheetColumn column, JsonNode value) {
    String[] names = column.pointer().substring(1).split("/");
    if (names.length == 1) {
      body.set(names[0], value);
      return;
    }
    ObjectNode object =
        body.get(names[0]) instanceof ObjectNode there ? there : body.putObject(names[0]);
    object.set(names[1], value);
  }
}
