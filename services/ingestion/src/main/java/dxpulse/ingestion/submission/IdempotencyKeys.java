package dxpulse.ingestion.submission;

import org.jspecify.annotations.Nullable;

/// Remembers which content was sent under which key, and what the answer was. A key is taken before
/// anything is sent, so that two contents under one key are never both accepted.
public interface IdempotencyKeys {
  /// @param fingerprint of the body that took the key
  /// @param answer as it was given; none yet while the first sender waits, or when that answer was
  ///   lost: whoever sends the same again then goes on, because the ids of observations follow from
  ///   key and content
  record Entry(String fingerprint, byte @Nullable [] answer) {}

  /// Takes a key for a content, unless it is taken.
  ///
  /// @return who holds the key now
  Entry take(String client, String key, String fingerprint);

  /// Keeps the answer that was given under a key.
  void answer(String client, String key, byte[] answer);

  /// Gives a key back under which nothing was accepted.
  void release(String client, String key);
}
