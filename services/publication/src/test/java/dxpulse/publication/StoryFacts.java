package dxpulse.publication;

import java.nio.charset.StandardCharsets;

/// A KPI with one score, so that there is a board for cases to stand on.
final class StoryFacts {
  private StoryFacts() {}

  static byte[] kpi(String code, String field) {
    return """
    {"organization":"020001","code":"%s","versions":[{"version":1,"field":"%s",
     "name":{"ja":"暮らしのデジタル化","en":"Digital life"},"components":[{"indicator":"I15","weight":"1"}],
     "aggregation":"ARITHMETIC","cap":"100","floor":"0","minimumCoverage":"0.5",
     "maxAgeMonths":18,"validFrom":"FY2018","changedBy":"office",
     "changedAt":"2018-04-01T00:00:00Z"}],"definedAt":"2018-04-01T00:00:00Z"}
    """
        .formatted(code, field)
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] scored(String code) {
    return """
    {"organization":"020001","kpi":"%1$s","granularity":"quarter","period":"FY2024-Q1","index":61.5,
     "coverage":1,"provisional":false,"sample":false,"components":[],"contributions":[],
     "kpiVersion":1,"revision":1,
     "cause":{"kind":"VALUE","observationId":"s%1$s","submittedAt":"2024-07-05T01:02:03Z"},
     "scoredAt":"2024-07-05T01:02:03Z"}
    """
        .formatted(code)
        .getBytes(StandardCharsets.UTF_8);
  }
}
