package dxpulse.ingestion.upload.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.ingestion.upload.RowResult;
import dxpulse.ingestion.upload.Upload;
import dxpulse.ingestion.upload.Upload.RejectedRow;
import dxpulse.ingestion.upload.Uploads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.bson.types.Binary;

/// One document for each upload, compressed so that ten thousand bad rows stay below the store's
/// limit, and one for each row in quarantine.
public final class MongoUploads implements Uploads {
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Document> uploads;
  private final MongoCollection<Document> rows;
  private final MongoCollection<Document> taken;

  public MongoUploads(MongoDatabase database) {
    uploads = database.getCollection("uploads");
    rows = database.getCollection("rejectedrows");
    taken = database.getCollection("takenfiles");
  }

  @Override
  public void keep(Upload upload, String file, List<RejectedRow> rejected) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    Set<String> kept = new HashSet<>();
    for (RejectedRow row : rejected) {
      kept.add(row.id());
      writes.add(
          new ReplaceOneModel<>(
              Filters.eq("_id", row.id()),
              new Document("_id", row.id())
                  .append("body", WireFormat.mapper().writeValueAsString(row)),
              UPSERT));
    }
    find(upload.id())
        .ifPresent(earlier ->
            earlier.rows().stream()
                .map(row -> upload.id() + "-" + row.line())
                .filter(id -> !kept.contains(id))
                .forEach(id -> writes.add(new DeleteOneModel<>(Filters.eq("_id", id)))));
    if (!writes.isEmpty()) {
      var _ = rows.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }
    var _ =
        uploads.replaceOne(
            Filters.eq("_id", upload.id()),
            new Document("_id", upload.id())
                .append("body", new Binary(packed(WireFormat.mapper().writeValueAsBytes(upload)))),
            UPSERT);
    keepTaken(upload, file);
  }

  private void keepTaken(Upload upload, String file) {
    List<Long> accepted =
        upload.rows().stream()
            .filter(row -> row.outcome() == RowResult.Outcome.ACCEPTED)
            .map(RowResult::line)
            .toList();
    if (!accepted.isEmpty()) {
      var _ =
          taken.updateOne(
              Filters.eq("_id", file),
              Updates.combine(
                  Updates.setOnInsert("at", upload.uploadedAt().toString()),
                  Updates.addEachToSet("lines", accepted)),
              new UpdateOptions().upsert(true));
    }
  }

  @Override
  public Optional<Taken> taken(String file) {
    return Optional.ofNullable(taken.find(Filters.eq("_id", file)).first())
        .map(document ->
            new Taken(
                Instant.parse(document.getString("at")),
                Set.copyOf(document.getList("lines", Long.class))));
  }

  @Override
  public Optional<RejectedRow> rejected(String id) {
    return Optional.ofNullable(rows.find(Filters.eq("_id", id)).first()).map(MongoUploads::row);
  }

  private static RejectedRow row(Document document) {
    return WireFormat.mapper().readValue(document.getString("body"), RejectedRow.class);
  }

  @Override
  public Optional<Upload> find(String id) {
    return Optional.ofNullable(uploads.find(Filters.eq("_id", id)).first())
        .map(document ->
            WireFormat.mapper()
                .readValue(unpacked(document.get("body", Binary.class).getData()), Upload.class));
  }

  @Override
  public List<RejectedRow> rejected() {
    List<RejectedRow> rejected = new ArrayList<>();
    for (Document document : rows.find()) {
      rejected.add(row(document));
    }
    rejected.sort(
        Comparator.comparing(RejectedRow::uploadedAt)
            .reversed()
            .thenComparing(RejectedRow::upload)
            .thenComparing(RejectedRow::line));
    return rejected;
  }

  private static byte[] packed(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  private static byte[] unpacked(byte[] packed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
