package dxpulse.contracts.types.event;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.util.List;

/// The boards of a period were frozen and published.
///
/// @param checksum SHA-256 of the frozen content, hexadecimal
public record ReleasePublished(
    OrganizationCode organization,
    String releaseId,
    Period period,
    List<String> boards,
    String checksum,
    Instant publishedAt) {
  public ReleasePublished {
    boards = List.copyOf(boards);
  }
}
