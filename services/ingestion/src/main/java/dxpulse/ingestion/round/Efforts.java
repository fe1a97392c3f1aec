package dxpulse.ingestion.round;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.round.Effort.Work;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What entering figures cost departments.
public interface Efforts {
  /// Keeps an effort unless one of its submission is kept.
  ///
  /// @return the one that is kept
  Effort keep(Effort effort);

  /// By key of the department; those that entered nothing for the period are left out.
  Map<String, Costs> of(
      OrganizationCode organization, Period period, Collection<String> departments);

  /// What each kind of work cost.
  record Costs(Map<Work, Spent> byWork) {
    public static final Costs NOTHING = new Costs(Map.of());

    public Costs {
      byWork = Map.copyOf(byWork);
    }

    public Spent of(Work work) {
      return byWork.getOrDefault(work, Spent.NOTHING);
    }

    public Costs and(Costs other) {
      Map<Work, Spent> together = new EnumMap<>(Work.class);
      together.putAll(byWork);
      other.byWork.forEach((work, spent) -> together.merge(work, spent, Spent::and));
      return new Costs(together);
    }
  }

  /// What some submissions cost together.
  record Spent(int submissions, long seconds, long values) {
    private static final BigDecimal SECONDS = new BigDecimal(60);

    public static final Spent NOTHING = new Spent(0, 0, 0);

    public Spent and(Spent other) {
      return new Spent(
          submissions + other.submissions, seconds + other.seconds, values + other.values);
    }

    /// With one digit after the point.
    public BigDecimal minutes() {
      return new BigDecimal(seconds).divide(SECONDS, 1, RoundingMode.HALF_UP);
    }

    /// Values for each minute, with one digit after the point; absent where no time was spent.
    public @Nullable BigDecimal valuesPerMinute() {
      return seconds == 0
          ? null
          : new BigDecimal(values)
              .multiply(SECONDS)
              .divide(new BigDecimal(seconds), 1, RoundingMode.HALF_UP);
    }
  }
}
