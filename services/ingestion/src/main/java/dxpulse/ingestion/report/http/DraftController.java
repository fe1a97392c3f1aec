package dxpulse.ingestion.report.http;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.edge.Bodies;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.sheet.TypedDrafts;
import dxpulse.ingestion.sheet.TypedDrafts.TypedDraft;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Keeps what people have typed and not yet sent, so that it survives a closed browser and a
/// colleague sees it.
@RestController
class DraftController {
  private static final int MOST_FIELDS = 20;
  private static final int LONGEST = 2_000;
  private static final int NEWEST = 1_000_000;

  private final KnownIndicators indicators;
  private final TypedDrafts drafts;
  private final Clock clock;

  DraftController(KnownIndicators indicators, TypedDrafts drafts, Clock clock) {
    this.indicators = indicators;
    this.drafts = drafts;
    this.clock = clock;
  }

  @PutMapping("/api/ingestion/drafts/{indicator}/{period}")
  ResponseEntity<byte[]> keep(
      @PathVariable String indicator,
      @PathVariable String period,
      @RequestParam(required = false) @Nullable String area,
      HttpServletRequest request)
      throws IOException {
    Caller caller = Callers.current();
    return Bodies.of(
        request,
        content ->
            at(
                indicator,
                period,
                area,
                caller,
                id -> Answers.reading(content, json -> keep(id, json, caller))));
  }

  private ResponseEntity<byte[]> keep(String id, JsonNode json, Caller caller) {
    BodyReader body = new BodyReader(json);
    Integer seen = body.integer("version", 0, NEWEST);
    Map<String, String> typed = new LinkedHashMap<>();
    JsonNode fields = json.path("typed");
    if (!fields.isObject() || fields.size() > MOST_FIELDS) {
      body.fault("typed", "NOT_AN_OBJECT", "入力欄の内容がありません / the typed texts are missing", "{…}");
    } else {
      fields
          .properties()
          .forEach(field -> {
            String text = field.getValue().asString("");
            if (field.getKey().length() > LONGEST || text.length() > LONGEST) {
              body.fault("typed", "TOO_LONG", "長すぎます / too long", "at most " + LONGEST);
            }
            typed.put(field.getKey(), text);
          });
    }
    if (!body.faults().isEmpty()) {
      return Answers.problem(Problem.invalid(body.faults()));
    }
    TypedDraft draft =
        new TypedDraft(
            (seen == null ? 0 : seen) + 1, typed, caller.id(), caller.name(), clock.instant());
    Optional<TypedDraft> other = drafts.keep(id, draft);
    return other
        .filter(there -> !there.typed().equals(typed))
        .map(there ->
            Answers.json(
                409,
                Map.of(
                    "type",
                    "urn:dxpulse:problem:conflict",
                    "title",
                    "ほかの人が先に入力しました / Somebody else has typed here meanwhile",
                    "status",
                    409,
                    "detail",
                    there.by(),
                    "draft",
                    there)))
        .orElseGet(() -> Answers.json(200, other.orElse(draft)));
  }

  @DeleteMapping("/api/ingestion/drafts/{indicator}/{period}")
  ResponseEntity<byte[]> remove(
      @PathVariable String indicator,
      @PathVariable String period,
      @RequestParam(required = false) @Nullable String area) {
    return at(
        indicator,
        period,
        area,
        Callers.current(),
        id -> {
          drafts.remove(List.of(id));
          return ResponseEntity.noContent().build();
        });
  }

  private ResponseEntity<byte[]> at(
      String indicator,
      String period,
      @Nullable String area,
      Caller caller,
      Function<String, ResponseEntity<byte[]>> work) {
    IndicatorCode code;
    Period chosen;
    AreaCode place;
    try {
      place = area == null ? caller.organization().asArea() : new AreaCode(area);
      code = new IndicatorCode(indicator);
      chosen = PeriodReader.read(period);
    } catch (IllegalArgumentException refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
    return indicators
        .find(caller.organization(), code)
        .map(known ->
            caller.maySubmitFor(known.newest().department())
                ? work.apply(Report.id(caller.organization(), code, place, chosen))
                : Answers.problem(
                    Problem.forbidden("ほかの課の指標です / the indicator belongs to another department")))
        .orElseGet(() ->
            Answers.problem(
                Problem.notFound(
                    "指標 %s はありません / no indicator %s".formatted(indicator, indicator))));
  }
}
