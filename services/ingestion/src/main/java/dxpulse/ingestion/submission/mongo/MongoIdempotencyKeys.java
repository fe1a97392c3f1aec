package dxpulse.ingestion.submission.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dxpulse.ingestion.submission.IdempotencyKeys;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/// One document for each key.
public final class MongoIdempotencyKeys implements IdempotencyKeys {
  private final MongoCollection<Document> documents;

  public MongoIdempotencyKeys(MongoDatabase database) {
    documents = database.getCollection("idempotency");
  }

  @Override
  public Optional<Entry> find(String client, String key) {
    return Optional.ofNullable(documents.find(Filters.eq("_id", id(client, key))).first())
        .map(document ->
            new Entry(
                document.getString("fingerprint"), document.get("answer", Binary.class).getData()));
  }

  @Override
  public void keep(String client, String key, Entry entry) {
    var _ =
        documents.replaceOne(
            Filters.eq("_id", id(client, key)),
            new Document("_id", id(client, key))
                .append("fingerprint", entry.fingerprint())
                .append("answer", new Binary(entry.answer())),
            new ReplaceOptions().upsert(true));
  }

  private static String id(String client, String key) {
    return client + "|" + key;
  }
}
