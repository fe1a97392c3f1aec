package dxpulse.ingestion.report.http;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.AreaNames;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.QueryReader;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.quarantine.Quarantine.Refused;
import dxpulse.ingestion.quarantine.TellRefused;
import dxpulse.ingestion.report.HistoryFile;
import dxpulse.ingestion.report.TellHistory;
import dxpulse.ingestion.report.TellHistory.Asked;
import dxpulse.ingestion.report.TellHistory.Told;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tells staff what was done with values before the log had them, and instead: there are names in
/// it. Of an indicator that nobody reported there is nothing to tell, whether or not it exists:
/// that is the catalogue's to say.
@RestController
class HistoryController {
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final String ALL = "all";

  private final TellHistory history;
  private final HistoryFile file;
  private final TellRefused tellRefused;

  HistoryController(TellHistory history, HistoryFile file, TellRefused tellRefused) {
    this.history = history;
    this.file = file;
    this.tellRefused = tellRefused;
  }

  @GetMapping("/api/ingestion/history/{indicator}")
  ResponseEntity<?> history(
      @PathVariable String indicator,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String after) {
    return answer(
        indicator,
        (code, caller) -> {
          Told told = history.tell(asked(code, caller, area, from, to, asOf), caller, after);
          Map<String, @Nullable Object> shown = new LinkedHashMap<>();
          shown.put("indicator", code);
          shown.put("values", told.passages());
          shown.put("withheld", told.withheld());
          shown.put("next", told.next());
          return Answers.json(200, shown);
        });
  }

  @GetMapping("/api/ingestion/history/{indicator}/areas")
  ResponseEntity<?> areas(@PathVariable String indicator) {
    return answer(
        indicator,
        (code, caller) ->
            Answers.json(
                200,
                Map.of(
                    "indicator",
                    code,
                    "areas",
                    Stream.concat(
                            history.areas(caller.organization(), code).stream(),
                            tellRefused.areas(code, caller).stream())
                        .distinct()
                        .sorted(Comparator.comparing(AreaCode::value))
                        .map(HistoryController::named)
                        .toList())));
  }

  private static Map<String, @Nullable Object> named(AreaCode area) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    named.put("area", area);
    named.put("name", AreaNames.of(area).orElse(null));
    return named;
  }

  @GetMapping("/api/ingestion/history/{indicator}/history.csv")
  ResponseEntity<?> file(
      @PathVariable String indicator,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(defaultValue = "ja") String lang) {
    if (!lang.equals("ja") && !lang.equals("en")) {
      return Answers.problem(
          Problem.malformed(
              String.valueOf(
                  QueryReader.refused("lang", lang, new LocalizedText("ja か en", "ja or en"))
                      .getMessage())));
    }
    return answer(
        indicator,
        (code, caller) -> {
          Parts parts =
              new Parts(asked(code, caller, area, from, to, asOf), caller, lang.equals("en"));
          return ResponseEntity.ok()
              .contentType(CSV)
              .header(
                  HttpHeaders.CONTENT_DISPOSITION,
                  "attachment; filename=\"history-%s.csv\"".formatted(code))
              .header(HttpHeaders.CACHE_CONTROL, "no-store")
              .body(new InputStreamResource(new SequenceInputStream(parts)));
        });
  }

  private ResponseEntity<?> answer(
      String indicator, BiFunction<IndicatorCode, Caller, ResponseEntity<?>> shown) {
    Caller caller = Callers.current();
    if (!TellHistory.isTold(caller)) {
      return Answers.problem(
          Problem.forbidden("だれが報告したかは職員だけに示します / who reported a value is told to staff only"));
    }
    IndicatorCode code;
    try {
      code = new IndicatorCode(indicator);
    } catch (IllegalArgumentException refused) {
      return Answers.problem(
          Problem.notFound("指標 %s はありません / no indicator %s".formatted(indicator, indicator)));
    }
    try {
      return shown.apply(code, caller);
    } catch (IllegalArgumentException refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
  }

  private static Asked asked(
      IndicatorCode code,
      Caller caller,
      @Nullable String area,
      @Nullable String from,
      @Nullable String to,
      @Nullable String asOf) {
    return new Asked(
        code,
        ALL.equals(area)
            ? null
            : area == null ? caller.organization().asArea() : QueryReader.area("area", area),
        QueryReader.period("from", from),
        QueryReader.period("to", to),
        asOf == null ? Instant.MAX : QueryReader.instant("asOf", asOf));
  }

  /// The file, of which each part is read when its turn has come: what was done with reports, and
  /// then what feeds sent that could not be used, by areas.
  private final class Parts implements Enumeration<InputStream> {
    private final Asked asked;
    private final Caller caller;
    private final boolean english;
    private final Deque<byte[]> ready = new ArrayDeque<>();
    private boolean isRead;
    private int withheld;
    private @Nullable String after;
    private boolean isDone;
    private @Nullable String afterRefused;

    Parts(Asked asked, Caller caller, boolean english) {
      this.asked = asked;
      this.caller = caller;
      this.english = english;
      ready.add(file.heading(english));
    }

    @Override
    public boolean hasMoreElements() {
      if (ready.isEmpty() && !isRead) {
        Told told = history.tell(asked, caller, after);
        ready.add(file.lines(told.passages(), english));
        withheld += told.withheld();
        after = told.next();
        isRead = after == null;
        if (isRead) {
          if (withheld > 0) {
            ready.add(file.withheld(withheld, english));
          }
        }
      }
      while (ready.isEmpty() && !isDone) {
        TellRefused.Part part =
            tellRefused.about(
                asked.indicator(), asked.area(), asked::concerns, afterRefused, caller);
        afterRefused = part.next();
        isDone = afterRefused == null;
        List<Refused> found =
            part.refused().stream().flatMap(each -> each.asOf(asked.known()).stream()).toList();
        if (!found.isEmpty()) {
          ready.add(file.refused(found, english));
        }
      }
      return !ready.isEmpty();
    }

    @Override
    public InputStream nextElement() {
      return new ByteArrayInputStream(ready.remove());
    }
  }
}
