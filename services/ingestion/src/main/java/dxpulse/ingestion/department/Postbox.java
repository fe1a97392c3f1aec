package dxpulse.ingestion.department;

/// Where letters are posted.
public interface Postbox {
  /// Whether there is one; without a mail server nothing is sent.
  boolean isThere();

  /// @throws NotSent when the letter was not taken
  void post(MailAddress to, Letter letter);

  /// The letter was not taken.
  final class NotSent extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotSent(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
