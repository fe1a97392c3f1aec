package dxpulse.publication.opendata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Files that are downloaded as one zip. Equal content is an equal zip.
public final class Archive {
  /// The first moment that a zip can tell.
  private static final long NO_TIME = 315_532_800_000L + 86_400_000L;

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /// Puts a file behind those that are there.
  public Archive with(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  public Archive with(String name, String content) {
    return with(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
