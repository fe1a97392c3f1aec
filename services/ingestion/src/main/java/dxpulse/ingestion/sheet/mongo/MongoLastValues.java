package dxpulse.ingestion.sheet.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.Gathering;
import dxpulse.ingestion.sheet.LastValues;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;

/// One document for each value that holds, read by its key: what a value costs does not grow with
/// the years. Values are gathered; whoever reads sees them, and they are written before the
/// position of their records is.
public final class MongoLastValues implements LastValues {
  private static final int MOST_GATHERED = 5_000;
  private static final int AT_ONCE = 1_000;
  private static final String ID = "_id";
  private static final String REVISION = "revision";
  private static final String BODY = "body";

  private final MongoCollection<Document> documents;
  // As an earlier build kept them: all values of a series as one document.
  private final MongoCollection<Document> earlier;
  private final Gathering<ValueRecorded> gathered =
      new Gathering<>(MOST_GATHERED, MongoLastValues::newer, this::store);

  public MongoLastValues(MongoDatabase database) {
    documents = database.getCollection("heldvalues");
    earlier = database.getCollection("lastvalues");
  }

  @Override
  public void keep(Collection<ValueRecorded> values) {
    Map<String, ValueRecorded> recorded = new LinkedHashMap<>();
    for (ValueRecorded value : values) {
      if (value.outcome() == ValueRecorded.Outcome.RECORDED) {
        var _ = recorded.merge(id(value), value, MongoLastValues::newer);
      }
    }
    gathered.add(recorded);
  }

  /// The answer to an old observation that was sent again carries its old revision.
  private static ValueRecorded newer(ValueRecorded one, ValueRecorded other) {
    return one.revision() > other.revision() ? one : other;
  }

  @Override
  public void write() {
    gathered.trickle();
  }

  private void store(Map<String, ValueRecorded> batch) {
    Map<String, Integer> held = new HashMap<>();
    for (Document document :
        documents.find(Filters.in(ID, batch.keySet())).projection(Projections.include(REVISION))) {
      held.put(document.getString(ID), document.getInteger(REVISION));
    }
    List<WriteModel<Document>> writes = new ArrayList<>();
    batch.forEach((id, value) -> {
      if (held.getOrDefault(id, 0) <= value.revision()) {
        writes.add(
            new ReplaceOneModel<>(
                Filters.eq(ID, id),
                new Document(ID, id)
                    .append(REVISION, value.revision())
                    .append(BODY, new Binary(EventCodec.encode(value))),
                new ReplaceOptions().upsert(true)));
      }
    });
    if (!writes.isEmpty()) {
      var _ = documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }
  }

  private static ValueRecorded read(byte[] body) {
    return EventCodec.decode(EventType.VALUE_RECORDED, body);
  }

  @Override
  public Map<Period, ValueRecorded> of(
      OrganizationCode organization,
      IndicatorCode indicator,
      AreaCode area,
      Collection<Period> periods) {
    List<String> ids =
        periods.stream().map(period -> id(organization, indicator, area, period)).toList();
    List<ValueRecorded> fresh = gathered(ids);
    Map<Period, ValueRecorded> values = heldBefore(series(organization, indicator, area), periods);
    for (Document document : documents.find(Filters.in(ID, ids))) {
      ValueRecorded value = read(document.get(BODY, Binary.class).getData());
      values.merge(value.period(), value, MongoLastValues::newer);
    }
    fresh.forEach(value -> values.merge(value.period(), value, MongoLastValues::newer));
    return values;
  }

  @Override
  public Map<Place, ValueRecorded> of(OrganizationCode organization, Collection<Place> places) {
    Map<Place, ValueRecorded> values = new HashMap<>();
    Map<String, Set<Period>> series = new HashMap<>();
    List<String> ids = new ArrayList<>();
    for (Place place : places) {
      ids.add(id(organization, place.indicator(), place.area(), place.period()));
      series
          .computeIfAbsent(
              series(organization, place.indicator(), place.area()), none -> new HashSet<>())
          .add(place.period());
    }
    List<ValueRecorded> fresh = gathered(ids);
    for (Document document : earlier.find(Filters.in(ID, series.keySet()))) {
      heldIn(document, series.getOrDefault(document.getString(ID), Set.of()))
          .values()
          .forEach(value -> values.put(place(value), value));
    }
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      for (Document document : documents.find(Filters.in(ID, some))) {
        ValueRecorded value = read(document.get(BODY, Binary.class).getData());
        values.merge(place(value), value, MongoLastValues::newer);
      }
    }
    fresh.forEach(value -> values.merge(place(value), value, MongoLastValues::newer));
    return values;
  }

  /// Those that are not written yet. Asked for first: what leaves them is in the store by then.
  private List<ValueRecorded> gathered(List<String> ids) {
    return ids.stream().flatMap(id -> gathered.find(id).stream()).toList();
  }

  private static Place place(ValueRecorded value) {
    return new Place(value.indicator(), value.area(), value.period());
  }

  private Map<Period, ValueRecorded> heldBefore(String series, Collection<Period> periods) {
    Document document = earlier.find(Filters.eq(ID, series)).first();
    return document == null ? new TreeMap<>() : heldIn(document, periods);
  }

  private static Map<Period, ValueRecorded> heldIn(Document document, Collection<Period> periods) {
    Map<Period, ValueRecorded> values = new TreeMap<>();
    Document bodies = document.get("values", Document.class);
    for (Period period : periods) {
      String body = bodies.getString(period.toString());
      if (body != null) {
        values.put(period, read(body.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return values;
  }

  private static String id(ValueRecorded value) {
    return id(value.organization(), value.indicator(), value.area(), value.period());
  }

  private static String id(
      OrganizationCode organization, IndicatorCode indicator, AreaCode area, Period period) {
    return series(organization, indicator, area) + "|" + period;
  }

  private static String series(
      OrganizationCode organization, IndicatorCode indicator, AreaCode area) {
    return organization + "|" + indicator + "|" + area;
  }
}
