package dxpulse.infra.mongo;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dxpulse.contracts.wire.Positions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/// Kafka positions in the same database as what they lead to. A position is saved only when all
/// that reading led to since it was last read is in the store's file: a crash leaves both from the
/// same moment or the position older, never newer.
public final class MongoPositions implements Positions {
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final Document FENCE = new Document("_id", "fence");

  private final MongoCollection<Document> documents;
  private final Breaks breaks;
  private final Map<TopicPartition, Long> readAt = new ConcurrentHashMap<>();

  /// @param breaks of the client that the database comes from
  public MongoPositions(MongoDatabase database, Breaks breaks) {
    this(database, "positions", breaks);
  }

  /// @param collection where they lie: two readers of one topic have a place each
  public MongoPositions(MongoDatabase database, String collection, Breaks breaks) {
    documents = database.getCollection(collection).withWriteConcern(WriteConcern.JOURNALED);
    this.breaks = breaks;
  }

  @Override
  public OptionalLong of(TopicPartition partition) {
    readAt.put(partition, breaks.count());
    Document document = documents.find(Filters.eq("_id", partition.toString())).first();
    return document == null ? OptionalLong.empty() : OptionalLong.of(document.getLong("next"));
  }

  /// @throws UncheckedIOException when connections to the store broke since a position was read:
  ///   what reading led to meanwhile may be lost, and must be read again
  @Override
  public void save(Map<TopicPartition, Long> next) {
    // In the store's file once it is answered, and with it all that was written before it to the
    // same life of the store. Were the positions themselves the fence, they could reach the next.
    write(FENCE);
    long now = breaks.count();
    next.keySet()
        .forEach(partition -> {
          if (readAt.getOrDefault(partition, now) != now) {
            throw new UncheckedIOException(
                new IOException(
                    "the store was away since " + partition + " was read from its position"));
          }
        });
    next.forEach((partition, offset) ->
        write(new Document("_id", partition.toString()).append("next", offset)));
  }

  private void write(Document document) {
    var unused = documents.replaceOne(Filters.eq("_id", document.get("_id")), document, UPSERT);
  }
}
