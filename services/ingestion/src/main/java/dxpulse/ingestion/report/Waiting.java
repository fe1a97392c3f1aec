package dxpulse.ingestion.report;

import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.report.Reports.Listed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What waits for approval, counted by what it came in with, by department and by period. Of many
/// only one of each group is remembered.
public final class Waiting {
  private final String reader;
  private final int mostBatches;
  private final Map<String, Group> batches = new HashMap<>();
  private final Map<String, Group> departments = new TreeMap<>();
  private final Map<Period, Group> periods = new TreeMap<>();
  private int total;
  private int own;

  /// @param reader who looks: what they reported themselves is counted, too
  /// @param mostBatches how many are told apart; the figures of further ones are only in the totals
  public Waiting(String reader, int mostBatches) {
    this.reader = reader;
    this.mostBatches = mostBatches;
  }

  /// Some that belong together.
  ///
  /// @param example one of them
  /// @param own how many of them the reader reported
  /// @param since when the first was reported
  public record Group(Listed example, int total, int own, Instant since) {
    private Group and(Group other) {
      return new Group(
          example,
          total + other.total,
          own + other.own,
          since.isBefore(other.since) ? since : other.since);
    }
  }

  public void add(Listed one) {
    Group alone = new Group(one, 1, one.by().equals(reader) ? 1 : 0, one.at());
    total++;
    own += alone.own();
    var _ = departments.merge(one.department(), alone, Group::and);
    var _ = periods.merge(one.period(), alone, Group::and);
    String batch = one.batch();
    if (batch != null && (batches.containsKey(batch) || batches.size() < mostBatches)) {
      var _ = batches.merge(batch, alone, Group::and);
    }
  }

  public int total() {
    return total;
  }

  public int own() {
    return own;
  }

  /// What waits longest comes first.
  public List<Group> batches() {
    List<Group> all = new ArrayList<>(batches.values());
    all.sort(Comparator.comparing(Group::since).thenComparing(group -> group.example().id()));
    return all;
  }

  public List<Group> departments() {
    return List.copyOf(departments.values());
  }

  public List<Group> periods() {
    return List.copyOf(periods.values());
  }

  /// Which of those that wait somebody means; what is absent does not narrow them.
  public record Chosen(
      @Nullable String batch, @Nullable String department, @Nullable Period period) {
    public boolean has(Listed one) {
      return (batch == null || batch.equals(one.batch()))
          && (department == null || department.equals(one.department()))
          && (period == null || period.equals(one.period()));
    }
  }
}
