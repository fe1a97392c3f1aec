package dxpulse.ingestion.report.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.UnitNames;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.report.Workflow;
import dxpulse.ingestion.report.Workflow.Obstacle;
import dxpulse.ingestion.sheet.History;
import dxpulse.ingestion.sheet.LastValues;
import dxpulse.ingestion.sheet.Plausibility;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A report beside what holds, what held before, what is unusual about it, and why the reader may
/// not approve it.
@Component
class ShownReports {
  private final KnownIndicators indicators;
  private final LastValues values;
  private final Clock clock;

  ShownReports(KnownIndicators indicators, LastValues values, Clock clock) {
    this.indicators = indicators;
    this.values = values;
    this.clock = clock;
  }

  Map<String, @Nullable Object> of(Report report, Caller caller) {
    ObservationSubmitted observation = report.observation();
    History history =
        History.of(
            values,
            observation.organization(),
            observation.indicator(),
            observation.area(),
            observation.period());
    Map<String, @Nullable Object> shown = ReportView.of(report);
    indicators
        .find(observation.organization(), observation.indicator())
        .map(known -> known.versionFor(observation.period()))
        .ifPresent(version -> describe(shown, version));
    shown.put("previous", ReportView.held(history.previous()));
    shown.put("held", ReportView.held(history.current()));
    shown.put("yearBefore", ReportView.held(history.yearBefore()));
    Plausibility usual = history.plausibility();
    BigDecimal value = observation.measuredValue();
    shown.put(
        "doubts",
        usual == null || value == null
            ? List.of()
            : usual.doubtsOf(value).stream().map(Plausibility.Doubt::message).toList());
    shown.put("mine", report.reportedBy().equals(caller.id()));
    shown.put(
        "obstacle",
        Workflow.approve(report, caller, clock.instant())
                instanceof Workflow.Result.Refused(Obstacle obstacle)
            ? obstacle.message()
            : null);
    return shown;
  }

  private static void describe(
      Map<String, @Nullable Object> shown, IndicatorDefined.Version version) {
    shown.put("name", version.name());
    shown.put("unit", version.unit());
    shown.put("unitName", UnitNames.of(version.unit()).orElse(null));
    shown.put("unitOne", UnitNames.one(version.unit()));
    shown.put("decimals", version.decimals());
    shown.put("direction", version.direction());
  }
}
