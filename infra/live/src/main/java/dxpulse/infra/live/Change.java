package dxpulse.infra.live;

import java.nio.charset.StandardCharsets;

/// The word that something changed.
///
/// @param id grows with every change; a stream is resumed after it
/// @param subject what changed; of several changes of one subject the last counts
/// @param data as readers get it, on one line
public record Change(long id, String subject, String data) {
  public Change {
    if (id < 1) {
      throw new IllegalArgumentException("id: " + id + " (expected: 1 or more)");
    }
    if (data.indexOf('\n') >= 0 || data.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("data: several lines (expected: one)");
    }
  }

  byte[] text() {
    return "id: %d\nevent: %s\ndata: %s\n\n"
        .formatted(id, ChangeStream.EVENT, data)
        .getBytes(StandardCharsets.UTF_8);
  }
}
