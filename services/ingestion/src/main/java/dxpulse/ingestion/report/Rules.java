package dxpulse.ingestion.report;

import dxpulse.contracts.types.OrganizationCode;
import java.util.Map;

/// Which departments' reports need a second pair of eyes.
public interface Rules {
  /// Unless it was decided otherwise, they do.
  boolean fourEyes(OrganizationCode organization, String department);

  void decide(OrganizationCode organization, String department, boolean fourEyes);

  /// What was decided, by department.
  Map<String, Boolean> decided(OrganizationCode organization);
}
