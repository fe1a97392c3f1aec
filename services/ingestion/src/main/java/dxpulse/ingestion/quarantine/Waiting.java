package dxpulse.ingestion.quarantine;

import dxpulse.ingestion.quarantine.Quarantine.Item;
import dxpulse.ingestion.submission.WaitingRoom.Ticket;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something in quarantine with what people look for it by.
///
/// @param resolution how it was ended, if it was
public record Waiting(Item item, Ticket ticket, @Nullable Resolution resolution) {
  /// What somebody looks for; an absent part asks for nothing.
  ///
  /// @param at when it came: what one run of a feed, one request or one file brought came at one
  ///   time
  /// @param discarded whether it is what was discarded, instead of what waits
  public record Search(
      @Nullable String reason,
      @Nullable String feed,
      @Nullable String file,
      @Nullable Instant at,
      boolean discarded) {
    /// Everything that waits.
    public static final Search ALL = new Search(null, null, null, null, false);

    boolean finds(Ticket ticket) {
      return (reason == null || ticket.reasons().containsKey(reason))
          && (feed == null || Objects.equals(feed, ticket.feed()))
          && (file == null || Objects.equals(file, ticket.file()))
          && (at == null || at.equals(ticket.since()));
    }
  }
}
