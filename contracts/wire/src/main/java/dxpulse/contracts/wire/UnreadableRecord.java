package dxpulse.contracts.wire;

/// A record that is no event of its topic. It goes to the dead letters with this message as the
/// reason.
public final class UnreadableRecord extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnreadableRecord(String reason) {
    super(reason);
  }

  public UnreadableRecord(String reason, Throwable cause) {
    super(reason, cause);
  }
}
