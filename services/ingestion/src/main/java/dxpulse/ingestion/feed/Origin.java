package dxpulse.ingestion.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a feed's answers come from.
///
/// @param address for HTTP; a folder has the feed's name
/// @param credentials by reference: the secret itself is never part of a definition
public record Origin(Kind kind, @Nullable String address, List<Credential> credentials) {
  public enum Kind {
    HTTP,
    FOLDER
  }

  @SuppressWarnings("NullAway") // members that a file leaves out
  public Origin {
    credentials = credentials == null ? List.of() : List.copyOf(credentials);
  }

  /// A secret that is sent along.
  ///
  /// @param name of the header or of the query parameter
  /// @param setting that holds the secret: an environment variable such as `DXPULSE_FEED_ESTAT`
  /// @param prefix before the secret, such as `Bearer `
  public record Credential(Place place, String name, String setting, @Nullable String prefix) {
    public enum Place {
      HEADER,
      QUERY
    }
  }
}
