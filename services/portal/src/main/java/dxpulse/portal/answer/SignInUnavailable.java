package dxpulse.portal.answer;

/// The provider of sign-in cannot be reached or does not say what it must.
public final class SignInUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SignInUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  public SignInUnavailable(String message) {
    super(message);
  }
}
