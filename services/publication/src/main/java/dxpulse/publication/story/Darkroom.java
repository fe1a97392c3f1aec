package dxpulse.publication.story;

/// Makes of what somebody sent a picture that everybody may get: of a size fit for pages, and with
/// nothing in it but what is seen.
public interface Darkroom {
  /// @param sent any bytes
  Development develop(byte[] sent);

  /// What came of it.
  sealed interface Development {
    /// @param jpeg the picture as it is served
    record Developed(byte[] jpeg, int width, int height) implements Development {}

    record NoPicture() implements Development {}

    /// It would fill the memory when it is unfolded.
    record TooManyPixels(int width, int height) implements Development {}
  }
}
