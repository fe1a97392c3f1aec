package dxpulse.ingestion.upload;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Uploads that are forgotten with the test.
final class InMemoryUploads implements Uploads {
  final Map<String, Upload.RejectedRow> rejected = new TreeMap<>();
  private final Map<String, Set<Long>> taken = new HashMap<>();
  private final Map<String, Upload> uploads = new HashMap<>();

  @Override
  public void keepPart(
      Upload upload,
      String rows,
      boolean again,
      List<Upload.RejectedRow> some,
      List<String> usable,
      Set<Long> accepted) {
    some.forEach(row -> rejected.put(row.id(), row));
    usable.forEach(rejected::remove);
    taken.computeIfAbsent(rows, none -> new HashSet<>()).addAll(accepted);
  }

  @Override
  public boolean cameBefore(String id) {
    return rejected.keySet().stream().anyMatch(row -> row.startsWith(id + "-"));
  }

  @Override
  public void keep(Upload upload) {
    uploads.put(upload.id(), upload);
  }

  @Override
  public void keepLook(Upload upload) {
    keep(upload);
  }

  @Override
  public void keepProgress(Upload upload, Instant at) {}

  @Override
  public Optional<Run> run(String id) {
    return Optional.empty();
  }

  @Override
  public void keepFile(String id, Path file) {}

  @Override
  public boolean writeFile(String id, Path into) {
    return false;
  }

  @Override
  public Optional<Upload> find(String id) {
    return Optional.ofNullable(uploads.get(id));
  }

  @Override
  public Optional<Taken> taken(String rows) {
    return Optional.ofNullable(taken.get(rows)).map(lines -> new Taken(Instant.EPOCH, lines));
  }

  @Override
  public List<Upload.RejectedRow> rejected(Collection<String> ids) {
    return rejected.values().stream().filter(row -> ids.contains(row.id())).toList();
  }
}
