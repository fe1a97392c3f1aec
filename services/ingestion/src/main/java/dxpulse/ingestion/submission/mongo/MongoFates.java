package dxpulse.ingestion.submission.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.types.event.ObservationRejected;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.Gathering;
import dxpulse.ingestion.submission.Fates;
import dxpulse.ingestion.submission.WaitingRoom;
import dxpulse.ingestion.submission.WaitingRoom.Ticket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/// One document for each observation's fate, one for each that is in quarantine. Fates are gathered
/// and written before the position of their records is.
public final class MongoFates implements Fates {
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private static final String STATE = "state";
  private static final String ANSWERED = "answered";
  private static final String FIRST = "AWAITING_APPROVAL";

  // An earlier build did not say who told a fate. What only people say tells that the record has
  // not
  // answered; anything else may be its answer, and stays.
  private static final Bson NOT_ANSWERED =
      Filters.or(
          Filters.eq(ANSWERED, false),
          Filters.and(
              Filters.exists(ANSWERED, false), Filters.in(STATE, FIRST, "RETURNED", "WITHDRAWN")));
  private static final int DUPLICATE = 11_000;
  private static final int MOST_GATHERED = 5_000;
  private static final int AT_ONCE = 1_000;

  private final MongoCollection<Document> fates;
  private final MongoCollection<Document> quarantine;
  private final WaitingRoom room;
  private final Gathering<Fate> gathered =
      new Gathering<>(MOST_GATHERED, (earlier, later) -> later, this::store);

  public MongoFates(MongoDatabase database, WaitingRoom room) {
    fates = database.getCollection("fates");
    quarantine = database.getCollection("quarantine");
    this.room = room;
    room.enterOnce("quarantine", quarantine.find().map(document -> Ticket.of(rejection(document))));
  }

  @Override
  public void note(Collection<Fate> noted) {
    Map<String, Fate> byObservation = new LinkedHashMap<>();
    noted.forEach(fate -> byObservation.put(fate.observationId(), fate));
    gathered.add(byObservation);
  }

  @Override
  public void write() {
    gathered.trickle();
  }

  private void store(Map<String, Fate> batch) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    batch.forEach((id, fate) ->
        writes.add(
            new ReplaceOneModel<>(
                Filters.eq("_id", id),
                new Document("_id", id).append(STATE, fate.state()).append(ANSWERED, true),
                UPSERT)));
    var _ = fates.bulkWrite(writes, new BulkWriteOptions().ordered(false));
  }

  @Override
  public void tell(Collection<Fate> decided) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    decided.forEach(fate ->
        writes.add(
            new UpdateOneModel<>(
                Filters.and(Filters.eq("_id", fate.observationId()), NOT_ANSWERED),
                // The first of what people decide; said late it goes over nothing.
                fate.state().equals(FIRST)
                    ? Updates.combine(
                        Updates.setOnInsert(STATE, fate.state()),
                        Updates.setOnInsert(ANSWERED, false))
                    : Updates.combine(
                        Updates.set(STATE, fate.state()), Updates.set(ANSWERED, false)),
                new UpdateOptions().upsert(true))));
    try {
      if (!writes.isEmpty()) {
        var _ = fates.bulkWrite(writes, new BulkWriteOptions().ordered(false));
      }
    } catch (MongoBulkWriteException refused) {
      // One that is answered does not match, and is there already.
      if (refused.getWriteConcernError() != null
          || refused.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE)) {
        throw refused;
      }
    }
  }

  @Override
  public void quarantine(Collection<ObservationRejected> rejections) {
    Map<String, ObservationRejected> newest = new LinkedHashMap<>();
    rejections.forEach(each -> newest.put(each.observation().observationId(), each));
    if (newest.isEmpty()) {
      return;
    }
    List<Ticket> before = quarantined(newest.keySet()).stream().map(Ticket::of).toList();
    List<WriteModel<Document>> writes = new ArrayList<>();
    newest.forEach((id, rejection) ->
        writes.add(
            new ReplaceOneModel<>(
                Filters.eq("_id", id),
                new Document("_id", id)
                    .append(
                        "body", new String(EventCodec.encode(rejection), StandardCharsets.UTF_8)),
                UPSERT)));
    List<Ticket> now = newest.values().stream().map(Ticket::of).toList();
    room.enter(now);
    var _ = quarantine.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    room.replace(before, now);
  }

  @Override
  public List<ObservationRejected> quarantined(Collection<String> observationIds) {
    List<ObservationRejected> rejections = new ArrayList<>();
    if (!observationIds.isEmpty()) {
      for (Document document : quarantine.find(Filters.in("_id", observationIds))) {
        rejections.add(rejection(document));
      }
    }
    return rejections;
  }

  private static ObservationRejected rejection(Document document) {
    return EventCodec.decode(
        EventType.OBSERVATION_REJECTED,
        document.getString("body").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Map<String, Fate> of(Collection<String> observationIds) {
    Map<String, Fate> found = new HashMap<>();
    List<String> stored = new ArrayList<>();
    for (String id : observationIds) {
      gathered.find(id).ifPresentOrElse(fate -> found.put(id, fate), () -> stored.add(id));
    }
    for (int from = 0; from < stored.size(); from += AT_ONCE) {
      List<String> some = stored.subList(from, Math.min(stored.size(), from + AT_ONCE));
      for (Document document : fates.find(Filters.in("_id", some))) {
        String id = document.getString("_id");
        found.put(id, new Fate(id, document.getString(STATE)));
      }
    }
    return found;
  }

  @Override
  public Optional<Fate> of(String observationId) {
    return gathered
        .find(observationId)
        .or(() ->
            Optional.ofNullable(fates.find(Filters.eq("_id", observationId)).first())
                .map(document -> new Fate(observationId, document.getString(STATE))));
  }
}
