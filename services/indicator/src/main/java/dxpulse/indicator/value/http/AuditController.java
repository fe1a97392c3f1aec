package dxpulse.indicator.value.http;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.time.Period;
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
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who entered, changed and approved every value, for staff: there are names in it.
@Controller("/api/indicators")
@ExecuteOn(TaskExecutors.BLOCKING)
class AuditController {
  private static final Set<Role> STAFF =
      Set.of(Role.CLERK, Role.APPROVER, Role.OFFICE, Role.COMMITTEE, Role.OPERATOR);
  private static final String ALL = "all";
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
  HttpResponse<?> audit(
      HttpRequest<?> request,
      @PathVariable String code,
      @QueryValue @Nullable String area,
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue @Nullable String asOf) {
    return answer(
        request,
        code,
        from,
        to,
        asOf,
        asked -> Answers.json(HttpStatus.OK, asked.audit(asked.area(area))));
  }

  @Get("/{code}/audit.csv{?area,from,to,asOf,lang}")
  HttpResponse<?> file(
      HttpRequest<?> request,
      @PathVariable String code,
      @QueryValue @Nullable String area,
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue @Nullable String asOf,
      @QueryValue(defaultValue = "ja") String lang) {
    if (!lang.equals("ja") && !lang.equals("en")) {
      return Answers.problem(
          Problem.malformed(
              String.valueOf(
                  QueryReader.refused("lang", lang, new LocalizedText("ja か en", "ja or en"))
                      .getMessage())));
    }
    return answer(
        request,
        code,
        from,
        to,
        asOf,
        asked ->
            HttpResponse.ok(
                    new StreamedFile(
                            asked.written(
                                ALL.equals(area)
                                    ? values.areas(asked.organization(), asked.indicator())
                                    : List.of(asked.area(area)),
                                lang.equals("en")),
                            CSV)
                        .attach("audit-%s.csv".formatted(asked.indicator())))
                .header("Cache-Control", "no-store"));
  }

  private HttpResponse<?> answer(
      HttpRequest<?> request,
      String code,
      @Nullable String from,
      @Nullable String to,
      @Nullable String asOf,
      Function<Asked, HttpResponse<?>> shown) {
    Caller caller = Callers.of(request);
    if (caller.roles().stream().noneMatch(STAFF::contains)) {
      return Answers.problem(
          Problem.forbidden("だれが報告したかは職員だけに示します / who reported a value is told to staff only"));
    }
    Optional<IndicatorCode> indicator =
        Answers.indicatorCode(code)
            .filter(known -> catalogue.find(caller.organization(), known).isPresent());
    if (indicator.isEmpty()) {
      return Answers.unknown(code);
    }
    try {
      return shown.apply(
          new Asked(
              caller.organization(),
              indicator.get(),
              QueryReader.period("from", from),
              QueryReader.period("to", to),
              asOf == null ? Instant.MAX : QueryReader.instant("asOf", asOf)));
    } catch (IllegalArgumentException refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
  }

  /// What somebody wants to know, of whatever area.
  private final class Asked {
    private final OrganizationCode organization;
    private final IndicatorCode indicator;
    private final @Nullable Period first;
    private final @Nullable Period last;
    private final Instant known;

    Asked(
        OrganizationCode organization,
        IndicatorCode indicator,
        @Nullable Period first,
        @Nullable Period last,
        Instant known) {
      this.organization = organization;
      this.indicator = indicator;
      this.first = first;
      this.last = last;
      this.known = known;
    }

    OrganizationCode organization() {
      return organization;
    }

    IndicatorCode indicator() {
      return indicator;
    }

    AreaCode area(@Nullable String text) {
      AreaCode asked = QueryReader.area("area", text);
      return asked == null ? organization.asArea() : asked;
    }

    Audit audit(AreaCode area) {
      ValueKey.Series series = new ValueKey.Series(organization, indicator, area);
      return Audit.of(series, values.series(series), first, last, known);
    }

    /// The file, of which each area is read when its turn has come.
    InputStream written(List<AreaCode> areas, boolean english) {
      Iterator<byte[]> parts =
          Stream.concat(
                  Stream.of(writer.heading(english)),
                  areas.stream().map(area -> writer.lines(audit(area), english)))
              .iterator();
      return new SequenceInputStream(
          new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
              return parts.hasNext();
            }

            @Override
            public InputStream nextElement() {
              return new ByteArrayInputStream(parts.next());
            }
          });
    }
  }
}
