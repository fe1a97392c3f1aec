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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/// One document for each indicator and area, with the last row that was taken for each period.
public final class MongoSaidBefore implements SaidBefore {
  private static final int AT_ONCE = 1000;
  private static final Set<String> ENDED =
      Set.of("REJECTED", "SUPERSEDED", "AWAITING_APPROVAL", "RETURNED", "WITHDRAWN");
  private static final String ID = "_id";
  private static final String ROWS = "rows";
  private static final String AT = "at";
  // What has not become the value by then never will; every text of a time is UTC.
  private static final Duration LONGEST_WAY = Duration.ofDays(7);
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final LastValues values;
  private final Fates fates;
  private final MongoCollection<Document> rows;

  public MongoSaidBefore(LastValues values, Fates fates, MongoDatabase database) {
    this.values = values;
    this.fates = fates;
    rows = database.getCollection("takenseries");
  }

  @Override
  public Map<Place, ValueRecorded> held(OrganizationCode organization, Collection<Place> places) {
    return values.of(organization, places);
  }

  @Override
  public Map<Place, TakenRow> taken(OrganizationCode organization, Collection<Place> places) {
    Map<String, List<Place>> series = new HashMap<>();
    for (Place place : places) {
      series.computeIfAbsent(id(organization, place), none -> new ArrayList<>()).add(place);
    }
    Map<Place, TakenRow> taken = new HashMap<>();
    List<String> all = List.copyOf(series.keySet());
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      for (Document document : rows.find(Filters.in(ID, some))) {
        Document periods = document.get(ROWS, Document.class);
        for (Place place : series.getOrDefault(document.getString(ID), List.of())) {
          Document row = periods.get(place.period().toString(), Document.class);
          if (row != null) {
            taken.put(
                place,
                new TakenRow(
                    row.getString("observation"),
                    row.getString("print"),
                    Instant.parse(row.getString(AT))));
          }
        }
      }
    }
    return taken;
  }

  @Override
  public void take(OrganizationCode organization, Collection<ObservationSubmitted> observations) {
    Map<String, List<ObservationSubmitted>> series = new HashMap<>();
    for (ObservationSubmitted each : observations) {
      String id = id(organization, new Place(each.indicator(), each.area(), each.period()));
      series.computeIfAbsent(id, none -> new ArrayList<>()).add(each);
    }
    List<String> all = List.copyOf(series.keySet());
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      takeSome(all.subList(from, Math.min(all.size(), from + AT_ONCE)), series);
    }
  }

  /// What another file notes at the same moment may be lost: then a figure is sent twice at most,
  /// and changes nothing.
  private void takeSome(List<String> ids, Map<String, List<ObservationSubmitted>> series) {
    Map<String, Document> known = new HashMap<>();
    for (Document document : rows.find(Filters.in(ID, ids))) {
      known.put(document.getString(ID), document.get(ROWS, Document.class));
    }
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (String id : ids) {
      List<ObservationSubmitted> taken = series.getOrDefault(id, List.of());
      Document periods = known.getOrDefault(id, new Document());
      String old = taken.getFirst().submittedAt().minus(LONGEST_WAY).toString();
      periods.values().removeIf(row -> ((Document) row).getString(AT).compareTo(old) < 0);
      for (ObservationSubmitted each : taken) {
        periods.put(
            each.period().toString(),
            new Document("observation", each.observationId())
                .append("print", Sameness.print(each))
                .append(AT, each.submittedAt().toString()));
      }
      writes.add(
          new ReplaceOneModel<>(
              Filters.eq(ID, id), new Document(ID, id).append(ROWS, periods), UPSERT));
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
    return organization + "|" + place.indicator() + "|" + place.area();
  }
}
