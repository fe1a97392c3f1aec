package dxpulse.indicator.catalogue.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.QueryReader;
import dxpulse.indicator.catalogue.Announcements;
import dxpulse.indicator.catalogue.Announcements.NotAnnounced;
import dxpulse.indicator.catalogue.Catalogue;
import dxpulse.indicator.catalogue.Catalogue.Overtaken;
import dxpulse.indicator.catalogue.DefineIndicator;
import dxpulse.indicator.catalogue.DefineIndicator.Outcome;
import dxpulse.indicator.catalogue.DefineIndicator.Overlapping;
import dxpulse.indicator.catalogue.http.JudgeFile.Judgement;
import dxpulse.indicator.catalogue.http.JudgedRow.Fate;
import dxpulse.indicator.catalogue.http.Upload.NotAForm;
import dxpulse.indicator.catalogue.sheet.CatalogueFile;
import dxpulse.indicator.catalogue.sheet.Sheet;
import dxpulse.indicator.catalogue.sheet.SheetReader;
import dxpulse.indicator.catalogue.sheet.SheetReader.NotASheet;
import dxpulse.indicator.catalogue.sheet.SheetReader.TooLarge;
import dxpulse.indicator.catalogue.sheet.SheetWriters;
import dxpulse.indicator.edge.Answers;
import dxpulse.indicator.edge.Callers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes the catalogue in as a file and gives it out as one: the DX office keeps it in a
/// spreadsheet.
@Controller("/api/indicators")
@ExecuteOn(TaskExecutors.BLOCKING)
class FileController {
  private static final int MOST_BYTES = 5_000_000;
  private static final byte[] NOTHING = {};
  private static final MediaType WORKBOOK =
      MediaType.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Catalogue catalogue;
  private final DefineIndicator defineIndicator;
  private final Announcements announcements;
  private final SheetReader sheets;
  private final SheetWriters templates;
  private final Clock clock;

  FileController(
      Catalogue catalogue,
      DefineIndicator defineIndicator,
      Announcements announcements,
      SheetReader sheets,
      SheetWriters templates,
      Clock clock) {
    this.catalogue = catalogue;
    this.defineIndicator = defineIndicator;
    this.announcements = announcements;
    this.sheets = sheets;
    this.templates = templates;
    this.clock = clock;
  }

