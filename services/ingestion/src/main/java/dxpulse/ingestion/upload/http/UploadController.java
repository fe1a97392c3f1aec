package dxpulse.ingestion.upload.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.TraceContext;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.submission.Intake;
import dxpulse.ingestion.submission.Intake.Taken;
import dxpulse.ingestion.submission.ObservationSink.NotAccepted;
import dxpulse.ingestion.upload.Fault;
import dxpulse.ingestion.upload.ReadUpload;
import dxpulse.ingestion.upload.RowResult;
import dxpulse.ingestion.upload.RowResult.Outcome;
import dxpulse.ingestion.upload.Table;
import dxpulse.ingestion.upload.TableReader;
import dxpulse.ingestion.upload.TableReader.NotATable;
import dxpulse.ingestion.upload.Upload;
import dxpulse.ingestion.upload.UploadIdentity;
import dxpulse.ingestion.upload.Uploads;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

/// Takes files in: first as a dry run that stores nothing, then for good.
@RestController
class UploadController {
  private static final Logger LOG = LoggerFactory.getLogger(UploadController.class);
  private static final int MOST_ROWS = 10_000;
  private static final int LONGEST_NAME = 200;
  private static final Set<Role> SENDERS =
      Set.of(Role.FEED, Role.CLERK, Role.APPROVER, Role.OFFICE);

  private final TableReader tables;
  private final ReadUpload readUpload;
  private final Intake intake;
  private final Uploads uploads;
  private final Clock clock;
  private final MeterRegistry metrics;

  UploadController(
      TableReader tables,
      ReadUpload readUpload,
      Intake intake,
      Uploads uploads,
      Clock clock,
      MeterRegistry metrics) {
    this.tables = tables;
    this.readUpload = readUpload;
    this.intake = intake;
    this.uploads = uploads;
    this.clock = clock;
    this.metrics = metrics;
  }

  @PostMapping(value = "/api/ingestion/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<byte[]> take(
      @RequestPart("file") MultipartFile file,
      @RequestParam(defaultValue = "true") String dryRun,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent)
      throws IOException {
    Caller caller = Callers.current();
    if (SENDERS.stream().noneMatch(caller::is)) {
      return Answers.problem(
          Problem.forbidden("files are sent by feeds, clerks, approvers and the office"));
    }
    if (!dryRun.equals("true") && !dryRun.equals("false")) {
      return Answers.problem(Problem.malformed("dryRun: " + dryRun + " (expected: true or false)"));
    }
    byte[] content = file.getBytes();
    Table table;
    try {
      table = tables.read(content, MOST_ROWS);
    } catch (NotATable refused) {
      return Answers.problem(
          new Problem(
              "unsupported-file",
              415,
              "受け付けられないファイルです / Unsupported file",
              String.valueOf(refused.getMessage()),
              List.of()));
    }
    if (table.lines().size() > MOST_ROWS) {
      return Answers.problem(
          Problem.tooLarge("more than " + MOST_ROWS + " rows (expected: at most as many)"));
    }
    String name = nameOf(file);
    Instant now = clock.instant();
    UploadIdentity identity = UploadIdentity.of(content, caller);
    Optional<Uploads.Taken> before = uploads.taken(identity.rows());
    ReadUpload.Reading reading =
        readUpload.read(
            table,
            name,
            identity::observation,
            before.map(Uploads.Taken::lines).orElse(Set.of()),
            caller,
            now);
    if (!reading.heading().faults().isEmpty()) {
      return Answers.problem(
          Problem.invalid(
              reading.heading().faults().stream()
                  .map(fault ->
                      new Problem.Fault(
                          "/headings/" + fault.column(),
                          fault.code(),
                          fault.message(),
                          fault.value(),
                          fault.column()))
                  .toList()));
    }
    boolean dry = dryRun.equals("true");
    if (!dry) {
      try {
        reading =
            reading.without(
                refused(reading.observations(), caller, TraceContext.of(traceparent), now));
      } catch (NotAccepted away) {
        return Answers.problem(
            Problem.unavailable(
                "nothing is promised: the log does not acknowledge; send it again"));
      }
    }
    Upload upload =
        new Upload(
            identity.upload(),
            caller.organization(),
            caller.department(),
            name,
            identity.sha256(),
            table.encoding(),
            caller.id(),
            now,
            dry,
            before.map(Uploads.Taken::at).orElse(null),
            reading.count(Outcome.ACCEPTED),
            reading.count(Outcome.REFUSED),
            reading.count(Outcome.WITHOUT_FIGURE),
            reading.heading().unknown(),
            reading.rows());
    return dry ? Answers.json(200, upload) : keep(upload, identity, table);
  }

  /// Gives the figures away.
  ///
  /// @return why some were not taken, by the id of the observation
  private Map<String, Fault> refused(
      List<ObservationSubmitted> observations, Caller caller, String trace, Instant now) {
    List<Taken> taken = intake.take(observations, caller, trace, now);
    Map<String, Fault> refused = new HashMap<>();
    for (int i = 0; i < taken.size(); i++) {
      if (taken.get(i) instanceof Taken.Refused(var code, var message)) {
        ObservationSubmitted observation = observations.get(i);
        refused.put(
            observation.observationId(),
            new Fault("期間", code, message, observation.period().toString()));
      }
    }
    return refused;
  }

  private ResponseEntity<byte[]> keep(Upload upload, UploadIdentity identity, Table table) {
    keepAfterThePromise(upload, identity, table);
    metrics.counter("dxpulse.observations.accepted").increment(upload.accepted());
    upload.rows().stream()
        .flatMap(row -> row.errors().stream())
        .forEach(fault ->
            metrics.counter("dxpulse.observations.refused", "code", fault.code()).increment());
    return Answers.json(upload.accepted() > 0 ? 202 : 200, upload);
  }

  /// The promise stands, whatever becomes of what is kept beside it; the same file sent again leads
  /// to the same observations. Without a promise there is nothing to lose by saying so.
  private void keepAfterThePromise(Upload upload, UploadIdentity identity, Table table) {
    try {
      uploads.keep(upload, identity.rows(), rejected(upload, table));
    } catch (RuntimeException failed) {
      if (upload.accepted() == 0) {
        throw failed;
      }
      LOG.warn("{} was accepted, but its rows are not kept: {}", upload.id(), failed.toString());
    }
  }

  private static List<Upload.RejectedRow> rejected(Upload upload, Table table) {
    Map<Long, List<String>> cells = new HashMap<>();
    table.lines().forEach(line -> cells.put(line.number(), line.cells()));
    List<Upload.RejectedRow> rejected = new ArrayList<>();
    for (RowResult row : upload.rows()) {
      if (row.outcome() == Outcome.REFUSED) {
        rejected.add(
            new Upload.RejectedRow(
                upload.id() + "-" + row.line(),
                upload.id(),
                upload.organization(),
                upload.department(),
                upload.file(),
                upload.uploadedBy(),
                upload.uploadedAt(),
                row.line(),
                table.headings(),
                cells.getOrDefault(row.line(), List.of()),
                row.errors()));
      }
    }
    return rejected;
  }

  @GetMapping("/api/ingestion/imports/{id}")
  ResponseEntity<byte[]> find(@PathVariable String id) {
    Caller caller = Callers.current();
    return uploads
        .find(id)
        .filter(upload -> upload.isVisibleTo(caller))
        .map(upload -> Answers.json(200, upload))
        .orElseGet(() -> Answers.problem(Problem.notFound("import " + id)));
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
