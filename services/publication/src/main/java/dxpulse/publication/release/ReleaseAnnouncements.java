package dxpulse.publication.release;

/// Tells subscribers that a release was published.
public interface ReleaseAnnouncements {
  /// Returns when the word is safe; to tell it again does no harm.
  void announce(Release release);
}
