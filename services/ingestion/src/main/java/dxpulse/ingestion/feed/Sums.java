package dxpulse.ingestion.feed;

import dxpulse.contracts.types.ValueStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What rows make together.
///
/// @param gap the first row that has no figure; absent: none
/// @param remarks the first of what is to be known of the rows
record Sums(
    ValueStatus status,
    @Nullable BigDecimal value,
    @Nullable BigDecimal numerator,
    @Nullable BigDecimal denominator,
    int rows,
    @Nullable String gap,
    List<FeedFault> remarks) {
  private static final int MOST_REMARKS = 20;

  Sums {
    remarks = List.copyOf(remarks);
  }

  Sums with(Sums other) {
    return new Sums(
        Meanings.weaker(status, other.status),
        plus(value, other.value),
        plus(numerator, other.numerator),
        plus(denominator, other.denominator),
        rows + other.rows,
        gap == null ? other.gap : gap,
        Stream.concat(remarks.stream(), other.remarks.stream()).limit(MOST_REMARKS).toList());
  }

  private static @Nullable BigDecimal plus(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null ? other : other == null ? one : one.add(other);
  }
}
