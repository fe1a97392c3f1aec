package dxpulse.ingestion.round;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What departments are working at before a value is recorded: drafts, what waits for approval, and
/// what was said not to exist.
public interface WorkInHand {
  /// Nobody works at anything.
  WorkInHand NONE = (organization, period, indicators) -> Map.of();

  /// What is known of some indicators at a period; those without any work are left out.
  Map<IndicatorCode, Work> of(
      OrganizationCode organization, Period period, Collection<IndicatorCode> indicators);

  /// @param since when it came into this stage
  /// @param reason why there is no value, for [Stage#EXCUSED]
  record Work(Stage stage, Instant since, @Nullable String reason) {}

  /// How far it has come.
  enum Stage {
    /// A draft, or returned to be mended.
    IN_PROGRESS,
    AWAITING_APPROVAL,
    /// There is no value (値なし), for a reason.
    EXCUSED
  }
}
