package dxpulse.publication.opendata.http;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.wire.Problem;
import dxpulse.publication.board.Refused;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.edge.Caching;
import dxpulse.publication.opendata.Dataset;
import dxpulse.publication.opendata.Datasets;
import dxpulse.publication.opendata.Encoding;
import dxpulse.publication.opendata.NoSuchFile;
import dxpulse.publication.opendata.OpenFiles;
import dxpulse.publication.opendata.OpenFiles.OpenFile;
import dxpulse.publication.opendata.Selection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Datasets as files. Making one may take a while, so it is not done on the event loop.
@RestController
class OpenDataController {
  private static final MediaType LINKED_DATA = MediaType.parseMediaType("application/ld+json");
  private static final MediaType COLUMNS = MediaType.parseMediaType("application/csvm+json");
  private static final MediaType SDMX =
      MediaType.parseMediaType("application/vnd.sdmx.data+csv;version=2.0.0;charset=utf-8");
  private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
  private static final CacheControl SHORTLY =
      CacheControl.maxAge(Duration.ofSeconds(30)).cachePublic();
  private static final String ENCODING = "encoding";

  private final OpenFiles files;

  OpenDataController(OpenFiles files) {
    this.files = files;
  }

  private interface Making {
    ResponseEntity<byte[]> answer(Dataset<?> dataset, Map<String, String> query);
  }

  @GetMapping("/opendata/{dataset}.csv")
  Mono<ResponseEntity<byte[]>> csv(ServerHttpRequest request, @PathVariable String dataset) {
    return answer(
        request,
        dataset,
        (found, query) -> {
          Encoding encoding = encoding(query.remove(ENCODING));
          MediaType type = new MediaType("text", "csv", encoding.charset());
          return answer(
              request,
              type,
              dataset + ".csv",
              files.csv(found, Selection.of(found, query), encoding));
        });
  }

  @GetMapping("/opendata/{dataset}.sdmx.csv")
  Mono<ResponseEntity<byte[]>> sdmx(ServerHttpRequest request, @PathVariable String dataset) {
    return answer(
        request,
        dataset,
        (found, query) -> {
          if (!found.isStatistic()) {
            String all = listed(Datasets.ALL.stream().filter(Dataset::isStatistic));
            throw new NoSuchFile(
                "%s.sdmx.csvはありません（統計：%s） / there is no %s.sdmx.csv (statistics: %s)"
                    .formatted(dataset, all, dataset, all));
          }
          return answer(
              request,
              SDMX,
              dataset + ".sdmx.csv",
              files.sdmxCsv(found, Selection.of(found, query)));
        });
  }

  @GetMapping("/opendata/{dataset}.json")
  Mono<ResponseEntity<byte[]>> json(ServerHttpRequest request, @PathVariable String dataset) {
    return answer(
        request,
        dataset,
        (found, query) ->
            answer(
                request,
                MediaType.APPLICATION_JSON,
                null,
                files.json(found, Selection.of(found, query))));
  }

  @GetMapping("/opendata/{dataset}.csv-metadata.json")
  Mono<ResponseEntity<byte[]>> columns(ServerHttpRequest request, @PathVariable String dataset) {
    return answer(
        request, dataset, (found, query) -> answer(request, COLUMNS, null, files.columns(found)));
  }

  @GetMapping("/opendata/catalog.jsonld")
  Mono<ResponseEntity<byte[]>> catalogue(ServerHttpRequest request) {
    return Mono.fromCallable(() -> answer(request, LINKED_DATA, null, files.catalogue()))
        .subscribeOn(Schedulers.boundedElastic());
  }

  @GetMapping("/opendata/all.zip")
  Mono<ResponseEntity<byte[]>> all(ServerHttpRequest request) {
    return Mono.fromCallable(() -> answer(request, ZIP, "all.zip", files.all()))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private static Mono<ResponseEntity<byte[]>> answer(
      ServerHttpRequest request, String code, Making making) {
    Optional<Dataset<?>> dataset = Datasets.find(code);
    if (dataset.isEmpty()) {
      String all = listed(Datasets.ALL.stream());
      throw new NoSuchFile(
          "データセット %sはありません（あるもの：%s） / no dataset %s (datasets: %s)"
              .formatted(code, all, code, all));
    }
    return Mono.fromCallable(
            () -> {
              try {
                return making.answer(dataset.get(), query(request.getQueryParams()));
              } catch (IllegalArgumentException refused) {
                return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
              }
            })
        .subscribeOn(Schedulers.boundedElastic());
  }

  private static Map<String, String> query(MultiValueMap<String, String> parameters) {
    Map<String, String> query = new LinkedHashMap<>();
    parameters.forEach((name, values) -> {
      if (values.size() != 1 || values.getFirst() == null || values.getFirst().isEmpty()) {
        throw Refused.of(
            name,
            String.join(", ", values.stream().map(String::valueOf).toList()),
            new LocalizedText("1つの値", "one value"));
      }
      query.put(name, values.getFirst());
    });
    return query;
  }

  private static Encoding encoding(@Nullable String asked) {
    return asked == null
        ? Encoding.UTF_8_WITH_MARK
        : Encoding.ofCode(asked)
            .orElseThrow(() ->
                Refused.of(
                    ENCODING,
                    asked,
                    new LocalizedText("utf-8-bom、utf-8、cp932", "utf-8-bom, utf-8 or cp932")));
  }

  private static String listed(Stream<Dataset<?>> datasets) {
    return String.join(", ", datasets.map(Dataset::code).toList());
  }

  private static ResponseEntity<byte[]> answer(
      ServerHttpRequest request, MediaType type, @Nullable String download, OpenFile file) {
    boolean isSame =
        Caching.isKnown(request.getHeaders().getFirst(HttpHeaders.IF_NONE_MATCH), file.etag());
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(isSame ? 304 : 200)
            .eTag(file.etag())
            .cacheControl(SHORTLY)
            .header("X-Content-Type-Options", "nosniff");
    if (isSame) {
      return answer.build();
    }
    if (download != null) {
      answer.header("Content-Disposition", "attachment; filename=\"dxpulse-" + download + "\"");
    }
    return answer.contentType(type).body(file.content());
  }
}
