package dxpulse.ingestion.upload.http;

import dxpulse.contracts.types.Caller;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.submission.Fates;
import dxpulse.ingestion.upload.Uploads;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What could not be used, with the reason: observations, and rows of files as they were written.
@RestController
class QuarantineController {
  private final Fates fates;
  private final Uploads uploads;

  QuarantineController(Fates fates, Uploads uploads) {
    this.fates = fates;
    this.uploads = uploads;
  }

  @GetMapping("/api/ingestion/quarantine")
  ResponseEntity<byte[]> quarantine() {
    Caller caller = Callers.current();
    Map<String, Object> quarantine = new LinkedHashMap<>();
    quarantine.put(
        "items",
        fates.quarantined().stream()
            .filter(item -> item.organization().equals(caller.organization()))
            .toList());
    quarantine.put(
        "rows", uploads.rejected().stream().filter(row -> row.isVisibleTo(caller)).toList());
    return Answers.json(200, quarantine);
  }
}
