package dxpulse.ingestion.feed;

import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.ingestion.feed.SortFigures.Fate;
import dxpulse.ingestion.feed.SortFigures.Sorted;
import java.util.List;

/// A figure of an answer that is read late: what was said after it had come stays.
final class Overtaken {
  private static final String CODE = "OVERTAKEN";

  private Overtaken() {}

  static Sorted of(MapAnswer.Item item, ObservationSubmitted observation) {
    return new Sorted(
        item,
        Fate.UNCHANGED,
        observation,
        List.of(
            new FeedFault(
                item.place(),
                "period",
                CODE,
                "この応答よりあとに届いた値があるため、そのままにします / what came after this answer holds",
                observation.period().toString(),
                null)));
  }

  static boolean is(Sorted figure) {
    return figure.faults().stream().anyMatch(fault -> fault.code().equals(CODE));
  }
}
