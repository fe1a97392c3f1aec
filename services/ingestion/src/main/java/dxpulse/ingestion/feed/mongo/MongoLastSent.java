package dxpulse.ingestion.feed.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.ingestion.feed.FeedDefinition;
import dxpulse.ingestion.feed.LastSent;
import dxpulse.ingestion.sheet.LastValues.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// One document for each feed, indicator and area, with what was sent last for each period. Only
/// who has the right to run a feed writes it.
public final class MongoLastSent implements LastSent {
  private static final int AT_ONCE = 1000;
  private static final String ID = "_id";
  private static final String PERIODS = "periods";
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Document> series;

  public MongoLastSent(MongoDatabase database) {
    series = database.getCollection("feedsent");
  }

  @Override
  public Map<Place, Sent> of(FeedDefinition feed, Collection<Place> places) {
    Map<String, List<Place>> asked = new HashMap<>();
    for (Place place : places) {
      asked.computeIfAbsent(id(feed, place), none -> new ArrayList<>()).add(place);
    }
    Map<Place, Sent> found = new HashMap<>();
    for (Document document : documents(asked.keySet())) {
      Document periods = document.get(PERIODS, Document.class);
      for (Place place : asked.getOrDefault(document.getString(ID), List.of())) {
        Document sent = periods.get(place.period().toString(), Document.class);
        if (sent != null) {
          found.put(place, sent(sent));
        }
      }
    }
    return found;
  }

  private List<Document> documents(Collection<String> ids) {
    List<String> all = List.copyOf(ids);
    List<Document> found = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      series.find(Filters.in(ID, some)).into(found);
    }
    return found;
  }

  /// What can no longer come back is left out of what is written.
  @Override
  public void note(FeedDefinition feed, Collection<ObservationSubmitted> figures, boolean surely) {
    Map<String, List<ObservationSubmitted>> noted = new HashMap<>();
    for (ObservationSubmitted each : figures) {
      String id = id(feed, new Place(each.indicator(), each.area(), each.period()));
      noted.computeIfAbsent(id, none -> new ArrayList<>()).add(each);
    }
    Map<String, Document> known = new HashMap<>();
    for (Document document : documents(noted.keySet())) {
      known.put(document.getString(ID), document.get(PERIODS, Document.class));
    }
    List<WriteModel<Document>> writes = new ArrayList<>();
    noted.forEach((id, sent) -> {
      Document periods = known.getOrDefault(id, new Document());
      Instant now = sent.getFirst().submittedAt();
      periods.values().removeIf(each -> sent((Document) each).isOver(now));
      for (ObservationSubmitted each : sent) {
        periods.put(each.period().toString(), document(Sent.of(each, surely)));
      }
      writes.add(
          new ReplaceOneModel<>(
              Filters.eq(ID, id), new Document(ID, id).append(PERIODS, periods), UPSERT));
    });
    for (int from = 0; from < writes.size(); from += AT_ONCE) {
      var _ =
          series.bulkWrite(
              writes.subList(from, Math.min(writes.size(), from + AT_ONCE)),
              new BulkWriteOptions().ordered(false));
    }
  }

  private static Document document(Sent sent) {
    return new Document("observation", sent.observationId())
        .append("value", text(sent.value()))
        .append("numerator", text(sent.numerator()))
        .append("denominator", text(sent.denominator()))
        .append("status", sent.status().name())
        .append("sample", sent.sample())
        .append("at", sent.at().toString())
        .append("surely", sent.surely());
  }

  private static Sent sent(Document document) {
    return new Sent(
        document.getString("observation"),
        number(document.getString("value")),
        number(document.getString("numerator")),
        number(document.getString("denominator")),
        ValueStatus.valueOf(document.getString("status")),
        document.getBoolean("sample"),
        Instant.parse(document.getString("at")),
        document.getBoolean("surely"));
  }

  private static @Nullable String text(@Nullable BigDecimal number) {
    return number == null ? null : number.toString();
  }

  private static @Nullable BigDecimal number(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  private static String id(FeedDefinition feed, Place place) {
    return feed.id() + "|" + place.indicator() + "|" + place.area();
  }
}
