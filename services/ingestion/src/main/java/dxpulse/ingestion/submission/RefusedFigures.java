package dxpulse.ingestion.submission;

import dxpulse.contracts.types.OrganizationCode;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Figures of feeds that were refused, as they came: nobody sits at a feed to send them again.
public interface RefusedFigures {
  /// A figure that was refused.
  ///
  /// @param id follows from sender and content: the same figure sent again is kept once
  /// @param raw the item as JSON text, cut if it is longer than any figure
  /// @param submittedBy the feed
  record RefusedFigure(
      String id,
      OrganizationCode organization,
      String raw,
      List<Fault> errors,
      String submittedBy,
      Instant refusedAt) {
    private static final int LONGEST_RAW = 10_000;

    public RefusedFigure {
      errors = List.copyOf(errors);
      raw = raw.length() > LONGEST_RAW ? raw.substring(0, LONGEST_RAW) : raw;
    }

    /// How it waits: the office mends what feeds send, and a feed sees its own.
    public WaitingRoom.Ticket ticket() {
      Map<String, String> reasons = new LinkedHashMap<>();
      errors.forEach(fault -> reasons.putIfAbsent(fault.code(), fault.message()));
      return new WaitingRoom.Ticket(
          id,
          WaitingRoom.Kind.FIGURE,
          organization,
          refusedAt,
          0,
          reasons,
          submittedBy,
          null,
          submittedBy,
          null,
          null);
    }
  }

  /// @param pointer to the place in the item
  /// @param message Japanese, then English
  record Fault(String pointer, String code, String message) {}

  void keep(Collection<RefusedFigure> figures);

  /// Those that are there, in no order.
  List<RefusedFigure> find(Collection<String> ids);
}
