package dxpulse.ingestion.report.http;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.UnitNames;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.report.Approvals;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Reports;
import dxpulse.ingestion.report.Reports.Listed;
import dxpulse.ingestion.report.Standing;
import dxpulse.ingestion.sheet.Asking;
import dxpulse.ingestion.sheet.History;
import dxpulse.ingestion.sheet.LastValues;
import dxpulse.ingestion.sheet.TypedDrafts;
import dxpulse.ingestion.sheet.TypedDrafts.TypedDraft;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The sheet that a clerk fills in for a period: the indicators they may report, with the value
/// before and the value so far; and what came back to them, whatever its period.
@RestController
class SheetController {
  private static final int MOST_RETURNED = 200;

  private final KnownIndicators indicators;
  private final LastValues values;
  private final Reports reports;
  private final Approvals approvals;
  private final TypedDrafts drafts;
  private final Asking asking;
  private final Clock clock;

  SheetController(
      KnownIndicators indicators,
      LastValues values,
      Reports reports,
      Approvals approvals,
      TypedDrafts drafts,
      Asking asking,
      Clock clock) {
    this.indicators = indicators;
    this.values = values;
    this.reports = reports;
    this.approvals = approvals;
    this.drafts = drafts;
    this.asking = asking;
    this.clock = clock;
  }

