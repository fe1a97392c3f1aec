package dxpulse.ingestion.quarantine;

import dxpulse.ingestion.quarantine.Quarantine.Item;
import dxpulse.ingestion.submission.WaitingRoom.Ticket;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something in quarantine with what people look for it by.
///
/// @param resolution how it was ended, if it was
public record Waiting(Item item, Ticket ticket, @Nullable Resolution resolution) {
  /// What somebody looks for; an absent part asks for nothing.
  ///
  /// @param discarded whether it is what was discarded, instead of what waits
  public record Search(
      @Nullable String reason, @Nullable String feed, @Nullable String file, boolean discarded) {
    /// Everything that waits.
    public static final Search ALL = new Search(null, null, null, false);

    boolean finds(Ticket ticket) {
      return (reason == null || ticket.reasons().containsKey(reason))
          && (feed == null || Objects.equals(feed, ticket.feed()))
          && (file == null || Objects.equals(file, ticket.file()));
    }
  }
}
