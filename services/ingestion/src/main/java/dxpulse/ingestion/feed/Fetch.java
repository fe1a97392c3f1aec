package dxpulse.ingestion.feed;

import dxpulse.contracts.types.OrganizationCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Asks the address of a feed.
public interface Fetch {
  /// @param organization whose feed it is: it uses its own secrets and nobody else's
  byte[] answer(OrganizationCode organization, Origin origin);

  /// The same, and of an answer that is too large its beginning.
  ///
  /// @param within the time that is left for it
  default Part beginning(OrganizationCode organization, Origin origin, Duration within) {
    return new Part(answer(organization, origin), true);
  }

  /// An answer or the beginning of one.
  ///
  /// @param whole nothing is missing
  record Part(byte[] content, boolean whole) {}

  /// There was no answer that could be used. The message is for people: Japanese, then English; no
  /// secret stands in it.
  final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Duration wish;

    public Unanswered(String message) {
      this(message, null);
    }

    /// @param wish how long the source wishes not to be asked
    public Unanswered(String message, @Nullable Duration wish) {
      super(message);
      this.wish = wish;
    }

    public @Nullable Duration wish() {
      return wish;
    }
  }
}
