package dxpulse.ingestion.upload.http;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.QueryReader;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.sheet.LastValues;
import dxpulse.ingestion.upload.Template;
import dxpulse.ingestion.upload.Workbooks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Hands out sheets to fill in.
@RestController
class TemplateController {

  private final KnownIndicators indicators;
  private final LastValues values;
  private final Workbooks workbooks;
  private final Clock clock;

  TemplateController(
      KnownIndicators indicators, LastValues values, Workbooks workbooks, Clock clock) {
    this.indicators = indicators;
    this.values = values;
    this.workbooks = workbooks;
    this.clock = clock;
  }

  @GetMapping("/api/ingestion/templates/{department}.xlsx")
  ResponseEntity<byte[]> template(
      @PathVariable String department,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "ja") String lang) {
    Caller caller = Callers.current();
    boolean own =
        (caller.is(Role.CLERK) || caller.is(Role.APPROVER))
            && caller.department().equals(department);
    if (!own && !caller.is(Role.OFFICE)) {
      return Answers.problem(
          Problem.forbidden(
              "入力様式は、その課の人と事務局だけのものです / a template is for the people of its department and the office"));
    }
    boolean english = lang.equals("en");
    Period chosen;
    try {
      if (!english && !lang.equals("ja")) {
        throw QueryReader.refused("lang", lang, new LocalizedText("ja か en", "ja or en"));
      }
      chosen =
          period == null
              ? Granularity.QUARTER.containing(JapanTime.day(clock.instant())).previous()
              : PeriodReader.read(period);
    } catch (IllegalArgumentException refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
    List<Template.Item> items = new ArrayList<>();
    for (IndicatorDefined indicator : indicators.all(caller.organization())) {
      if (indicator.newest().department().equals(department)
          && indicator.versionFor(chosen).frequency().admits(chosen)) {
        items.add(item(caller, indicator, chosen));
      }
    }
    return UploadController.workbook(
        (english ? "entry-form_%s_%s.xlsx" : "入力様式_%s_%s.xlsx").formatted(department, chosen),
        workbooks.template(new Template(department, chosen, items), english));
  }

  private Template.Item item(Caller caller, IndicatorDefined indicator, Period period) {
    IndicatorDefined.Version version = indicator.versionFor(period);
    Period before = period.previous();
    ValueRecorded previous =
        values
            .of(
                caller.organization(),
                indicator.code(),
                caller.organization().asArea(),
                List.of(before))
            .get(before);
    Map<String, ?> stages = version.normalisation().stages();
    return new Template.Item(
        indicator.code().toString(),
        version.name(),
        version.definition(),
        version.unit(),
        previous == null ? null : previous.value(),
        previous == null ? null : previous.stage(),
        version.accumulation() == Accumulation.RATE && stages == null,
        stages == null ? List.of() : List.copyOf(stages.keySet()));
  }
}
