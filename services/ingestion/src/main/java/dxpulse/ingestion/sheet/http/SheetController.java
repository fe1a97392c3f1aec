package dxpulse.ingestion.sheet.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.sheet.LastValues;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The sheet that a clerk fills in for a period: the indicators they may report, with the value
/// before and the value so far.
@RestController
class SheetController {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final KnownIndicators indicators;
  private final LastValues values;
  private final Clock clock;

  SheetController(KnownIndicators indicators, LastValues values, Clock clock) {
    this.indicators = indicators;
    this.values = values;
    this.clock = clock;
  }

  @GetMapping("/api/ingestion/sheet")
  ResponseEntity<byte[]> sheet(@RequestParam(required = false) @Nullable String period) {
    Caller caller = Callers.current();
    Period chosen;
    try {
      chosen =
          period == null
              ? Granularity.QUARTER
                  .containing(LocalDate.ofInstant(clock.instant(), TOKYO))
                  .previous()
              : PeriodReader.read(period);
    } catch (IllegalArgumentException refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
    List<Map<String, Object>> items = new ArrayList<>();
    for (IndicatorDefined indicator : indicators.all(caller.organization())) {
      if (caller.maySubmitFor(indicator.newest().department())
          && indicator.versionFor(chosen).frequency().admits(chosen)) {
        items.add(item(caller, indicator, chosen));
      }
    }
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put("period", chosen);
    sheet.put("label", Map.of("ja", chosen.japaneseLabel(), "en", chosen.englishLabel()));
    sheet.put("department", caller.department());
    sheet.put("items", items);
    return Answers.json(200, sheet);
  }

  private Map<String, Object> item(Caller caller, IndicatorDefined indicator, Period period) {
    IndicatorDefined.Version version = indicator.versionFor(period);
    Map<Period, ValueRecorded> known =
        values.of(
            caller.organization(),
            indicator.code(),
            caller.organization().asArea(),
            List.of(period, period.previous()));
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("indicator", indicator.code());
    item.put("name", version.name());
    item.put("definition", version.definition());
    item.put("unit", version.unit());
    item.put("decimals", version.decimals());
    item.put("accumulation", version.accumulation());
    item.put("frequency", version.frequency());
    item.put("stages", version.normalisation().stages());
    item.put("reference", version.isReference());
    item.put("current", shown(known.get(period)));
    item.put("previous", shown(known.get(period.previous())));
    return item;
  }

  private static @Nullable Map<String, Object> shown(@Nullable ValueRecorded value) {
    if (value == null) {
      return null;
    }
    Map<String, Object> shown = new LinkedHashMap<>();
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
