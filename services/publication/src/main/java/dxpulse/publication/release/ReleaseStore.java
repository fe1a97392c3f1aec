package dxpulse.publication.release;

import java.util.List;
import java.util.Optional;

/// Keeps releases. When a method that writes returns, what it wrote is safe.
public interface ReleaseStore {
  List<Release> all();

  Optional<Release> find(String id);

  /// Keeps the files of a take, in the order of its parts, before a head names it. Another node
  /// that keeps the same take with other figures replaces none of them.
  void keep(String id, Content content, List<byte[]> files);

  /// Keeps a head if the one before it is still the newest.
  ///
  /// @return whether it was
  boolean save(Release release);

  /// The file of a board as it was kept.
  Optional<byte[]> file(String id, int take, Content.Part part);

  /// Lets go of the files of a take that no head names any more.
  void drop(String id, Content content);
}
