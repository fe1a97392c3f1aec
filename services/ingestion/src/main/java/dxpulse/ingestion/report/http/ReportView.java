package dxpulse.ingestion.report.http;

import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.report.Report;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a report is shown to people.
final class ReportView {
  private ReportView() {}

  static Map<String, @Nullable Object> of(Report report) {
    ObservationSubmitted observation = report.observation();
    Map<String, @Nullable Object> shown = figures(report);
    shown.put("indicator", observation.indicator());
    shown.put("area", observation.area());
    shown.put("municipal", !observation.area().equals(observation.organization().asArea()));
    Period period = observation.period();
    shown.put("period", period);
    shown.put("label", Map.of("ja", period.japaneseLabel(), "en", period.englishLabel()));
    shown.put("department", report.department());
    shown.put("source", observation.source());
    shown.put("sent", report.sent());
    shown.put("steps", report.steps());
    return shown;
  }

  /// Who reported what, in which state it is.
  static Map<String, @Nullable Object> figures(Report report) {
    ObservationSubmitted observation = report.observation();
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    shown.put("id", report.id());
    shown.put("version", report.version());
    shown.put("state", report.state());
    shown.put("observationId", observation.observationId());
    shown.put("value", observation.value());
    shown.put("numerator", observation.numerator());
    shown.put("denominator", observation.denominator());
    shown.put("stage", observation.stage());
    shown.put("status", observation.status());
    shown.put("note", observation.note());
    shown.put("absence", report.absence());
    shown.put("by", report.steps().getLast().byName());
    shown.put("at", report.steps().getLast().at());
    shown.put("said", report.steps().getLast().note());
    return shown;
  }

  static @Nullable Map<String, @Nullable Object> held(@Nullable ValueRecorded value) {
    if (value == null) {
      return null;
    }
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    shown.put("period", value.period());
    shown.put("value", value.value());
    shown.put("numerator", value.numerator());
    shown.put("denominator", value.denominator());
    shown.put("stage", value.stage());
    shown.put("status", value.status());
    shown.put("sample", value.sample());
    shown.put("revision", value.revision());
    return shown;
  }
}
