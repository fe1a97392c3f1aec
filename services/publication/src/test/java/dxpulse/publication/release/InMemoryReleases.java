package dxpulse.publication.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps releases as long as the test.
final class InMemoryReleases implements ReleaseStore {
  final Map<String, Release> heads = new HashMap<>();
  final Map<String, byte[]> files = new HashMap<>();

  @Override
  public List<Release> all() {
    return List.copyOf(heads.values());
  }

  @Override
  public Optional<Release> find(String id) {
    return Optional.ofNullable(heads.get(id));
  }

  @Override
  public void keep(String id, Content content, List<byte[]> contents) {
    for (int i = 0; i < contents.size(); i++) {
      files.put(key(id, content.take(), content.parts().get(i)), contents.get(i));
    }
  }

  @Override
  public boolean save(Release release) {
    int held = find(release.id()).map(Release::version).orElse(0);
    if (held != release.version() - 1) {
      return false;
    }
    heads.put(release.id(), release);
    return true;
  }

  @Override
  public Optional<byte[]> file(String id, int take, Content.Part part) {
    return Optional.ofNullable(files.get(key(id, take, part)));
  }

  @Override
  public void drop(String id, Content content) {
    content.parts().forEach(part -> files.remove(key(id, content.take(), part)));
  }

  static String key(String id, int take, Content.Part part) {
    return id + "|" + take + "|" + part.board() + "|" + part.sha256();
  }
}
