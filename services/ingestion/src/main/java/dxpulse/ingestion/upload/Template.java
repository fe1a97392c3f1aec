package dxpulse.ingestion.upload;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sheet for a department to fill in for a period: one row for each indicator.
public record Template(String department, Period period, List<Item> items) {
  public Template {
    items = List.copyOf(items);
  }

  /// @param previous the value of the period before
  /// @param counts whether numerator and denominator may be written
  /// @param stages that may be chosen; none where a number is asked for
  public record Item(
      String code,
      LocalizedText name,
      @Nullable LocalizedText definition,
      String unit,
      @Nullable BigDecimal previous,
      @Nullable String previousStage,
      boolean counts,
      List<String> stages) {
    public Item {
      stages = List.copyOf(stages);
    }
  }
}
