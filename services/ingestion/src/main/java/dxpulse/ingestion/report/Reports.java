package dxpulse.ingestion.report;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.ingestion.report.Report.State;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reports of all departments.
public interface Reports {
  /// @param ids as [Report#id()] gives them
  /// @return those that are there, by their id
  Map<String, Report> find(Collection<String> ids);

  /// Keeps reports durably, each in place of the version before it.
  ///
  /// @return ids of those that were not kept, because somebody else was faster
  Set<String> keep(Collection<Report> reports);

  /// Reports in any of some states, in no order.
  List<Report> in(OrganizationCode organization, Set<State> states);

  /// Released ones that the log may not hold yet.
  List<Report> unsent();
}
