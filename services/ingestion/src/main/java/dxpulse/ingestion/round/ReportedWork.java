package dxpulse.ingestion.round;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.report.Reports;
import dxpulse.ingestion.sheet.TypedDrafts;
import dxpulse.ingestion.sheet.TypedDrafts.TypedDraft;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The work that reports and typed drafts tell of.
public final class ReportedWork implements WorkInHand {
  private final Reports reports;
  private final TypedDrafts drafts;

  public ReportedWork(Reports reports, TypedDrafts drafts) {
    this.reports = reports;
    this.drafts = drafts;
  }

  @Override
  public Map<IndicatorCode, Work> of(
      OrganizationCode organization, Period period, Collection<IndicatorCode> indicators) {
    Map<String, IndicatorCode> byId = new LinkedHashMap<>();
    indicators.forEach(indicator ->
        byId.put(Report.id(organization, indicator, organization.asArea(), period), indicator));
    Map<String, Report> reported = reports.find(byId.keySet());
    Map<String, TypedDraft> typed = drafts.find(byId.keySet());
    Map<IndicatorCode, Work> inHand = new HashMap<>();
    byId.forEach((id, indicator) -> {
      Work work = work(reported.get(id), typed.get(id));
      if (work != null) {
        inHand.put(indicator, work);
      }
    });
    return inHand;
  }

  static @Nullable Work work(@Nullable Report report, @Nullable TypedDraft typed) {
    Work told = report == null ? null : told(report);
    if (told != null) {
      return told;
    }
    return typed == null ? null : new Work(Stage.IN_PROGRESS, typed.at(), null);
  }

  private static @Nullable Work told(Report report) {
    return switch (report.state()) {
      case SUBMITTED -> new Work(Stage.AWAITING_APPROVAL, report.observation().submittedAt(), null);
      case RETURNED, REOPENED -> new Work(Stage.IN_PROGRESS, last(report), null);
      // A figure that is released is in the log soon, and in the round once it is recorded.
      case APPROVED, RECORDED ->
          report.absence() == null
              ? new Work(Stage.IN_PROGRESS, last(report), null)
              : new Work(Stage.EXCUSED, report.observation().submittedAt(), report.absence());
      case WITHDRAWN -> null;
    };
  }

  private static Instant last(Report report) {
    return report.steps().getLast().at();
  }
}
