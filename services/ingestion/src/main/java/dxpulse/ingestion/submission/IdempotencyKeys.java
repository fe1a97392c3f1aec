package dxpulse.ingestion.submission;

import java.util.Optional;

/// Remembers which content was sent under which key, and what the answer was.
public interface IdempotencyKeys {
  /// @param fingerprint of the body
  /// @param answer as it was given
  record Entry(String fingerprint, byte[] answer) {}

  Optional<Entry> find(String client, String key);

  void keep(String client, String key, Entry entry);
}
