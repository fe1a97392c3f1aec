package dxpulse.ingestion.upload;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Role;
import java.time.Instant;
import java.util.List;

/// A file that was looked at or taken in, with what became of each row.
public record Upload(
    String id,
    OrganizationCode organization,
    String department,
    String file,
    String sha256,
    String encoding,
    String uploadedBy,
    Instant uploadedAt,
    boolean dryRun,
    long accepted,
    long refused,
    long withoutFigure,
    List<String> unknownColumns,
    List<RowResult> rows) {
  public Upload {
    unknownColumns = List.copyOf(unknownColumns);
    rows = List.copyOf(rows);
  }

  public boolean isVisibleTo(Caller caller) {
    return isVisibleTo(caller, organization, department, uploadedBy);
  }

  /// A row that could not be used, as it was written: it waits to be mended.
  public record RejectedRow(
      String id,
      String upload,
      OrganizationCode organization,
      String department,
      String file,
      String uploadedBy,
      Instant uploadedAt,
      long line,
      List<String> headings,
      List<String> cells,
      List<Fault> errors) {
    public RejectedRow {
      headings = List.copyOf(headings);
      cells = List.copyOf(cells);
      errors = List.copyOf(errors);
    }

    public boolean isVisibleTo(Caller caller) {
      return Upload.isVisibleTo(caller, organization, department, uploadedBy);
    }
  }

  /// The office sees all of its organization; others what their department or they themselves sent.
  private static boolean isVisibleTo(
      Caller caller, OrganizationCode organization, String department, String uploadedBy) {
    boolean ofDepartment =
        (caller.is(Role.CLERK) || caller.is(Role.APPROVER))
            && caller.department().equals(department);
    return caller.organization().equals(organization)
        && (caller.is(Role.OFFICE) || ofDepartment || caller.id().equals(uploadedBy));
  }
}
