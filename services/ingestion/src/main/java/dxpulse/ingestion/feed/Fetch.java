package dxpulse.ingestion.feed;

import dxpulse.contracts.types.OrganizationCode;

/// Asks the address of a feed.
public interface Fetch {
  /// @param organization whose feed it is: it uses its own secrets and nobody else's
  byte[] answer(OrganizationCode organization, Origin origin);

  /// There was no answer that could be used. The message is for people: Japanese, then English; no
  /// secret stands in it.
  final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unanswered(String message) {
      super(message);
    }
  }
}
