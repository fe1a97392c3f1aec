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
import dxpulse.contracts.wire.WireFormat;
import dxpulse.indicator.value.ValueHistory;
import dxpulse.indicator.value.ValueKey;
import dxpulse.indicator.value.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import tools.jackson.core.type.TypeReference;

/// One document for each value with its whole history, and one for each series with its periods, so
/// that everything is read by its key: other indexes are scans on the embedded store.
public final class MongoValues implements Values {
  private static final int CACHED = 10_000;
  private static final int AT_ONCE = 1_000;
  private static final TypeReference<List<ValueHistory.Confirmation>> CONFIRMATIONS =
      new TypeReference<>() {};
  private static final String ENTRIES = "entries";
  private static final String REPEATS = "repeats";
  private static final String LISTED = "confirmed";

  // All in one text: so they were kept before a repeat told who sent it.
  private static final String LISTED_AS_TEXT = "confirmedBy";
  private static final String CONFIRMED_AT = "confirmedAt";
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
    for (ValueHistory history : stored(unknown)) {
      found.put(history.key(), history);
      cache.put(history.key(), history);
    }
    for (ValueKey key : keys) {
      cache.putIfAbsent(key, found.getOrDefault(key, ValueHistory.empty(key)));
    }
    return found;
  }

  @Override
  public synchronized void save(Collection<ValueHistory> histories) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    Map<ValueKey.Series, Set<String>> newPeriods = new HashMap<>();
    for (ValueHistory history : histories) {
      writes.add(write(history));
      if (before(history).entries().isEmpty()) {
        newPeriods
            .computeIfAbsent(history.key().series(), unseen -> new HashSet<>())
            .add(history.key().period().toString());
      }
    }
    if (!newPeriods.isEmpty()) {
      var unused = series.bulkWrite(periodWrites(newPeriods), ANY_ORDER);
    }
    BulkWriteResult written = values.bulkWrite(writes, ANY_ORDER);
    if (written.getMatchedCount() + written.getUpserts().size() < writes.size()) {
      // It was killed with its last moments, and was back before anybody noticed.
      cache.clear();
      throw new UncheckedIOException(
          new IOException("the store holds less than was written (expected: every earlier entry)"));
    }
    histories.forEach(history -> cache.put(history.key(), history));
  }

  /// Adds what the store may not have yet: a value that was revised a hundred times costs no more
  /// than one that is new. Adding it again changes nothing; nothing is added behind a gap.
  private WriteModel<Document> write(ValueHistory history) {
    int known = before(history).entries().size();
    List<Bson> changes = new ArrayList<>();
    for (int i = known; i < history.entries().size(); i++) {
      changes.add(Updates.set(ENTRIES + "." + i, text(history.entries().get(i))));
    }
    changes.addAll(repeats(history, before(history).repeats()));
    changes.add(Updates.set(CONFIRMED_AT, history.confirmedAt().toString()));
    Bson itself = Filters.eq("_id", history.key().toString());
    return known == 0
        ? new UpdateOneModel<>(itself, Updates.combine(changes), UPSERT)
        : new UpdateOneModel<>(
            Filters.and(itself, Filters.exists(ENTRIES + "." + (known - 1))),
            Updates.combine(changes));
  }

  /// Adds the repeats that the store may not have yet, each in its place, and takes those away that
  /// are no longer listed.
  private static List<Bson> repeats(ValueHistory history, int known) {
    List<Bson> changes = new ArrayList<>();
    int first = history.repeats() - history.confirmedBy().size();
    for (int i = Math.max(first, known); i < history.repeats(); i++) {
      changes.add(Updates.set(LISTED + "." + i, text(history.confirmedBy().get(i - first))));
      if (i >= ValueHistory.MOST_CONFIRMATIONS) {
        changes.add(Updates.unset(LISTED + "." + (i - ValueHistory.MOST_CONFIRMATIONS)));
      }
    }
    changes.add(Updates.set(REPEATS, history.repeats()));
    return changes;
  }

  /// What the store surely has of a history; nothing when nobody looked before.
  private ValueHistory before(ValueHistory history) {
    return cache.getOrDefault(history.key(), ValueHistory.empty(history.key()));
  }

  @Override
  public synchronized void forget() {
    cache.clear();
  }

  private static List<WriteModel<Document>> periodWrites(
      Map<ValueKey.Series, Set<String>> newPeriods) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    newPeriods.forEach((key, periods) ->
        writes.add(
            new UpdateOneModel<>(
                Filters.eq("_id", key.toString()),
                Updates.addEachToSet("periods", List.copyOf(periods)),
                UPSERT)));
    return writes;
  }

  @Override
  public List<ValueHistory> series(ValueKey.Series key) {
    Document document = series.find(Filters.eq("_id", key.toString())).first();
    if (document == null) {
      return List.of();
    }
    List<ValueHistory> histories =
        stored(
            document.getList("periods", String.class).stream()
                .map(period -> key + "|" + period)
                .toList());
    histories.sort(Comparator.comparing(history -> history.key().period()));
    return histories;
  }

  @Override
  public List<AreaCode> areas(OrganizationCode organization, IndicatorCode indicator) {
    String prefix = organization + "|" + indicator + "|";
    List<AreaCode> areas = new ArrayList<>();
    for (Document found :
        series
            .find(Filters.and(Filters.gte("_id", prefix), Filters.lt("_id", prefix + BEHIND_ALL)))
            .projection(Projections.include("_id"))) {
      areas.add(new AreaCode(found.getString("_id").substring(prefix.length())));
    }
    areas.sort(Comparator.naturalOrder());
    return areas;
  }

  /// The histories that the store has among the ids: many at once, as each question is a way to the
  /// store and back.
  private List<ValueHistory> stored(List<String> ids) {
    List<ValueHistory> histories = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      for (Document document : values.find(Filters.in("_id", some)).batchSize(AT_ONCE)) {
        histories.add(read(document));
      }
    }
    return histories;
  }

  private static ValueHistory read(Document document) {
    Document entries = document.get(ENTRIES, new Document());
    List<ValueHistory.Entry> ordered = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      ordered.add(
          WireFormat.mapper()
              .readValue(entries.getString(Integer.toString(i)), ValueHistory.Entry.class));
    }
    List<ValueHistory.Confirmation> listed = listed(document);
    return new ValueHistory(
        ValueKey.parse(document.getString("_id")),
        ordered,
        listed,
        document.getInteger(REPEATS, listed.size()),
        Instant.parse(document.getString(CONFIRMED_AT)));
  }

  private static List<ValueHistory.Confirmation> listed(Document document) {
    Map<String, ValueHistory.Confirmation> listed = new LinkedHashMap<>();
    String text = document.getString(LISTED_AS_TEXT);
    if (text != null) {
      WireFormat.mapper()
          .readValue(text, CONFIRMATIONS)
          .forEach(repeat -> listed.put(repeat.observationId(), repeat));
    }
    Document places = document.get(LISTED, new Document());
    places.keySet().stream()
        .sorted(Comparator.comparingInt(Integer::parseInt))
        .map(place ->
            WireFormat.mapper().readValue(places.getString(place), ValueHistory.Confirmation.class))
        .forEach(repeat -> listed.put(repeat.observationId(), repeat));
    List<ValueHistory.Confirmation> all = List.copyOf(listed.values());
    return all.subList(Math.max(0, all.size() - ValueHistory.MOST_CONFIRMATIONS), all.size());
  }

  private static String text(Object part) {
    return WireFormat.mapper().writeValueAsString(part);
  }
}
