package dxpulse.ingestion.round;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;

/// What it cost somebody to hand in figures at the entry page.
///
/// @param submission identifies the handing in; each counts once
/// @param seconds spent at the page
/// @param values figures that were handed in
public record Effort(
    String submission,
    OrganizationCode organization,
    String department,
    Period period,
    int seconds,
    int values,
    String by,
    Instant at) {}
