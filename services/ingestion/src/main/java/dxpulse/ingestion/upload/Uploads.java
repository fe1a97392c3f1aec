package dxpulse.ingestion.upload;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Files that were taken in, and their rows in quarantine.
public interface Uploads {
  /// @param at when the file was first taken in
  /// @param lines that were accepted
  record Taken(Instant at, Set<Long> lines) {
    public Taken {
      lines = Set.copyOf(lines);
    }
  }

  /// Keeps the upload in place of an earlier one of the same file; its rejected rows are those
  /// given, and no others.
  ///
  /// @param rows as in [UploadIdentity]
  void keep(Upload upload, String rows, List<Upload.RejectedRow> rejected);

  Optional<Upload> find(String id);

  /// What was accepted of a file before, by whichever department.
  ///
  /// @param rows as in [UploadIdentity]
  Optional<Taken> taken(String rows);

  Optional<Upload.RejectedRow> rejected(String id);

  /// Rows that nobody has mended yet, newest file first, in the order of their lines.
  List<Upload.RejectedRow> rejected();
}
