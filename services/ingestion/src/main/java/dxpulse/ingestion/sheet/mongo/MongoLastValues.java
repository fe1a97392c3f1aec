package dxpulse.ingestion.sheet.mongo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// One document for each indicator and area, with the value that holds for each period. Values are
/// gathered, because each write costs the whole document; they are written before anybody reads,
/// and before the position of their records is.
public final class MongoLastValues implements LastValues {
  private static final int MOST_GATHERED = 5_000;

  private final MongoCollection<Document> documents;
  private final Gathering<ValueRecorded> gathered =
      new Gathering<>(MOST_GATHERED, MongoLastValues::newer, this::store);

  public MongoLastValues(MongoDatabase database) {
    documents = database.getCollection("lastvalues");
  }

  @Override
  public void keep(Collection<ValueRecorded> values) {
    Map<String, ValueRecorded> recorded = new LinkedHashMap<>();
    for (ValueRecorded value : values) {
      if (value.outcome() == ValueRecorded.Outcome.RECORDED) {
        var _ = recorded.merge(series(value) + "|" + value.period(), value, MongoLastValues::newer);
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
    Map<String, List<ValueRecorded>> bySeries =
        batch.values().stream()
            .collect(groupingBy(MongoLastValues::series, LinkedHashMap::new, toList()));
    Map<String, Document> held = held(bySeries.keySet(), batch.values());
    List<WriteModel<Document>> writes = new ArrayList<>();
    bySeries.forEach((id, values) -> {
      List<Bson> changes =
          newerThan(held.get(id), values).stream()
              .map(value ->
                  Updates.set(
                      "values." + value.period(),
                      new String(EventCodec.encode(value), StandardCharsets.UTF_8)))
              .toList();
      if (!changes.isEmpty()) {
        writes.add(
            new UpdateOneModel<>(
                Filters.eq("_id", id), Updates.combine(changes), new UpdateOptions().upsert(true)));
      }
    });
    if (writes.isEmpty()) {
      return;
    }
    var _ = documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
  }

  /// What the store holds of some series, by their ids; only periods that one of them asks for are
  /// read.
  private Map<String, Document> held(Collection<String> ids, Collection<ValueRecorded> values) {
    List<String> periods =
        values.stream().map(value -> "values." + value.period()).distinct().toList();
    Map<String, Document> held = new HashMap<>();
    for (Document document :
        documents.find(Filters.in("_id", ids)).projection(Projections.include(periods))) {
      held.put(document.getString("_id"), document.get("values", Document.class));
    }
    return held;
  }

  /// Those values that are not older than the store's.
  private static List<ValueRecorded> newerThan(
      @Nullable Document periods, List<ValueRecorded> values) {
    if (periods == null) {
      return values;
    }
    return values.stream()
        .filter(value -> {
          String body = periods.getString(value.period().toString());
          return body == null || read(body).revision() <= value.revision();
        })
        .toList();
  }

  private static ValueRecorded read(String body) {
    return EventCodec.decode(EventType.VALUE_RECORDED, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String series(ValueRecorded value) {
    return id(value.organization(), value.indicator(), value.area());
  }

  @Override
  public Map<Period, ValueRecorded> of(
      OrganizationCode organization, IndicatorCode indicator, AreaCode area) {
    gathered.write();
    Map<Period, ValueRecorded> values = new TreeMap<>();
    Document document =
        documents.find(Filters.eq("_id", id(organization, indicator, area))).first();
    if (document != null) {
      document
          .get("values", Document.class)
          .forEach((period, body) -> values.put(Period.parse(period), read((String) body)));
    }
    return values;
  }

  private static String id(OrganizationCode organization, IndicatorCode indicator, AreaCode area) {
    return organization + "|" + indicator + "|" + area;
  }
}
