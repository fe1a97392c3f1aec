package dxpulse.ingestion.upload.mongo;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.ingestion.submission.WaitingRoom;
import dxpulse.ingestion.submission.WaitingRoom.Ticket;
import dxpulse.ingestion.upload.Upload;
import dxpulse.ingestion.upload.Upload.RejectedRow;
import dxpulse.ingestion.upload.Uploads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.bson.types.Binary;

/// One document for each upload, compressed so that ten thousand bad rows stay below the store's
/// limit, one for each row in quarantine, and the files as they came, in parts.
public final class MongoUploads implements Uploads {
  private static final String ID = "_id";
  private static final String BODY = "body";
  private static final int AT_ONCE = 1_000;
  // Of rows that are written at once: one may be as long as its cells.
  private static final int MOST_CHARACTERS = 4_000_000;
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);
  private static final int MOST_LOOKS = 5;
  private static final int PART = 8_000_000;
  private static final int MOST_PARTS = 10;
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Document> uploads;
  private final MongoCollection<Document> rows;
  private final MongoCollection<Document> begun;
  private final MongoCollection<Document> taken;
  private final MongoCollection<Document> looks;
  private final MongoCollection<Document> runs;
  private final MongoCollection<Document> files;
  private final WaitingRoom room;

  public MongoUploads(MongoDatabase database, WaitingRoom room) {
    this.room = room;
    uploads = database.getCollection("uploads");
    rows = database.getCollection("rejectedrows");
    // Uploads of which rows are kept, even if they broke off before anything else was.
    begun = database.getCollection("uploadsbegun");
    taken = database.getCollection("takenfiles");
    looks = database.getCollection("uploadlooks");
    // Progress is no promise.
    runs = database.withWriteConcern(WriteConcern.W1).getCollection("uploadruns");
    files = database.getCollection("uploadfiles");
    room.enterOnce("rejectedrows", rows.find().map(document -> row(document).ticket()));
  }

  @Override
  public void keepPart(
      Upload upload,
      String file,
      boolean again,
      List<RejectedRow> rejected,
      List<String> usable,
      Set<Long> accepted) {
    if (again) {
      letGo(usable);
    } else if (!rejected.isEmpty()) {
      var _ = begun.replaceOne(Filters.eq(ID, upload.id()), new Document(ID, upload.id()), UPSERT);
    }
    if (!rejected.isEmpty()) {
      keep(rejected);
    }
    if (!accepted.isEmpty()) {
      Document before = taken.find(Filters.eq(ID, file)).first();
      Set<Long> more = new HashSet<>(accepted);
      more.addAll(before == null ? List.of() : listed(before));
      String ranges = before == null ? null : before.getString("ranges");
      var _ =
          taken.updateOne(
              Filters.eq(ID, file),
              Updates.combine(
                  Updates.setOnInsert("at", upload.uploadedAt().toString()),
                  Updates.set("ranges", Lines.text(ranges == null ? "" : ranges, more))),
              new UpdateOptions().upsert(true));
    }
  }

  /// Earlier tickets are asked for even of a file that never came: it may be sent twice at once. A
  /// row without a ticket would never be seen, so the ticket comes first.
  private void keep(List<RejectedRow> rejected) {
    List<Ticket> before = tickets(rejected.stream().map(RejectedRow::id).toList());
    List<Ticket> now = rejected.stream().map(RejectedRow::ticket).toList();
    room.enter(now);
    List<WriteModel<Document>> writes = new ArrayList<>();
    long characters = 0;
    for (RejectedRow row : rejected) {
      String body = WireFormat.mapper().writeValueAsString(row);
      if (!writes.isEmpty()
          && (characters + body.length() > MOST_CHARACTERS || writes.size() == AT_ONCE)) {
        var _ = rows.bulkWrite(writes, ANY_ORDER);
        writes.clear();
        characters = 0;
      }
      characters += body.length();
      writes.add(
          new ReplaceOneModel<>(
              Filters.eq(ID, row.id()), new Document(ID, row.id()).append(BODY, body), UPSERT));
    }
    var _ = rows.bulkWrite(writes, ANY_ORDER);
    room.replace(before, now);
  }

  private List<Ticket> tickets(List<String> ids) {
    List<Ticket> tickets = new ArrayList<>();
    for (List<String> some : parts(ids)) {
      rejected(some).forEach(row -> tickets.add(row.ticket()));
    }
    return tickets;
  }

  /// Nobody needs to mend them any more.
  private void letGo(List<String> ids) {
    for (List<String> some : parts(ids)) {
      List<RejectedRow> waiting = rejected(some);
      if (!waiting.isEmpty()) {
        room.leave(waiting.stream().map(RejectedRow::ticket).toList());
        var _ = rows.deleteMany(Filters.in(ID, some));
      }
    }
  }

  private static List<List<String>> parts(List<String> ids) {
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      parts.add(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)));
    }
    return parts;
  }

  @Override
  public boolean cameBefore(String id) {
    return Stream.of(begun, uploads, runs)
        .anyMatch(kept ->
            kept.find(Filters.eq(ID, id)).projection(Projections.include(ID)).first() != null);
  }

  @Override
  public void keep(Upload upload) {
    var _ = uploads.replaceOne(Filters.eq(ID, upload.id()), document(upload), UPSERT);
    var _ = runs.deleteOne(Filters.eq(ID, upload.id()));
  }

  private static Document document(Upload upload) {
    return new Document(ID, upload.id())
        .append(BODY, new Binary(packed(WireFormat.mapper().writeValueAsBytes(upload))));
  }

  @Override
  public void keepLook(Upload upload) {
    keep(upload);
    String person = upload.organization() + "|" + upload.uploadedBy();
    Document known = looks.find(Filters.eq(ID, person)).first();
    List<String> ids = new ArrayList<>(List.of(upload.id()));
    List<String> old = new ArrayList<>();
    for (String id : known == null ? List.<String>of() : known.getList("ids", String.class)) {
      if (!ids.contains(id)) {
        (ids.size() < MOST_LOOKS ? ids : old).add(id);
      }
    }
    var _ =
        looks.replaceOne(
            Filters.eq(ID, person), new Document(ID, person).append("ids", ids), UPSERT);
    for (String id : old) {
      var _ = uploads.deleteOne(Filters.eq(ID, id));
      forgetFile(id, 0);
    }
  }

  @Override
  public void keepProgress(Upload upload, Instant at) {
    var _ =
        runs.replaceOne(
            Filters.eq(ID, upload.id()), document(upload).append("at", at.toString()), UPSERT);
  }

  @Override
  public Optional<Run> run(String id) {
    return Optional.ofNullable(runs.find(Filters.eq(ID, id)).first())
        .map(document -> new Run(upload(document), Instant.parse(document.getString("at"))));
  }

  @Override
  public void keepFile(String id, Path file) throws IOException {
    int part = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (byte[] some = in.readNBytes(PART); some.length > 0; some = in.readNBytes(PART)) {
        String name = id + "|" + part;
        var _ =
            files.replaceOne(
                Filters.eq(ID, name),
                new Document(ID, name).append(BODY, new Binary(packed(some))),
                UPSERT);
        part++;
      }
    }
    forgetFile(id, part);
  }

  private void forgetFile(String id, int from) {
    List<String> names =
        IntStream.range(from, MOST_PARTS).mapToObj(part -> id + "|" + part).toList();
    var _ = files.deleteMany(Filters.in(ID, names));
  }

  @Override
  public boolean writeFile(String id, Path into) throws IOException {
    try (OutputStream out = Files.newOutputStream(into)) {
      for (int part = 0; part < MOST_PARTS; part++) {
        Document document = files.find(Filters.eq(ID, id + "|" + part)).first();
        if (document == null) {
          return part > 0;
        }
        out.write(unpacked(document.get(BODY, Binary.class).getData()));
      }
    }
    return true;
  }

  @Override
  public Optional<Taken> taken(String file) {
    return Optional.ofNullable(taken.find(Filters.eq(ID, file)).first())
        .map(document -> new Taken(Instant.parse(document.getString("at")), linesOf(document)));
  }

  /// An earlier build kept them as a list.
  private static List<Long> listed(Document document) {
    List<Long> listed = document.getList("lines", Long.class);
    return listed == null ? List.of() : listed;
  }

  private static Set<Long> linesOf(Document document) {
    Set<Long> lines = new HashSet<>(listed(document));
    String ranges = document.getString("ranges");
    if (ranges != null) {
      lines.addAll(Lines.of(ranges));
    }
    return lines;
  }

  @Override
  public List<RejectedRow> rejected(Collection<String> ids) {
    List<RejectedRow> rejected = new ArrayList<>();
    if (!ids.isEmpty()) {
      for (Document document : rows.find(Filters.in(ID, ids))) {
        rejected.add(row(document));
      }
    }
    return rejected;
  }

  private static RejectedRow row(Document document) {
    return WireFormat.mapper().readValue(document.getString(BODY), RejectedRow.class);
  }

  @Override
  public Optional<Upload> find(String id) {
    return Optional.ofNullable(uploads.find(Filters.eq(ID, id)).first()).map(MongoUploads::upload);
  }

  private static Upload upload(Document document) {
    return WireFormat.mapper()
        .readValue(unpacked(document.get(BODY, Binary.class).getData()), Upload.class);
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
