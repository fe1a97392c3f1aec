package dxpulse.indicator.value.mongo;

import com.mongodb.bulk.BulkWriteResult;
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
import dxpulse.indicator.value.ValueHistory;
import dxpulse.indicator.value.ValueKey;
import dxpulse.indicator.value.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/// Histories as [KeptHistory] divides them, and one document for each series: everything is read by
/// its key, as other indexes are scans on the embedded store.
public final class MongoValues implements Values {
  private static final int CACHED = 10_000;
  private static final int AT_ONCE = 1_000;
  private static final String ID = "_id";
  private static final String BEHIND_ALL = "~";
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

  private final MongoCollection<Document> values;
  private final MongoCollection<Document> series;

  // A partition has one writer, so what was written here last is what the store holds: until the
  // partition moves or the store was away.
  private final Map<ValueKey, ValueHistory> cache =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ValueKey, ValueHistory> eldest) {
          return size() > CACHED;
        }
      };

  public MongoValues(MongoDatabase database) {
    values = database.getCollection("values");
    series = database.getCollection("series");
  }

  @Override
  public synchronized Map<ValueKey, ValueHistory> find(Set<ValueKey> keys) {
    Map<ValueKey, ValueHistory> found = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    for (ValueKey key : keys) {
      ValueHistory cached = cache.get(key);
      if (cached == null) {
        unknown.add(key.toString());
      } else if (!cached.entries().isEmpty()) {
        found.put(key, cached);
      }
    }
    for (ValueHistory history : stored(unknown, KeptHistory::neededParts)) {
      ValueHistory shortened = history.shortened();
      found.put(history.key(), shortened);
      cache.put(history.key(), shortened);
    }
    for (ValueKey key : keys) {
      cache.putIfAbsent(key, found.getOrDefault(key, ValueHistory.empty(key)));
    }
    return found;
  }

  @Override
  public Map<ValueKey, ValueHistory> findWhole(Set<ValueKey> keys) {
    Map<ValueKey, ValueHistory> found = new HashMap<>();
    for (ValueHistory history :
        stored(keys.stream().map(ValueKey::toString).toList(), KeptHistory::parts)) {
      found.put(history.key(), history);
    }
    return found;
  }

  @Override
  public synchronized void save(Collection<ValueHistory> histories) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    Set<ValueKey.Series> newSeries = new HashSet<>();
    for (ValueHistory history : histories) {
      ValueHistory known = known(history.key());
      writes.addAll(newParts(history, known));
      writes.add(head(history, known));
      if (known.taken() == 0) {
        newSeries.add(history.key().series());
      }
    }
    if (!newSeries.isEmpty()) {
      var unused = series.bulkWrite(newSeries.stream().map(MongoValues::note).toList(), ANY_ORDER);
    }
    BulkWriteResult written = values.bulkWrite(writes, ANY_ORDER);
    if (written.getMatchedCount() + written.getUpserts().size() < writes.size()) {
      // It was killed with its last moments, and was back before anybody noticed.
      cache.clear();
      throw new UncheckedIOException(
          new IOException("the store holds less than was written (expected: every earlier entry)"));
    }
    removeUnlisted(histories);
    histories.forEach(history -> cache.put(history.key(), history.shortened()));
  }

  /// What the store surely has of a history; nothing when nobody looked before.
  private ValueHistory known(ValueKey key) {
    return cache.getOrDefault(key, ValueHistory.empty(key));
  }

  /// Writing a part again changes nothing.
  private static List<WriteModel<Document>> newParts(ValueHistory history, ValueHistory known) {
    List<WriteModel<Document>> parts = new ArrayList<>();
    for (ValueHistory.Entry entry : history.entries()) {
      if (entry.place() >= known.taken()) {
        parts.add(part(KeptHistory.idOf(history.key(), entry), KeptHistory.body(entry)));
      }
    }
    int first = history.repeats() - history.confirmedBy().size();
    for (int place = Math.max(first, known.repeats()); place < history.repeats(); place++) {
      parts.add(
          part(
              KeptHistory.idOfRepeat(history.key(), place),
              KeptHistory.body(history.confirmedBy().get(place - first))));
    }
    return parts;
  }

  private static WriteModel<Document> part(String id, byte[] body) {
    return new UpdateOneModel<>(
        Filters.eq(ID, id), Updates.set(KeptHistory.BODY, new Binary(body)), UPSERT);
  }

  /// Nothing is written behind a gap: the head that is there must know of everything that was
  /// written here before.
  private static WriteModel<Document> head(ValueHistory history, ValueHistory known) {
    Bson itself = Filters.eq(ID, KeptHistory.idOf(history.key()));
    Bson content =
        Updates.combine(
            Updates.set(KeptHistory.TAKEN, history.taken()),
            Updates.set(
                KeptHistory.NEEDED,
                history.shortened().entries().stream().map(ValueHistory.Entry::place).toList()),
            Updates.set(KeptHistory.NEWEST, history.newestId()),
            Updates.set(KeptHistory.REPEATS, history.repeats()),
            Updates.set(KeptHistory.CONFIRMED_AT, history.confirmedAt().toString()));
    return known.taken() == 0
        ? new UpdateOneModel<>(itself, content, UPSERT)
        : new UpdateOneModel<>(
            Filters.and(
                itself,
                Filters.or(
                    Filters.gte(KeptHistory.TAKEN, known.taken()),
                    Filters.exists(KeptHistory.WITHIN + "." + (known.taken() - 1)))),
            content);
  }

  /// Takes away the repeats that are listed no more.
  private void removeUnlisted(Collection<ValueHistory> histories) {
    List<String> unlisted = new ArrayList<>();
    for (ValueHistory history : histories) {
      int before = known(history.key()).repeats();
      for (int place = before; place < history.repeats(); place++) {
        if (place >= ValueHistory.MOST_CONFIRMATIONS) {
          unlisted.add(
              KeptHistory.idOfRepeat(history.key(), place - ValueHistory.MOST_CONFIRMATIONS));
        }
      }
    }
    if (!unlisted.isEmpty()) {
      var unused = values.deleteMany(Filters.in(ID, unlisted));
    }
  }

  @Override
  public synchronized void forget() {
    cache.clear();
  }

  private static WriteModel<Document> note(ValueKey.Series key) {
    return new UpdateOneModel<>(
        Filters.eq(ID, key.toString()),
        Updates.setOnInsert("indicator", key.indicator().value()),
        UPSERT);
  }

  @Override
  public List<ValueHistory> series(ValueKey.Series key) {
    String prefix = key + "|";
    List<Document> documents =
        values
            .find(Filters.and(Filters.gte(ID, prefix), Filters.lt(ID, prefix + BEHIND_ALL)))
            .batchSize(AT_ONCE)
            .into(new ArrayList<>());
    List<ValueHistory> histories = joined(heads(documents), documents);
    histories.sort(Comparator.comparing(history -> history.key().period()));
    return histories;
  }

  @Override
  public List<AreaCode> areas(OrganizationCode organization, IndicatorCode indicator) {
    String prefix = organization + "|" + indicator + "|";
    List<AreaCode> areas = new ArrayList<>();
    for (Document found :
        series
            .find(Filters.and(Filters.gte(ID, prefix), Filters.lt(ID, prefix + BEHIND_ALL)))
            .projection(Projections.include(ID))) {
      areas.add(new AreaCode(found.getString(ID).substring(prefix.length())));
    }
    areas.sort(Comparator.naturalOrder());
    return areas;
  }

  /// The histories that the store has among the ids, with some of their parts: many at once, as
  /// each question is a way to the store and back.
  private List<ValueHistory> stored(
      List<String> ids, Function<KeptHistory, Stream<String>> partsOf) {
    Map<String, KeptHistory> heads = heads(documents(ids));
    return joined(heads, documents(heads.values().stream().flatMap(partsOf).toList()));
  }

  private List<Document> documents(List<String> ids) {
    List<Document> documents = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      var unused = values.find(Filters.in(ID, some)).batchSize(AT_ONCE + 1).into(documents);
    }
    return documents;
  }

  private static Map<String, KeptHistory> heads(List<Document> documents) {
    Map<String, KeptHistory> heads = new LinkedHashMap<>();
    for (Document document : documents) {
      String id = document.getString(ID);
      if (id.equals(KeptHistory.headOf(id))) {
        heads.put(id, new KeptHistory(document));
      }
    }
    return heads;
  }

  private static List<ValueHistory> joined(
      Map<String, KeptHistory> heads, List<Document> documents) {
    for (Document document : documents) {
      String id = document.getString(ID);
      KeptHistory head = heads.get(KeptHistory.headOf(id));
      if (head != null && !id.equals(KeptHistory.headOf(id))) {
        head.add(document);
      }
    }
    List<ValueHistory> histories = new ArrayList<>();
    heads.values().forEach(head -> histories.add(head.history()));
    return histories;
  }
}
