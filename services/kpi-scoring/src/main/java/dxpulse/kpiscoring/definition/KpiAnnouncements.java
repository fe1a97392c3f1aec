package dxpulse.kpiscoring.definition;

import dxpulse.contracts.types.event.KpiDefined;

/// Tells the other services of a definition.
public interface KpiAnnouncements {
  /// Returns once the announcement is durable, or throws when it may not be; to announce again does
  /// no harm.
  void announce(KpiDefined definition);
}
