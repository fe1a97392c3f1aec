package dxpulse.ingestion.upload;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
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

  /// Keeps what a part of a file led to, before the upload itself is kept.
  ///
  /// @param rows as in [UploadIdentity]
  /// @param again whether rows of it were kept before
  /// @param rejected rows of this part that could not be used
  /// @param usable ids of rows of this part that wait for nobody, even if they did before
  /// @param accepted lines of this part
  void keepPart(
      Upload upload,
      String rows,
      boolean again,
      List<Upload.RejectedRow> rejected,
      List<String> usable,
      Set<Long> accepted);

  /// Whether rows of an upload were kept before, even if it broke off before anything else was.
  boolean cameBefore(String id);

  /// Keeps the upload in place of an earlier one of the same file.
  void keep(Upload upload);

  /// Keeps a look at a file, and forgets the oldest ones of the same person.
  void keepLook(Upload upload);

  /// Notes how far a file was read; forgotten when it is kept.
  void keepProgress(Upload upload, Instant at);

  /// How far a file was read that is not kept yet.
  Optional<Run> run(String id);

  /// @param at when this was true
  record Run(Upload upload, Instant at) {}

  /// Keeps the file as it came.
  void keepFile(String id, Path file) throws IOException;

  /// Writes the file as it came.
  ///
  /// @return whether it is there
  boolean writeFile(String id, Path into) throws IOException;

  Optional<Upload> find(String id);

  /// What was accepted of a file before, by whichever department.
  ///
  /// @param rows as in [UploadIdentity]
  Optional<Taken> taken(String rows);

  /// Rows in quarantine, in no order.
  List<Upload.RejectedRow> rejected(Collection<String> ids);
}
