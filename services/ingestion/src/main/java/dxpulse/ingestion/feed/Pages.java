package dxpulse.ingestion.feed;

import java.util.List;
import java.util.Optional;

/// Answers that come in pages.
public interface Pages {
  /// The address of the page after one.
  ///
  /// @param address that the page came from
  /// @return nothing after the last page, and where answers have no pages
  Optional<String> after(byte[] page, Format format, String address);

  /// One answer, as if it had come at once.
  byte[] joined(List<byte[]> pages, Format format);
}
