package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.time.Period;

/// The stretch of time for which a KPI has values.
record Horizon(Period first, Period last) {}
