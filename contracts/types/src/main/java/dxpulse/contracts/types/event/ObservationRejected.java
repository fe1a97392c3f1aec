package dxpulse.contracts.types.event;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import java.time.Instant;

/// An accepted figure that the indicator service could not use, with the reason, so that it can be
/// mended and sent again.
///
/// @param code the rule that was broken, such as `UNKNOWN_INDICATOR`
public record ObservationRejected(
    OrganizationCode organization,
    ObservationSubmitted observation,
    String code,
    LocalizedText reason,
    Instant rejectedAt) {}
