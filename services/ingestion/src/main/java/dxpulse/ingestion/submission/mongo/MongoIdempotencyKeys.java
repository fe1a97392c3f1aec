package dxpulse.ingestion.submission.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dxpulse.ingestion.submission.IdempotencyKeys;
import org.bson.Document;
import org.bson.types.Binary;

/// One document for each key.
public final class MongoIdempotencyKeys implements IdempotencyKeys {
  private static final int DUPLICATE = 11_000;

  private final MongoCollection<Document> documents;

  public MongoIdempotencyKeys(MongoDatabase database) {
    documents = database.getCollection("idempotency");
  }

  @Override
  public Entry take(String client, String key, String fingerprint) {
    String id = id(client, key);
    try {
      var _ = documents.insertOne(new Document("_id", id).append("fingerprint", fingerprint));
      return new Entry(fingerprint, null);
    } catch (MongoWriteException refused) {
      if (refused.getError().getCode() != DUPLICATE) {
        throw refused;
      }
    }
    Document holds = documents.find(Filters.eq("_id", id)).first();
    if (holds == null) {
      return new Entry(fingerprint, null); // released meanwhile: the ids follow from the content
    }
    Binary answer = holds.get("answer", Binary.class);
    return new Entry(holds.getString("fingerprint"), answer == null ? null : answer.getData());
  }

  @Override
  public void answer(String client, String key, byte[] answer) {
    var _ =
        documents.updateOne(
            Filters.eq("_id", id(client, key)), Updates.set("answer", new Binary(answer)));
  }

  @Override
  public void release(String client, String key) {
    var _ = documents.deleteOne(Filters.eq("_id", id(client, key)));
  }

  private static String id(String client, String key) {
    return client + "|" + key;
  }
}
