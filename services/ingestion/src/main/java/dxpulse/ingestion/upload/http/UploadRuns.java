package dxpulse.ingestion.upload.http;

import dxpulse.ingestion.upload.TableReader;
import dxpulse.ingestion.upload.TakeFile;
import dxpulse.ingestion.upload.Upload;
import dxpulse.ingestion.upload.Uploads;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads files in the background: whoever sends a short one has the whole answer, whoever sends a
/// long one is told where to ask for it.
final class UploadRuns {
  private static final Logger LOG = LoggerFactory.getLogger(UploadRuns.class);
  private static final int MOST_AT_ONCE = 4;
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);
  private static final String BROKEN_OFF =
      "途中で止まりました。同じファイルをもう一度送ってください。受け付けた行が重なることはありません / it broke off: send the same file again,"
          + " nothing is taken twice";

  private final TableReader tables;
  private final TakeFile takeFile;
  private final Uploads uploads;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  UploadRuns(
      TableReader tables, TakeFile takeFile, Uploads uploads, Clock clock, MeterRegistry metrics) {
    this.tables = tables;
    this.takeFile = takeFile;
    this.uploads = uploads;
    this.clock = clock;
    this.metrics = metrics;
  }

  /// @param file is deleted when it has been read
  /// @return what became of it, or how far it has come after its first part
  CompletableFuture<Upload> start(Path file, TakeFile.Wish wish) {
    CompletableFuture<Upload> answer = new CompletableFuture<>();
    var _ = Thread.ofVirtual().name("upload-" + wish.id()).start(() -> run(file, wish, answer));
    return answer;
  }

  private void run(Path file, TakeFile.Wish wish, CompletableFuture<Upload> answer) {
    places.acquireUninterruptibly();
    AtomicReference<Upload> newest = new AtomicReference<>();
    try (TableReader.Opened opened = tables.open(file)) {
      Upload done =
          takeFile.take(
              opened,
              wish,
              so -> {
                newest.set(so);
                note(so);
                var _ = answer.complete(so);
              });
      keep(done, file);
      count(done);
      var _ = answer.complete(done);
    } catch (IOException | RuntimeException failed) {
      if (!answer.completeExceptionally(failed)) {
        fail(newest.get(), failed);
      }
    } finally {
      // Whoever waits hears of errors, too, that nobody can catch.
      var _ =
          answer.completeExceptionally(
              new IllegalStateException("the file was not read to its end"));
      places.release();
      forget(file);
    }
  }

  private void keep(Upload done, Path file) throws IOException {
    try {
      uploads.keepFile(done.id(), file);
      if (done.dryRun()) {
        uploads.keepLook(done);
      } else {
        uploads.keep(done);
      }
    } catch (IOException | RuntimeException failed) {
      // The promise stands. Without one there is nothing to lose by saying so.
      if (done.dryRun() || done.accepted() == 0) {
        throw failed;
      }
      LOG.warn("{} was accepted, but its rows are not kept: {}", done.id(), failed.toString());
    }
  }

  private void count(Upload done) {
    if (done.dryRun()) {
      return;
    }
    metrics.counter("dxpulse.observations.accepted").increment(done.accepted());
    done.rows().stream()
        .flatMap(row -> row.errors().stream())
        .forEach(fault ->
            metrics.counter("dxpulse.observations.refused", "code", fault.code()).increment());
  }

  private void note(Upload so) {
    try {
      uploads.keepProgress(so, clock.instant());
    } catch (RuntimeException away) {
      LOG.warn("{}: its progress is not kept: {}", so.id(), away.toString());
    }
  }

  private void fail(Upload so, Exception failed) {
    boolean told = failed instanceof TableReader.NotATable || failed instanceof TableReader.TooMany;
    LOG.warn("{} broke off after {} rows: {}", so.id(), so.rowsRead(), failed.toString());
    note(so.failing(told ? String.valueOf(failed.getMessage()) : BROKEN_OFF));
  }

  /// An upload that is being read, or was kept. One that nobody has heard of for some time has
  /// broken off with the service that read it.
  Optional<Upload> find(String id) {
    return uploads
        .run(id)
        .map(run ->
            run.upload().state() == Upload.State.READING
                    && run.at().plus(LONGEST_SILENCE).isBefore(clock.instant())
                ? run.upload().failing(BROKEN_OFF)
                : run.upload())
        .or(() -> uploads.find(id));
  }

  static void forget(Path file) {
    try {
      var _ = Files.deleteIfExists(file);
    } catch (IOException stays) {
      LOG.warn("{} stays: {}", file.getFileName(), stays.toString());
    }
  }
}
