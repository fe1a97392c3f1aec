package dxpulse.ingestion.quarantine;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a person mends in many things at once: one code for another, one period or area for all, or
/// thousands for ones.
///
/// @param changes what becomes of a member, by its name
/// @param factor by which every figure is multiplied, where it was sent in another unit
public record Mend(Map<String, Change> changes, @Nullable BigDecimal factor) {
  private static final int MOST_DIGITS = 40;

  /// Members that can be mended for many at once: what a figure is about, never what it says.
  public static final Set<String> MEMBERS = Set.of("indicator", "area", "period", "status", "unit");

  public static final Set<String> FIGURES = Set.of("value", "numerator", "denominator");

  public static final Mend NOTHING = new Mend(Map.of(), null);

  public Mend {
    changes = Map.copyOf(changes);
  }

  /// What becomes of a member.
  public sealed interface Change {
    /// The same for all.
    record ToAll(String text) implements Change {}

    /// One text for another; others stay.
    record OneForAnother(Map<String, String> texts) implements Change {}
  }

  public boolean isNothing() {
    return changes.isEmpty() && factor == null;
  }

  /// The members that become others.
  ///
  /// @param members as they stand; one that is not there is empty
  public Map<String, String> of(Map<String, String> members) {
    Map<String, String> changed = new HashMap<>();
    changes.forEach((member, change) -> {
      String stands = members.getOrDefault(member, "");
      String becomes =
          switch (change) {
            case Change.ToAll(var text) -> text;
            case Change.OneForAnother(var texts) -> texts.getOrDefault(stands, stands);
          };
      if (!becomes.equals(stands)) {
        changed.put(member, becomes);
      }
    });
    return changed;
  }

  /// A figure in the unit that it should have been in, if the text is a figure.
  public Optional<String> scaled(String text) {
    if (factor == null || text.isBlank()) {
      return Optional.of(text);
    }
    try {
      String plain = text.replaceAll("[,\\s]", "").replaceFirst("^[▲△−]", "-");
      BigDecimal number = new BigDecimal(plain);
      // Written out, 1e999999999 is a text of a thousand million digits.
      if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
        return Optional.empty();
      }
      return Optional.of(number.multiply(factor).stripTrailingZeros().toPlainString());
    } catch (NumberFormatException noFigure) {
      return Optional.empty();
    }
  }
}