  @GetMapping("/api/ingestion/sheet")
  ResponseEntity<byte[]> sheet(@RequestParam(required = false) @Nullable String period) {
    Caller caller = Callers.current();
    Period chosen;
    try {
      chosen = period == null ? first(caller) : PeriodReader.read(period);
    } catch (IllegalArgumentException refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
    List<IndicatorDefined> mine =
        indicators.all(caller.organization()).stream()
            .filter(indicator ->
                caller.maySubmitFor(indicator.newest().department())
                    && indicator.versionFor(chosen).frequency().admits(chosen))
            .toList();
    Map<String, Report> reported =
        reports.find(mine.stream().map(indicator -> id(caller, indicator, chosen)).toList());
    Map<String, TypedDraft> typed =
        drafts.find(mine.stream().map(indicator -> id(caller, indicator, chosen)).toList());
    Set<IndicatorCode> asked = asking.at(caller.organization(), chosen);
    Set<IndicatorCode> answered =
        asking.answered(caller.organization(), chosen, mine, clock.instant());
    List<Map<String, @Nullable Object>> items = new ArrayList<>();
    for (IndicatorDefined indicator : mine) {
      String id = id(caller, indicator, chosen);
      AreaCode whole = caller.organization().asArea();
      Report report = reported.get(id);
      Map<String, @Nullable Object> item =
          item(indicator, whole, chosen, report, typed.get(id), caller);
      boolean expected =
          indicator.versionFor(chosen).frequency().months() == chosen.months()
              || asked.contains(indicator.code());
      boolean held = item.get("current") != null || answered.contains(indicator.code());
      Standing standing = Standing.of(expected, held, report);
      item.put("expected", expected);
      item.put("standing", standing);
      item.put("due", standing == Standing.DUE);
      items.add(item);
    }
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put("period", chosen);
    sheet.put("label", label(chosen));
    sheet.put("department", caller.department());
    sheet.put("approval", approvals.needsApproval(caller));
    sheet.put("items", items);
    return Answers.json(200, sheet);
  }

  /// What is due first; if nothing is, the quarter that is over.
  private Period first(Caller caller) {
    return asking
        .first(caller.organization(), caller.department(), clock.instant())
        .orElseGet(() -> Granularity.QUARTER.containing(JapanTime.day(clock.instant())).previous());
  }

  /// What was given back, opened again, or taken back by the caller, to be mended.
  @GetMapping("/api/ingestion/sheet/returned")
  ResponseEntity<byte[]> returned() {
    Caller caller = Callers.current();
    Map<String, IndicatorDefined> mine = new LinkedHashMap<>();
    indicators.all(caller.organization()).stream()
        .filter(indicator -> caller.maySubmitFor(indicator.newest().department()))
        .forEach(indicator -> mine.put(indicator.code().toString(), indicator));
    Comparator<Listed> newestFirst =
        Comparator.comparing(Listed::at).reversed().thenComparing(Listed::id);
    First back = new First(newestFirst, MOST_RETURNED);
    First takenBack = new First(newestFirst, MOST_RETURNED);
    reports.goThrough(
        caller.organization(),
        EnumSet.of(State.RETURNED, State.REOPENED, State.WITHDRAWN),
        each -> {
          if (mine.containsKey(each.indicator().toString())) {
            if (each.state() != State.WITHDRAWN) {
              back.add(each);
            } else if (each.by().equals(caller.id())) {
              takenBack.add(each);
            }
          }
        });
    List<Report> shown =
        Stream.concat(reports.listed(back.all()).stream(), reports.listed(takenBack.all()).stream())
            .limit(MOST_RETURNED)
            .toList();
    Map<String, TypedDraft> typed = drafts.find(shown.stream().map(Report::id).toList());
    List<Map<String, @Nullable Object>> items =
        shown.stream()
            .map(report -> {
              Map<String, @Nullable Object> item =
                  item(
                      Objects.requireNonNull(mine.get(report.observation().indicator().toString())),
                      report.observation().area(),
                      report.observation().period(),
                      report,
                      typed.get(report.id()),
                      caller);
              item.put("due", report.state() != State.WITHDRAWN);
              return item;
            })
            .toList();
    return Answers.json(200, Map.of("total", back.total() + takenBack.total(), "items", items));
  }

  private static String id(Caller caller, IndicatorDefined indicator, Period period) {
    return Report.id(
        caller.organization(), indicator.code(), caller.organization().asArea(), period);
  }

  private Map<String, @Nullable Object> item(
      IndicatorDefined indicator,
      AreaCode area,
      Period period,
      @Nullable Report report,
      @Nullable TypedDraft draft,
      Caller caller) {
    IndicatorDefined.Version version = indicator.versionFor(period);
    History history = History.of(values, caller.organization(), indicator.code(), area, period);
    Map<String, @Nullable Object> item = new LinkedHashMap<>();
    item.put("indicator", indicator.code());
    item.put("period", period);
    item.put("label", label(period));
    item.put("area", area);
    item.put("municipal", !area.equals(caller.organization().asArea()));
    item.put("department", indicator.newest().department());
    item.put("name", version.name());
    item.put("definition", version.definition());
    item.put("unit", version.unit());
    item.put("unitName", UnitNames.of(version.unit()).orElse(null));
    item.put("unitOne", UnitNames.one(version.unit()));
    item.put("decimals", version.decimals());
    item.put("accumulation", version.accumulation());
    item.put("frequency", version.frequency());
    item.put("stages", version.normalisation().stages());
    item.put("reference", version.isReference());
    item.put("current", shown(history.current()));
    item.put("previous", shown(history.previous()));
    item.put("last", shown(history.last()));
    item.put("yearBefore", shown(history.yearBefore()));
    item.put(
        "trend",
        history.before().stream()
            .filter(value -> value.value() != null)
            .map(value -> Map.of("period", value.period(), "value", value.value()))
            .toList());
    item.put("usual", history.plausibility());
    item.put("report", report == null ? null : reported(report, caller));
    item.put("draft", draft);
    return item;
  }

  private static Map<String, @Nullable Object> reported(Report report, Caller caller) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    shown.put("id", report.id());
    shown.put("version", report.version());
    shown.put("state", report.state());
    shown.put("value", report.observation().value());
    shown.put("numerator", report.observation().numerator());
    shown.put("denominator", report.observation().denominator());
    shown.put("stage", report.observation().stage());
    shown.put("status", report.observation().status());
    shown.put("note", report.observation().note());
    shown.put("absence", report.absence());
    shown.put("mine", report.reportedBy().equals(caller.id()));
    shown.put("last", report.steps().getLast());
    return shown;
  }

  private static Map<String, String> label(Period period) {
    return Map.of("ja", period.japaneseLabel(), "en", period.englishLabel());
  }

  private static @Nullable Map<String, Object> shown(@Nullable ValueRecorded value) {
    if (value == null) {
      return null;
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    Period period = value.period();
    shown.put("period", period);
    shown.put("label", label(period));
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
