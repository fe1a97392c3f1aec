package dxpulse.infra.standalone;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files and folders that nobody but their owner may read. Where a file system knows no owners, the
/// folder's own protection is all there is.
final class OwnerOnly {
  private static final String FILE = "rw-------";
  private static final String FOLDER = "rwx------";

  private OwnerOnly() {}

  /// Closed before anything is written into it.
  static void write(Path file, String text) throws IOException {
    if (knowsOwners(file)) {
      try {
        Path unused = Files.createFile(file, permissions(FILE));
      } catch (FileAlreadyExistsException again) {
        Path unused = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
      }
    }
    Path unused = Files.writeString(file, text);
  }

  static void create(Path folder) throws IOException {
    if (!knowsOwners(folder)) {
      Path unused = Files.createDirectories(folder);
    } else if (Files.isDirectory(folder)) {
      Path unused = Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(FOLDER));
    } else {
      Path unused = Files.createDirectories(folder, permissions(FOLDER));
    }
  }

  private static boolean knowsOwners(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?> permissions(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }
}
