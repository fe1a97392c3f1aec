package dxpulse.publication.story;

import java.util.List;
import java.util.Optional;

/// Keeps cases and their pictures. When a method that writes returns, what it wrote is safe; what
/// another node wrote is read.
public interface StoryStore {
  /// In the order of their ids.
  List<Story> all();

  Optional<Story> find(String id);

  /// Keeps a case if the revision before it is still the newest.
  ///
  /// @return whether it was
  boolean save(Story story);

  Highlights highlights();

  /// Keeps a choice if the one before it is still the newest.
  ///
  /// @return whether it was
  boolean save(Highlights highlights);

  /// Keeps a picture under its tag before a case names it.
  void keep(String tag, byte[] picture);

  Optional<byte[]> picture(String tag);

  /// Lets go of a picture that no case names any more.
  void drop(String tag);
}
