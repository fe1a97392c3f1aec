package dxpulse.infra.edge;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dxpulse.contracts.wire.Positions;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/// Kafka positions in the same database as what they lead to: after a crash both are from the same
/// moment or the position is older, never newer.
public final class MongoPositions implements Positions {
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Document> documents;

  public MongoPositions(MongoDatabase database) {
    this(database, "positions");
  }

  /// @param collection where they lie: two readers of one topic have a place each
  public MongoPositions(MongoDatabase database, String collection) {
    documents = database.getCollection(collection).withWriteConcern(WriteConcern.JOURNALED);
  }

  @Override
  public OptionalLong of(TopicPartition partition) {
    Document document = documents.find(Filters.eq("_id", partition.toString())).first();
    return document == null ? OptionalLong.empty() : OptionalLong.of(document.getLong("next"));
  }

  @Override
  public void save(Map<TopicPartition, Long> next) {
    next.forEach((partition, offset) -> {
      var unused =
          documents.replaceOne(
              Filters.eq("_id", partition.toString()),
              new Document("_id", partition.toString()).append("next", offset),
              UPSERT);
    });
  }
}
