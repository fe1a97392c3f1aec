package dxpulse.indicator.value.http;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.QueryReader;
import dxpulse.indicator.catalogue.Catalogue;
import dxpulse.indicator.edge.Answers;
import dxpulse.indicator.edge.Callers;
import dxpulse.indicator.value.Audit;
import dxpulse.indicator.value.ValueKey;
import dxpulse.indicator.value.Values;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who entered, changed and approved every value, for staff: there are names in it.
@Controller("/api/indicators")
@ExecuteOn(TaskExecutors.BLOCKING)
class AuditController {
  private static final Set<Role> STAFF =
      Set.of(Role.CLERK, Role.APPROVER, Role.OFFICE, Role.COMMITTEE, Role.OPERATOR);
  private static final MediaType CSV = MediaType.of("text/csv;charset=UTF-8");

  private final Catalogue catalogue;
  private final Values values;
  private final Audit.Writer writer;

  AuditController(Catalogue catalogue, Values values, Audit.Writer writer) {
    this.catalogue = catalogue;
    this.values = values;
    this.writer = writer;
  }

  @Get("/{code}/audit{?area,from,to,asOf}")
  HttpResponse<byte[]> audit(
      HttpRequest<?> request,
      @PathVariable String code,
      @QueryValue @Nullable String area,
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue @Nullable String asOf) {
    return answer(request, code, area, from, to, asOf, audit -> Answers.json(HttpStatus.OK, audit));
  }

  @Get("/{code}/audit.csv{?area,from,to,asOf,lang}")
  HttpResponse<byte[]> file(
      HttpRequest<?> request,
      @PathVariable String code,
      @QueryValue @Nullable String area,
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue @Nullable String asOf,
      @QueryValue(defaultValue = "ja") String lang) {
    if (!lang.equals("ja") && !lang.equals("en")) {
      return Answers.problem(Problem.malformed("lang: " + lang + " (expected: ja or en)"));
    }
    return answer(
        request,
        code,
        area,
        from,
        to,
        asOf,
        audit ->
            HttpResponse.ok(writer.written(audit, lang.equals("en")))
                .contentType(CSV)
                .header(
                    "Content-Disposition",
                    "attachment; filename=\"audit-%s.csv\"".formatted(audit.indicator()))
                .header("Cache-Control", "no-store"));
  }

  private HttpResponse<byte[]> answer(
      HttpRequest<?> request,
      String code,
      @Nullable String area,
      @Nullable String from,
      @Nullable String to,
      @Nullable String asOf,
      Function<Audit, HttpResponse<byte[]>> shown) {
    Caller caller = Callers.of(request);
    if (caller.roles().stream().noneMatch(STAFF::contains)) {
      return Answers.problem(Problem.forbidden("who reported a value is told to staff only"));
    }
    Optional<IndicatorCode> indicator =
        Answers.indicatorCode(code)
            .filter(known -> catalogue.find(caller.organization(), known).isPresent());
    if (indicator.isEmpty()) {
      return Answers.problem(Problem.notFound("indicator " + code));
    }
    try {
      ValueKey.Series series =
          new ValueKey.Series(
              caller.organization(),
              indicator.get(),
              area == null ? caller.organization().asArea() : new AreaCode(area));
      return shown.apply(
          Audit.of(
              series,
              values.series(series),
              QueryReader.period("from", from),
              QueryReader.period("to", to),
              asOf == null ? Instant.MAX : QueryReader.instant("asOf", asOf)));
    } catch (IllegalArgumentException refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
  }
}
