package dxpulse.indicator.catalogue;

import dxpulse.contracts.types.event.IndicatorDefined;

/// Tells the other services of a definition.
public interface Announcements {
  /// @throws TooLarge when a definition with all its versions fits in no record
  void requireRoomFor(IndicatorDefined definition);

  /// Returns once the announcement is durable.
  ///
  /// @throws NotAnnounced when it may not be
  void announce(IndicatorDefined definition);

  /// A definition with all its versions fits in no record.
  final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TooLarge(String message) {
      super(message);
    }
  }

  /// The announcement is not known to be durable; to announce it again does no harm.
  final class NotAnnounced extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotAnnounced(Throwable cause) {
      super("the definition could not be announced", cause);
    }
  }
}
