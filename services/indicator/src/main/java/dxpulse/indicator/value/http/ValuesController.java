package dxpulse.indicator.value.http;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.AreaNames;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ValueRecorded.Outcome;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.QueryReader;
import dxpulse.indicator.catalogue.Catalogue;
import dxpulse.indicator.edge.Answers;
import dxpulse.indicator.edge.Callers;
import dxpulse.indicator.value.ValueHistory;
import dxpulse.indicator.value.ValueKey;
import dxpulse.indicator.value.Values;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The values of an indicator: what holds, or what was known at an instant, with every revision.
/// Everybody may read those of the organization whose boards are public, but not who sent them or
/// what was noted for colleagues.
@Controller("/api/indicators")
@ExecuteOn(TaskExecutors.BLOCKING)
class ValuesController {
  private static final Set<String> OPEN =
      Set.of(
          "period",
          "value",
          "previousValue",
          "stage",
          "previousStage",
          "status",
          "sample",
          "revision",
          "recordedAt");

  private final Catalogue catalogue;
  private final Values values;
  private final OrganizationCode published;

  ValuesController(
      Catalogue catalogue, Values values, @Value("${dxpulse.organization}") String published) {
    this.published = new OrganizationCode(published);
    this.catalogue = catalogue;
    this.values = values;
  }

  @Get("/{code}/values{?area,from,to,asOf}")
  HttpResponse<byte[]> values(
      HttpRequest<?> request,
      @PathVariable String code,
      @QueryValue @Nullable String area,
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue @Nullable String asOf) {
    Optional<Caller> caller = Callers.known(request);
    OrganizationCode organization = caller.map(Caller::organization).orElse(published);
    Optional<IndicatorCode> indicator =
        Answers.indicatorCode(code)
            .filter(known -> catalogue.find(organization, known).isPresent());
    if (indicator.isEmpty()) {
      return Answers.unknown(code);
    }
    try {
      AreaCode asked = QueryReader.area("area", area);
      AreaCode place = asked == null ? organization.asArea() : asked;
      Period first = QueryReader.period("from", from);
      Period last = QueryReader.period("to", to);
      QueryReader.inOrder(first, last);
      Instant known = asOf == null ? Instant.MAX : QueryReader.instant("asOf", asOf);
      ValueKey.Series series = new ValueKey.Series(organization, indicator.get(), place);
      List<Map<String, Object>> shown = new ArrayList<>();
      for (ValueHistory history : values.series(series)) {
        if (history.key().liesBetween(first, last)) {
          history
              .asOf(known)
              .map(entry ->
                  caller.isPresent() ? shown(history, entry, known) : open(history, entry, known))
              .ifPresent(shown::add);
        }
      }
      Map<String, Object> body =
          Map.of("indicator", indicator.get(), "area", place, "values", shown);
      return caller.isPresent()
          ? Answers.json(HttpStatus.OK, body)
          : Answers.open(body, request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
    } catch (IllegalArgumentException refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
  }

  /// The areas that have values, the organization itself first.
  @Get("/{code}/areas")
  HttpResponse<byte[]> areas(HttpRequest<?> request, @PathVariable String code) {
    Caller caller = Callers.of(request);
    Optional<IndicatorCode> indicator =
        Answers.indicatorCode(code)
            .filter(known -> catalogue.find(caller.organization(), known).isPresent());
    if (indicator.isEmpty()) {
      return Answers.unknown(code);
    }
    AreaCode itself = caller.organization().asArea();
    List<Map<String, Object>> areas =
        values.areas(caller.organization(), indicator.get()).stream()
            .sorted(Comparator.comparing(area -> !area.equals(itself)))
            .map(area -> {
              Map<String, Object> shown = new LinkedHashMap<>();
              shown.put("area", area);
              shown.put("name", AreaNames.of(area).orElse(null));
              return shown;
            })
            .toList();
    return Answers.json(HttpStatus.OK, Map.of("indicator", indicator.get(), "areas", areas));
  }

  /// Of revisions those that held; what never did was on no board.
  private static Map<String, Object> open(
      ValueHistory history, ValueHistory.Entry entry, Instant known) {
    Map<String, Object> value = flat(history, entry);
    value.put("period", history.key().period());
    value.keySet().retainAll(OPEN);
    List<Map<String, Object>> held = new ArrayList<>();
    for (ValueHistory.Entry earlier : history.entries()) {
      if (earlier.outcome() == Outcome.RECORDED && !earlier.recordedAt().isAfter(known)) {
        Map<String, Object> told = flat(history, earlier);
        told.keySet().retainAll(OPEN);
        held.add(told);
      }
    }
    value.put("history", held);
    return value;
  }

  private static Map<String, Object> shown(
      ValueHistory history, ValueHistory.Entry entry, Instant known) {
    Map<String, Object> value = flat(history, entry);
    value.put("period", history.key().period());
    value.put(
        "history",
        history.entries().stream()
            .filter(earlier -> !earlier.recordedAt().isAfter(known))
            .map(earlier -> flat(history, earlier))
            .toList());
    return value;
  }

  private static Map<String, Object> flat(ValueHistory history, ValueHistory.Entry entry) {
    Map<String, Object> flat = new LinkedHashMap<>();
    Optional<ValueHistory.Entry> before = history.before(entry);
    flat.put("value", entry.observation().measuredValue());
    flat.put("previousValue", before.map(each -> each.observation().measuredValue()).orElse(null));
    flat.put("previousStage", before.map(each -> each.observation().stage()).orElse(null));
    flat.put("numerator", entry.observation().numerator());
    flat.put("denominator", entry.observation().denominator());
    flat.put("stage", entry.observation().stage());
    flat.put("status", entry.observation().status());
    flat.put("sample", entry.observation().sample());
    flat.put("note", entry.observation().note());
    flat.put("source", entry.observation().source());
    flat.put("revision", entry.revision());
    flat.put("outcome", entry.outcome());
    flat.put("observationId", entry.observation().observationId());
    flat.put("submittedAt", entry.observation().submittedAt());
    flat.put("recordedAt", entry.recordedAt());
    return flat;
  }
}
