package dxpulse.indicator.catalogue.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.UnitNames;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.wire.Problem;
import dxpulse.indicator.catalogue.Announcements.NotAnnounced;
import dxpulse.indicator.catalogue.Announcements.TooLarge;
import dxpulse.indicator.catalogue.Catalogue;
import dxpulse.indicator.catalogue.Catalogue.Overtaken;
import dxpulse.indicator.catalogue.DefineIndicator;
import dxpulse.indicator.catalogue.DefineIndicator.Overlapping;
import dxpulse.indicator.catalogue.Succession;
import dxpulse.indicator.edge.Answers;
import dxpulse.indicator.edge.Callers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The catalogue: everybody who is signed in reads it, the DX office writes it.
@Controller("/api/indicators")
@ExecuteOn(TaskExecutors.BLOCKING)
class IndicatorController {
  private static final int MOST_BYTES = 1_000_000;

  private final Catalogue catalogue;
  private final DefineIndicator defineIndicator;
  private final Clock clock;

  IndicatorController(Catalogue catalogue, DefineIndicator defineIndicator, Clock clock) {
    this.catalogue = catalogue;
    this.defineIndicator = defineIndicator;
    this.clock = clock;
  }

  @Get
  HttpResponse<byte[]> all(HttpRequest<?> request) {
    Caller caller = Callers.of(request);
    List<Map<String, Object>> indicators =
        catalogue.all(caller.organization()).stream().map(IndicatorController::shown).toList();
    return Answers.json(
        HttpStatus.OK, Map.of("indicators", indicators, "writable", caller.is(Role.OFFICE)));
  }

  @Get("/{code}")
  HttpResponse<byte[]> one(HttpRequest<?> request, @PathVariable String code) {
    Caller caller = Callers.of(request);
    return Answers.indicatorCode(code)
        .flatMap(indicator -> catalogue.find(caller.organization(), indicator))
        .map(definition -> Answers.json(HttpStatus.OK, shown(definition)))
        .orElseGet(() -> Answers.unknown(code));
  }

  @Put("/{code}")
  @Consumes("*/*")
  HttpResponse<byte[]> define(
      HttpRequest<?> request, @PathVariable String code, @Body byte[] content) {
    Caller caller = Callers.of(request);
    if (!caller.is(Role.OFFICE)) {
      return Answers.problem(
          Problem.forbidden("指標の一覧は事務局だけが変更できます / the catalogue is kept by the role office"));
    }
    Optional<IndicatorCode> indicator = Answers.indicatorCode(code);
    if (indicator.isEmpty()) {
      return Answers.problem(
          Problem.invalid(
              List.of(
                  new Problem.Fault(
                      "",
                      "NOT_A_CODE",
                      "指標コードの形ではありません / not an indicator code",
                      code,
                      "a letter, then up to 31 letters, digits, - or _"))));
    }
    if (content.length > MOST_BYTES) {
      return Answers.problem(
          Problem.tooLarge(
              "%dバイトあります（%dバイトまで） / %d bytes (expected: at most %d)"
                  .formatted(content.length, MOST_BYTES, content.length, MOST_BYTES)));
    }
    return Answers.reading(
        content,
        json -> {
          IndicatorBody body = new IndicatorBody(json);
          Optional<Version> draft = body.draft(caller.id(), clock.instant());
          return draft
              .map(version -> define(caller, indicator.get(), version, body.madeFrom()))
              .orElseGet(() -> Answers.problem(Problem.invalid(body.faults())));
        });
  }

  private HttpResponse<byte[]> define(
      Caller caller, IndicatorCode code, Version draft, @Nullable Integer madeFrom) {
    try {
      DefineIndicator.Outcome outcome =
          defineIndicator.define(caller.organization(), code, draft, madeFrom);
      return Answers.json(
          outcome.created() ? HttpStatus.CREATED : HttpStatus.OK, shown(outcome.definition()));
    } catch (Overlapping refused) {
      return Answers.problem(Problem.invalid(List.of(OverlapFault.of(refused.overlap(), draft))));
    } catch (TooLarge full) {
      return Answers.problem(Problem.tooLarge(String.valueOf(full.getMessage())));
    } catch (Overtaken faster) {
      return Answers.problem(Problem.conflict(String.valueOf(faster.getMessage())));
    } catch (NotAnnounced away) {
      return Answers.problem(
          Problem.unavailable(
              "Kafkaが応答しません。もう一度送ってください / Kafka does not acknowledge the definition; send it again"));
    }
  }

  /// The newest version flat, as it was put, with all versions beside it and the years of each.
  private static Map<String, Object> shown(IndicatorDefined definition) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("code", definition.code());
    shown.putAll(Answers.members(definition.newest()));
    shown.put("reference", definition.newest().isReference());
    shown.put("unitName", UnitNames.of(definition.newest().unit()).orElse(null));
    shown.put("unitOne", UnitNames.one(definition.newest().unit()));
    shown.put(
        "versions",
        definition.versions().stream()
            .map(version -> {
              Map<String, Object> each = Answers.members(version);
              each.put("inForce", Succession.yearsInForce(definition.versions(), version));
              return each;
            })
            .toList());
    return shown;
  }
}
