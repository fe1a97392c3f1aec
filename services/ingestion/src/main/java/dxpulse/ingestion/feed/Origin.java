package dxpulse.ingestion.feed;

import dxpulse.contracts.types.IndicatorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a feed's answers come from.
///
/// @param address for HTTP; a folder has the feed's name
/// @param credentials by reference: the secret itself is never part of a definition
/// @param client the machine that pushes: whom its token names
/// @param indicators that come of it beside those that a mapping names, as where a machine sends or
///   codes are read from a column: their readers hear when it is silent
public record Origin(
    Kind kind,
    @Nullable String address,
    List<Credential> credentials,
    @Nullable String client,
    List<IndicatorCode> indicators) {
  public enum Kind {
    HTTP,
    FOLDER,
    /// A machine sends its figures itself.
    PUSH
  }

  @SuppressWarnings("NullAway") // members that a file leaves out
  public Origin {
    credentials = credentials == null ? List.of() : List.copyOf(credentials);
    indicators = indicators == null ? List.of() : List.copyOf(indicators);
  }

  /// The same at another address.
  Origin at(String other) {
    return new Origin(kind, other, credentials, client, indicators);
  }

  /// The same, whoever waits for it.
  Origin withoutReaders() {
    return new Origin(kind, address, credentials, client, List.of());
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
