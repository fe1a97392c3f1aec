package dxpulse.ingestion.upload;

import java.util.List;
import java.util.Optional;

/// Files that were taken in, and their rows in quarantine.
public interface Uploads {
  /// Keeps the upload in place of an earlier one of the same file; its rejected rows are those
  /// given, and no others.
  void keep(Upload upload, List<Upload.RejectedRow> rejected);

  Optional<Upload> find(String id);

  /// Rows that nobody has mended yet, newest file first, in the order of their lines.
  List<Upload.RejectedRow> rejected();
}
