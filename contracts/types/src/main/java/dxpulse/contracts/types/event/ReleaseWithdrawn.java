package dxpulse.contracts.types.event;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;

/// A published release no longer counts. It stays at its address and says so.
///
/// @param reason as everybody reads it
public record ReleaseWithdrawn(
    OrganizationCode organization,
    String releaseId,
    Period period,
    LocalizedText reason,
    Instant publishedAt,
    Instant withdrawnAt) {}
