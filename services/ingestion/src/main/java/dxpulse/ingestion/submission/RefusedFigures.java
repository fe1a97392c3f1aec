package dxpulse.ingestion.submission;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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

    /// The office mends what feeds send, and a feed sees its own.
    public boolean isVisibleTo(Caller caller) {
      return caller.organization().equals(organization)
          && (caller.is(Role.OFFICE) || caller.id().equals(submittedBy));
    }
  }

  /// @param pointer to the place in the item
  /// @param message Japanese, then English
  record Fault(String pointer, String code, String message) {}

  void keep(Collection<RefusedFigure> figures);

  Optional<RefusedFigure> find(String id);

  /// The newest first.
  List<RefusedFigure> all();
}