  @Post("/import")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<byte[]> take(
      HttpRequest<?> request,
      @Body byte[] form,
      @QueryValue(defaultValue = "true") String dryRun,
      @QueryValue @Nullable String reason) {
    Caller caller = Callers.of(request);
    if (!caller.is(Role.OFFICE)) {
      return Answers.problem(
          Problem.forbidden("指標の一覧は事務局だけが変更できます / the catalogue is kept by the role office"));
    }
    if (!isFlag(dryRun)) {
      return notAFlag("dryRun", dryRun);
    }
    try {
      Map<String, byte[]> fields = Upload.fields(request, form);
      byte[] file = fields.get("file");
      if (file == null) {
        return Answers.problem(
            Problem.malformed("file：ファイルがありません / file: missing (expected: a field of the form)"));
      }
      if (file.length > MOST_BYTES) {
        return Answers.problem(
            Problem.tooLarge(
                "%dバイトあります（%dバイトまで） / %d bytes (expected: at most %d)"
                    .formatted(file.length, MOST_BYTES, file.length, MOST_BYTES)));
      }
      // A long one does not fit in a query.
      String told = new String(fields.getOrDefault("reason", NOTHING), StandardCharsets.UTF_8);
      String why = told.isBlank() ? reason : told;
      return take(caller, sheets.read(file), dryRun.equals("true"), why);
    } catch (TooLarge refused) {
      return Answers.problem(Problem.tooLarge(String.valueOf(refused.getMessage())));
    } catch (NotASheet refused) {
      return Answers.problem(
          new Problem(
              "unsupported-file",
              415,
              "受け付けられないファイルです / Unsupported file",
              String.valueOf(refused.getMessage()),
              List.of()));
    } catch (NotAForm refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
  }

  private HttpResponse<byte[]> take(
      Caller caller, Sheet sheet, boolean dryRun, @Nullable String reason) {
    Map<IndicatorCode, IndicatorDefined> current =
        catalogue.all(caller.organization()).stream()
            .collect(Collectors.toMap(IndicatorDefined::code, Function.identity()));
    Judgement judgement =
        new JudgeFile(
                caller.organization(), current, announcements, caller.id(), clock.instant(), reason)
            .judge(sheet);
    return dryRun ? answer(true, judgement, Map.of()) : write(caller, judgement, current);
  }

  /// Writes all or nothing, as far as rows could be judged. A row that changes nothing is announced
  /// only if that is still to be done.
  private HttpResponse<byte[]> write(
      Caller caller, Judgement judgement, Map<IndicatorCode, IndicatorDefined> current) {
    if (!judgement.isClean()) {
      return answer(
          false,
          new Judgement(
              judgement.inOrder().stream().map(JudgedRow::notDone).toList(), judgement.faults()),
          Map.of());
    }
    Map<Integer, Integer> versions = new HashMap<>();
    Map<IndicatorCode, Integer> newest = new HashMap<>();
    current.forEach((code, indicator) -> newest.put(code, indicator.newest().version()));
    try {
      for (JudgedRow row : judgement.inOrder()) {
        if (row.code() == null || row.draft() == null) {
          continue;
        }
        if (row.fate() == Fate.UNCHANGED) {
          defineIndicator.makeGood(caller.organization(), row.code());
          continue;
        }
        // A row was judged on what the catalogue said then.
        Outcome outcome =
            defineIndicator.define(
                caller.organization(), row.code(), row.draft(), newest.getOrDefault(row.code(), 0));
        newest.put(row.code(), outcome.definition().newest().version());
        if (outcome.changed()) {
          versions.put(row.row(), outcome.definition().newest().version());
        }
      }
    } catch (Overlapping | Overtaken _) {
      return Answers.problem(
          Problem.conflict(
              "ほかの人が先に変更しました。ファイルをもう一度送ってください"
                  + " / somebody else was faster; send the file again, repeats do no harm"));
    } catch (Announcements.TooLarge full) {
      return Answers.problem(Problem.tooLarge(String.valueOf(full.getMessage())));
    } catch (NotAnnounced away) {
      return Answers.problem(
          Problem.unavailable(
              "Kafkaが応答しません。%d行を書きました。ファイルをもう一度送ってください / Kafka does not acknowledge: %d row(s) are written; send the file again"
                  .formatted(versions.size(), versions.size())));
    }
    return answer(false, judgement, versions);
  }

  private static HttpResponse<byte[]> answer(
      boolean dryRun, Judgement judgement, Map<Integer, Integer> versions) {
    Map<Fate, Long> fates =
        judgement.inOrder().stream()
            .collect(Collectors.groupingBy(JudgedRow::fate, Collectors.counting()));
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("new", fates.getOrDefault(Fate.NEW, 0L));
    counts.put("changed", fates.getOrDefault(Fate.CHANGED, 0L));
    counts.put("unchanged", fates.getOrDefault(Fate.UNCHANGED, 0L));
    counts.put("refused", fates.getOrDefault(Fate.REFUSED, 0L));
    counts.put("notDone", fates.getOrDefault(Fate.NOT_DONE, 0L));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("dryRun", dryRun);
    body.put(
        "rows",
        judgement.inOrder().stream()
            .sorted(Comparator.comparingInt(JudgedRow::row))
            .map(row -> row.shown(versions.get(row.row())))
            .toList());
    body.put("counts", counts);
    body.put("faults", judgement.faults());
    return Answers.json(HttpStatus.OK, body);
  }

  @Get("/template.xlsx")
  HttpResponse<byte[]> workbook(
      HttpRequest<?> request, @QueryValue(defaultValue = "false") String filled) {
    return isFlag(filled)
        ? file(request, filled, templates.workbook(), WORKBOOK, "indicators.xlsx")
        : notAFlag("filled", filled);
  }

  @Get("/template.csv")
  HttpResponse<byte[]> csv(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "false") String filled,
      @QueryValue(defaultValue = "utf-8") String encoding) {
    if (!isFlag(filled)) {
      return notAFlag("filled", filled);
    }
    return switch (encoding) {
      case "utf-8" -> file(request, filled, templates.utf8(), csvIn("UTF-8"), "indicators.csv");
      case "cp932" ->
          file(request, filled, templates.cp932(), csvIn("Windows-31J"), "indicators.csv");
      default ->
          Answers.problem(
              Problem.malformed(
                  String.valueOf(
                      QueryReader.refused(
                              "encoding",
                              encoding,
                              new LocalizedText("utf-8 か cp932", "utf-8 or cp932"))
                          .getMessage())));
    };
  }

  private HttpResponse<byte[]> file(
      HttpRequest<?> request,
      String filled,
      SheetWriters.SheetWriter writer,
      MediaType type,
      String name) {
    Caller caller = Callers.of(request);
    List<IndicatorDefined> indicators =
        filled.equals("true") ? catalogue.all(caller.organization()) : List.of();
    return HttpResponse.ok(writer.written(CatalogueFile.rows(indicators)))
        .contentType(type)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .header("Cache-Control", "no-store");
  }

  private static MediaType csvIn(String charset) {
    return MediaType.of("text/csv;charset=" + charset);
  }

  private static boolean isFlag(String text) {
    return text.equals("true") || text.equals("false");
  }

  private static HttpResponse<byte[]> notAFlag(String name, String value) {
    return Answers.problem(
        Problem.malformed(
            String.valueOf(
                QueryReader.refused(name, value, new LocalizedText("true か false", "true or false"))
                    .getMessage())));
  }
}
