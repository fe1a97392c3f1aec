package dxpulse.contracts.types.event;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A feed is well, late, failing or switched off from now on.
///
/// @param feed its name
/// @param since when that began
/// @param indicators that it feeds
/// @param reason why it is not well
/// @param changedAt when it was told; a later one holds
public record FeedHealthChanged(
    OrganizationCode organization,
    String feed,
    LocalizedText title,
    Health health,
    Instant since,
    List<IndicatorCode> indicators,
    @Nullable LocalizedText reason,
    Instant changedAt) {
  public FeedHealthChanged {
    indicators = List.copyOf(indicators);
  }

  public enum Health {
    OK,
    /// No good run for longer than agreed.
    LATE,
    /// Runs failed one after the other.
    FAILING,
    OFF
  }

  /// Whether readers of its figures should know.
  public boolean isUnwell() {
    return health == Health.LATE || health == Health.FAILING;
  }
}
