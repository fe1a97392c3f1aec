package dxpulse.ingestion.round;

import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.ingestion.round.Item.State;
import dxpulse.ingestion.round.Item.Timeliness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Completeness and timeliness of some figures: how many of each kind there are.
///
/// @param onTime answered by the due date
/// @param late answered after it
/// @param overdue not answered although the due date has passed
/// @param fed reported, and the value that holds came from a feed
public record Tally(
    int asked,
    int reported,
    int excused,
    int awaitingApproval,
    int inProgress,
    int notReported,
    int onTime,
    int late,
    int overdue,
    int fed) {
  private static final int DIGITS = 4;

  static Tally of(Collection<Item> items) {
    return new Tally(
        items.size(),
        count(items, State.REPORTED),
        count(items, State.EXCUSED),
        count(items, State.AWAITING_APPROVAL),
        count(items, State.IN_PROGRESS),
        count(items, State.NOT_REPORTED),
        count(items, Timeliness.ON_TIME),
        count(items, Timeliness.LATE),
        count(items, Timeliness.OVERDUE),
        (int) items.stream().filter(item -> item.source() == Source.Kind.FEED).count());
  }

  private static int count(Collection<Item> items, State state) {
    return (int) items.stream().filter(item -> item.state() == state).count();
  }

  private static int count(Collection<Item> items, Timeliness timeliness) {
    return (int) items.stream().filter(item -> item.timeliness() == timeliness).count();
  }

  /// Figures that nothing more is owed of.
  public int answered() {
    return reported + excused;
  }

  public int missing() {
    return asked - answered();
  }

  /// Share of what was asked for that is answered, 0 to 1; absent when nothing was asked for.
  public @Nullable BigDecimal completeness() {
    return share(answered(), asked);
  }

  /// Share of the reported values that came from feeds, 0 to 1; absent while there are none.
  public @Nullable BigDecimal fedShare() {
    return share(fed, reported);
  }

  private static @Nullable BigDecimal share(int part, int whole) {
    return whole == 0
        ? null
        : new BigDecimal(part).divide(new BigDecimal(whole), DIGITS, RoundingMode.HALF_UP);
  }
}
