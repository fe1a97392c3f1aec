package dxpulse.ingestion.upload;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A file that was looked at or taken in, with what became of each row.
///
/// @param takenBefore when the same file was taken in before; rows that were accepted then are not
///   applied again, even if the values have changed since
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
    @Nullable Instant takenBefore,
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

    /// The cells in plain form, under the names of the members that they would become.
    public Map<String, String> members() {
      Heading heading = Heading.of(headings);
      Table.Line written = new Table.Line(line, cells);
      Map<String, String> members = new TreeMap<>();
      for (Column column : heading.places().keySet()) {
        String plain = CellReader.plain(heading.cell(written, column));
        if (!plain.isEmpty()) {
          members.put(column.english(), plain);
        }
      }
      return members;
    }

    /// The row with other cells, by the names of the members that they become. A member without a
    /// column gets one.
    public RejectedRow with(Map<String, String> members) {
      List<String> wider = new ArrayList<>(headings);
      List<String> changed = new ArrayList<>(cells);
      members.forEach((member, cell) -> {
        int at = 0;
        while (at < wider.size() && !isOf(wider.get(at), member)) {
          at++;
        }
        if (at == wider.size()) {
          wider.add(member);
        }
        while (changed.size() <= at) {
          changed.add("");
        }
        changed.set(at, cell);
      });
      return new RejectedRow(
          id,
          upload,
          organization,
          department,
          file,
          uploadedBy,
          uploadedAt,
          line,
          wider,
          changed,
          errors);
    }

    private static boolean isOf(String heading, String member) {
      return Column.named(heading).filter(column -> column.english().equals(member)).isPresent();
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
