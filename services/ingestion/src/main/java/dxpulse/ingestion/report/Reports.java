package dxpulse.ingestion.report;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.report.Report.State;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reports of all departments.
public interface Reports {
  /// @param ids as [Report#id()] gives them
  /// @return those that are there, by their id
  Map<String, Report> find(Collection<String> ids);

  /// Keeps reports durably, each in place of the version before it.
  ///
  /// @return ids of those that were not kept, because somebody else was faster
  Set<String> keep(Collection<Report> reports);

  /// What a list tells of a report, without the report itself being read.
  ///
  /// @param by who reported it
  /// @param batch as [Report#batch()] tells it
  /// @param at when its last step was taken
  record Listed(
      String id,
      State state,
      IndicatorCode indicator,
      Period period,
      String department,
      String by,
      @Nullable String batch,
      Instant at) {}

  /// Goes through reports in any of some states, in no order; never are all of them in memory. One
  /// that is on its way from one state to another may be told in both.
  void goThrough(OrganizationCode organization, Set<State> states, Consumer<Listed> look);

  /// The next of those in a state that are wanted, in the order of their ids.
  ///
  /// @param after id that they come after; blank for the first ones
  List<Listed> page(
      OrganizationCode organization, State state, String after, Predicate<Listed> wanted, int most);

  /// Reports that are still in the state that a list told, in its order.
  List<Report> listed(List<Listed> some);

  /// Ids of all reports of an indicator, in their order: by area, then by period.
  ///
  /// @param area the only area that is looked at; absent for all
  List<String> idsOf(
      OrganizationCode organization, IndicatorCode indicator, @Nullable AreaCode area);

  /// Released ones that the log may not hold yet, so many that they can be sent together.
  List<Report> unsent();

  /// Takes out of the lists what leads to no report in its state, because whoever listed it ended
  /// before the report was kept. What was listed only minutes ago is left alone: its report may
  /// still come.
  void sweep(Instant now);
}
