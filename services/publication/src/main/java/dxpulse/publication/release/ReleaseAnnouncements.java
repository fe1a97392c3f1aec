package dxpulse.publication.release;

/// Tells subscribers that a release was published, and that it was withdrawn.
public interface ReleaseAnnouncements {
  /// Tells what they were not told yet. Returns when the word is safe; to tell it again does no
  /// harm.
  void announce(Release release);
}
