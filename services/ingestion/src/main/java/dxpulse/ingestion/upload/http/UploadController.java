package dxpulse.ingestion.upload.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.TraceContext;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.submission.ObservationSink.NotAccepted;
import dxpulse.ingestion.upload.Annotating;
import dxpulse.ingestion.upload.TableReader;
import dxpulse.ingestion.upload.TableReader.NotATable;
import dxpulse.ingestion.upload.TableReader.TooMany;
import dxpulse.ingestion.upload.TakeFile;
import dxpulse.ingestion.upload.TakeFile.BadHeading;
import dxpulse.ingestion.upload.Upload;
import dxpulse.ingestion.upload.UploadIdentity;
import dxpulse.ingestion.upload.Uploads;
import dxpulse.ingestion.upload.Workbooks;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Takes files in: first as a dry run that sends nothing, then for good.
@RestController
class UploadController {
  private static final int LONGEST_NAME = 200;
  private static final Set<Role> SENDERS =
      Set.of(Role.FEED, Role.CLERK, Role.APPROVER, Role.OFFICE);

  private final TableReader tables;
  private final Uploads uploads;
  private final Workbooks workbooks;
  private final Clock clock;
  private final UploadRuns runs;

  UploadController(
      TableReader tables,
      TakeFile takeFile,
      Uploads uploads,
      Workbooks workbooks,
      Clock clock,
      MeterRegistry metrics) {
    this.tables = tables;
    this.uploads = uploads;
    this.workbooks = workbooks;
    this.clock = clock;
    runs = new UploadRuns(tables, takeFile, uploads, clock, metrics);
  }

  @PostMapping(value = "/api/ingestion/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<byte[]> take(
      @RequestPart("file") MultipartFile file,
      @RequestParam(defaultValue = "true") String dryRun,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent)
      throws IOException, InterruptedException {
    Caller caller = Callers.current();
    if (SENDERS.stream().noneMatch(caller::is)) {
      return Answers.problem(
          Problem.forbidden(
              "ファイルを送れるのは、連携・担当者・承認者・事務局です / files are sent by feeds, clerks, approvers and the office"));
    }
    if (!dryRun.equals("true") && !dryRun.equals("false")) {
      return Answers.problem(
          Problem.malformed(
              "dryRunは true か false にしてください / dryRun: %s (expected: true or false)"
                  .formatted(dryRun)));
    }
    // The run outlives the request, and with it the container's own copy.
    Path copy = Files.createTempFile("dxpulse-upload", ".part");
    UploadIdentity identity;
    try {
      file.transferTo(copy);
      try (InputStream content = Files.newInputStream(copy)) {
        identity = UploadIdentity.of(content, caller);
      }
    } catch (IOException | RuntimeException failed) {
      UploadRuns.forget(copy);
      throw failed;
    }
    TakeFile.Wish wish =
        new TakeFile.Wish(
            identity,
            caller,
            nameOf(file),
            dryRun.equals("true"),
            clock.instant(),
            TraceContext.of(traceparent));
    try {
      return answer(runs.start(copy, wish).get());
    } catch (ExecutionException failed) {
      return refused(failed.getCause());
    }
  }

  private static ResponseEntity<byte[]> answer(Upload upload) {
    boolean promised = !upload.dryRun() && upload.accepted() > 0;
    return Answers.json(promised || upload.state() == Upload.State.READING ? 202 : 200, upload);
  }

  private static ResponseEntity<byte[]> refused(@Nullable Throwable failed) throws IOException {
    return switch (failed) {
      case NotATable broken ->
          Answers.problem(
              new Problem(
                  "unsupported-file",
                  415,
                  "受け付けられないファイルです / Unsupported file",
                  String.valueOf(broken.getMessage()),
                  List.of()));
      case TooMany large -> Answers.problem(Problem.tooLarge(String.valueOf(large.getMessage())));
      case NotAccepted away ->
          Answers.problem(
              Problem.unavailable(
                  "記録の仕組みが応答しません。何も受け付けていないので、もう一度送ってください / nothing is promised: the log does not acknowledge; send it again"));
      case BadHeading heading ->
          Answers.problem(
              Problem.invalid(
                  heading.faults().stream()
                      .map(fault ->
                          new Problem.Fault(
                              "/headings/" + fault.column(),
                              fault.code(),
                              fault.message(),
                              fault.value(),
                              fault.column()))
                      .toList()));
      case RuntimeException unforeseen -> throw unforeseen;
      case IOException unforeseen -> throw unforeseen;
      case null, default -> throw new IllegalStateException(failed);
    };
  }

  @GetMapping("/api/ingestion/imports/{id}")
  ResponseEntity<byte[]> find(@PathVariable String id) {
    Caller caller = Callers.current();
    return runs.find(id)
        .filter(upload -> upload.isVisibleTo(caller))
        .map(upload -> Answers.json(200, upload))
        .orElseGet(() ->
            Answers.problem(
                Problem.notFound("送ったファイル %s はありません / no import %s".formatted(id, id))));
  }

  @GetMapping("/api/ingestion/imports/{id}/annotated.xlsx")
  ResponseEntity<byte[]> annotated(@PathVariable String id) throws IOException {
    Caller caller = Callers.current();
    Upload upload = uploads.find(id).filter(each -> each.isVisibleTo(caller)).orElse(null);
    Path copy = Files.createTempFile("dxpulse-annotated", ".part");
    try {
      if (upload == null || !uploads.writeFile(id, copy)) {
        return Answers.problem(
            Problem.notFound("送ったファイル %s の行は残っていません / no rows of import %s".formatted(id, id)));
      }
      try (TableReader.Opened opened = tables.open(copy)) {
        return workbook(
            upload.file().replaceFirst("\\.[A-Za-z]{2,5}$", "") + "_確認.xlsx",
            workbooks.annotated(new Annotating(opened, upload)));
      }
    } finally {
      UploadRuns.forget(copy);
    }
  }

  static ResponseEntity<byte[]> workbook(String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(
            MediaType.parseMediaType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
        .header(
            "Content-Disposition",
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(content);
  }

  private static String nameOf(MultipartFile file) {
    String given = file.getOriginalFilename();
    String name = given == null ? "" : given.replaceAll(".*[/\\\\]|\\p{Cntrl}", "").strip();
    if (name.isEmpty()) {
      return "file.csv";
    }
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }
}
