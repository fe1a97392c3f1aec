package dxpulse.ingestion.feed;

import dxpulse.contracts.types.ValueStatus;
import dxpulse.ingestion.feed.Mapping.Quantity;
import dxpulse.ingestion.upload.Cell;
import dxpulse.ingestion.upload.CellReader;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers of an answer, with their unit.
final class Numbers {
  private static final Pattern PLAIN =
      Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?(E[-+]?[0-9]{1,2})?");
  private static final String UNIT = "unit";
  private static final Set<String> GAPS = Set.of("***", "X", "x", "…");

  private Numbers() {}

  /// What a cell says.
  sealed interface Found {
    /// @param marked the status that a mark before it gives: `p`, `r`
    /// @param remark how it was converted from another scale
    record Number(BigDecimal value, @Nullable ValueStatus marked, @Nullable FeedFault remark)
        implements Found {
      Number(BigDecimal value) {
        this(value, null, null);
      }
    }

    /// No figure: not reported, withheld, or left blank.
    record Gap() implements Found {}

    record Wrong(FeedFault fault) implements Found {}
  }

  /// @param unit the indicator's
  static Found read(Row row, Quantity quantity, List<String> gaps, String unit) {
    String column = quantity.column();
    BigDecimal factor = quantity.factor() == null ? BigDecimal.ONE : quantity.factor();
    if (column == null) {
      return new Found.Number(factor);
    }
    String raw = row.cell(column).strip();
    if (raw.isEmpty() || GAPS.contains(raw) || gaps.contains(raw)) {
      return new Found.Gap();
    }
    String unitColumn = quantity.unitColumn() == null ? UNIT : quantity.unitColumn();
    String written = row.cell(unitColumn).strip();
    String said = quantity.units().getOrDefault(written, written);
    String expected =
        quantity.unit() != null ? quantity.unit() : quantity.factor() == null ? unit : "";
    if (!said.isBlank() && !expected.isEmpty() && !plain(said).equals(plain(expected))) {
      return wrong(
          row,
          unitColumn,
          "WRONG_UNIT",
          "単位が違います。換算するときは定義に倍率と単位を書いてください"
              + " / another unit; a definition that converts names the factor and the unit",
          written,
          expected);
    }
    if (PLAIN.matcher(raw).matches()) {
      return new Found.Number(new BigDecimal(raw).multiply(factor));
    }
    return switch (CellReader.read(raw, expected)) {
      case Cell.Figure figure ->
          new Found.Number(
              figure.value().multiply(factor),
              figure.marked(),
              figure.converted() == null ? null : converted(row, column, raw, figure.converted()));
      case Cell.Gap _ -> new Found.Gap();
      case Cell.Unreadable unreadable ->
          wrong(row, column, "NOT_A_NUMBER", unreadable.message(), raw, "12.3");
    };
  }

  private static FeedFault converted(Row row, String column, String raw, String how) {
    return new FeedFault(
        row.place(),
        column,
        "CONVERTED",
        "単位を換算しました（%s） / converted (%s)".formatted(how, how),
        raw,
        null);
  }

  private static Found wrong(
      Row row, String column, String code, String message, String value, String expected) {
    return new Found.Wrong(new FeedFault(row.place(), column, code, message, value, expected));
  }

  private static String plain(String unit) {
    return Normalizer.normalize(unit, Normalizer.Form.NFKC).strip();
  }
}
