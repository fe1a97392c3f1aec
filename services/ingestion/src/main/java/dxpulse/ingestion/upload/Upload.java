package dxpulse.ingestion.upload;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Role;
import dxpulse.ingestion.submission.WaitingRoom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A file that was looked at or taken in, with what became of each row.
///
/// @param takenBefore when the same file was taken in before; rows that were accepted then are not
///   applied again, even if the values have changed since
/// @param progress the share of the file that was read, from 0 to 1
/// @param problem why it failed; Japanese, then English
/// @param acceptedByPeriod how many accepted rows each period has, by its text form
/// @param rowsLeftOut rows that were read and judged and are not among these: of a long file those
///   with nothing to mend
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
    long unchanged,
    long warned,
    long awaitingApproval,
    List<String> unknownColumns,
    @Nullable Understood understood,
    Readability.@Nullable Advice readability,
    State state,
    long rowsRead,
    double progress,
    @Nullable String problem,
    Map<String, Long> acceptedByPeriod,
    long rowsLeftOut,
    List<RowResult> rows) {
  // Those that an earlier build kept were all done, and did not count by period.
  @SuppressWarnings({"NullAway", "ConstantValue"})
  public Upload {
    unknownColumns = List.copyOf(unknownColumns);
    rows = List.copyOf(rows);
    state = state == null ? State.DONE : state;
    acceptedByPeriod =
        acceptedByPeriod == null
            ? Map.of()
            : Collections.unmodifiableMap(new TreeMap<>(acceptedByPeriod));
  }

  /// How far a file has been read.
  public enum State {
    READING,
    DONE,
    /// It broke in the middle: what was accepted until then stays accepted.
    FAILED
  }

  /// How a file was understood.
  ///
  /// @param headingLine the line that names the columns, from 1
  /// @param columns those that are read, with their headings as written
  /// @param notes each Japanese, then English
  public record Understood(
      String format,
      @Nullable String sheet,
      long headingLine,
      Map<String, String> columns,
      List<String> notes) {
    public Understood {
      notes = List.copyOf(notes);
    }
  }

  /// The office sees all of its organization; others what their department or they themselves sent.
  public boolean isVisibleTo(Caller caller) {
    boolean ofDepartment =
        (caller.is(Role.CLERK) || caller.is(Role.APPROVER))
            && caller.department().equals(department);
    return caller.organization().equals(organization)
        && (caller.is(Role.OFFICE) || ofDepartment || caller.id().equals(uploadedBy));
  }

  /// The same, broken off.
  ///
  /// @param why Japanese, then English
  public Upload failing(String why) {
    return new Upload(
        id,
        organization,
        department,
        file,
        sha256,
        encoding,
        uploadedBy,
        uploadedAt,
        dryRun,
        takenBefore,
        accepted,
        refused,
        withoutFigure,
        unchanged,
        warned,
        awaitingApproval,
        unknownColumns,
        understood,
        readability,
        State.FAILED,
        rowsRead,
        progress,
        why,
        acceptedByPeriod,
        rowsLeftOut,
        rows);
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
    /// The code of a figure that was merged over rows: nobody knows of which row it is.
    static final String MERGED_FIGURE = "MERGED_FIGURE";

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

    /// The row as a line of its file: figures that were merged over rows still are.
    public Table.Line asLine() {
      Heading heading = Heading.of(headings);
      List<Table.Remark> remarks = new ArrayList<>();
      for (Fault error : errors) {
        if (error.code().equals(MERGED_FIGURE)) {
          heading
              .places()
              .forEach((column, place) -> {
                if (column.japanese().equals(error.column())) {
                  remarks.add(new Table.Remark(place, Table.Kind.MERGED, ""));
                }
              });
        }
      }
      return new Table.Line(line, cells, remarks);
    }

    /// The row with cells that a person wrote in the place of others: nothing is wrong with them
    /// any more.
    ///
    /// @param members by the names of the members that the cells become
    public RejectedRow mended(Map<String, String> members) {
      RejectedRow other = with(members);
      return with(
          other.headings,
          other.cells,
          errors.stream()
              .filter(error ->
                  members.keySet().stream().noneMatch(member -> isOf(error.column(), member)))
              .toList());
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
      return with(wider, changed, errors);
    }

    private RejectedRow with(List<String> headings, List<String> cells, List<Fault> errors) {
      return new RejectedRow(
          id,
          upload,
          organization,
          department,
          file,
          uploadedBy,
          uploadedAt,
          line,
          headings,
          cells,
          errors);
    }

    /// Whether a row can say that of a figure.
    public static boolean isMember(String name) {
      return isOf(name, name);
    }

    private static boolean isOf(String heading, String member) {
      return Column.named(heading).filter(column -> column.english().equals(member)).isPresent();
    }

    /// How it waits for somebody who mends it.
    public WaitingRoom.Ticket ticket() {
      Map<String, String> reasons = new LinkedHashMap<>();
      errors.forEach(fault -> reasons.putIfAbsent(fault.code(), fault.message()));
      return new WaitingRoom.Ticket(
          id,
          WaitingRoom.Kind.ROW,
          organization,
          uploadedAt,
          line,
          reasons,
          null,
          file,
          uploadedBy,
          department,
          null);
    }
  }
}
