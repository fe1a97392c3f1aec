package dxpulse.ingestion.upload;

import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether two figures for one place say the same.
public final class Sameness {
  private Sameness() {}

  /// Whether an observation would change nothing of what holds, its note included.
  static boolean holds(ObservationSubmitted sent, ValueRecorded held) {
    return figuresAgree(sent, held)
        && Objects.equals(sent.stage(), held.stage())
        && sent.status() == held.status()
        && sent.sample() == held.sample()
        && Objects.equals(sent.note(), held.note());
  }

  private static boolean figuresAgree(ObservationSubmitted sent, ValueRecorded held) {
    boolean counts = sent.numerator() != null || sent.denominator() != null;
    return equal(sent.numerator(), held.numerator())
        && equal(sent.denominator(), held.denominator())
        && (counts || equal(sent.value(), held.value()));
  }

  /// A text that is equal for equal figures, notes and references.
  public static String print(ObservationSubmitted sent) {
    return Stream.of(
            plain(sent.value()),
            plain(sent.numerator()),
            plain(sent.denominator()),
            sent.stage(),
            sent.status(),
            sent.note(),
            sent.source().reference())
        .map(each -> each == null ? "" : each.toString().replace("|", "||"))
        .collect(Collectors.joining("|."));
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros().toPlainString();
  }

  private static boolean equal(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }
}
