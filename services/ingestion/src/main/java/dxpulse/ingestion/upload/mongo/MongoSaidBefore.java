package dxpulse.ingestion.upload.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.ingestion.sheet.LastValues;
import dxpulse.ingestion.sheet.LastValues.Place;
import dxpulse.ingestion.submission.Fates;
import dxpulse.ingestion.upload.SaidBefore;
import dxpulse.ingestion.upload.Sameness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/// One document for each place that a row of a file was taken for: the last such row.
public final class MongoSaidBefore implements SaidBefore {
  private static final int AT_ONCE = 1000;
  private static final Set<String> ENDED =
      Set.of("REJECTED", "SUPERSEDED", "AWAITING_APPROVAL", "RETURNED", "WITHDRAWN");
  private static final String ID = "_id";
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final LastValues values;
  private final Fates fates;
  private final MongoCollection<Document> rows;

  public MongoSaidBefore(LastValues values, Fates fates, MongoDatabase database) {
    this.values = values;
    this.fates = fates;
    rows = database.getCollection("takenrows");
  }

  @Override
  public Map<Place, ValueRecorded> held(OrganizationCode organization, Collection<Place> places) {
    return values.of(organization, places);
  }

  @Override
  public Map<Place, TakenRow> taken(OrganizationCode organization, Collection<Place> places) {
    Map<String, Place> ids = new HashMap<>();
    places.forEach(place -> ids.put(id(organization, place), place));
    Map<Place, TakenRow> taken = new HashMap<>();
    List<String> all = List.copyOf(ids.keySet());
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      for (Document document : rows.find(Filters.in(ID, some))) {
        Place place = ids.get(document.getString(ID));
        if (place != null) {
          taken.put(
              place,
              new TakenRow(
                  document.getString("observation"),
                  document.getString("print"),
                  Instant.parse(document.getString("at"))));
        }
      }
    }
    return taken;
  }

  @Override
  public void take(OrganizationCode organization, Collection<ObservationSubmitted> observations) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (ObservationSubmitted each : observations) {
      String id = id(organization, new Place(each.indicator(), each.area(), each.period()));
      writes.add(
          new ReplaceOneModel<>(
              Filters.eq(ID, id),
              new Document(ID, id)
                  .append("observation", each.observationId())
                  .append("print", Sameness.print(each))
                  .append("at", each.submittedAt().toString()),
              UPSERT));
    }
    if (!writes.isEmpty()) {
      var _ = rows.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }
  }

  @Override
  public Set<String> onTheirWay(Collection<String> observationIds) {
    Set<String> open = new HashSet<>(observationIds);
    fates
        .of(observationIds)
        .forEach((id, fate) -> {
          if (ENDED.contains(fate.state())) {
            var _ = open.remove(id);
          }
        });
    return open;
  }

  private static String id(OrganizationCode organization, Place place) {
    return organization + "|" + place.indicator() + "|" + place.area() + "|" + place.period();
  }
}
