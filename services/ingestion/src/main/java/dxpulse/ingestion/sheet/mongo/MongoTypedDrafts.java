package dxpulse.ingestion.sheet.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.ingestion.sheet.TypedDrafts;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/// One document for each draft.
public final class MongoTypedDrafts implements TypedDrafts {
  private static final int DUPLICATE = 11_000;

  private final MongoCollection<Document> documents;

  public MongoTypedDrafts(MongoDatabase database) {
    documents = database.getCollection("typeddrafts");
  }

  @Override
  public Map<String, TypedDraft> find(Collection<String> ids) {
    Map<String, TypedDraft> found = new HashMap<>();
    for (Document document : documents.find(Filters.in("_id", ids))) {
      found.put(document.getString("_id"), draft(document));
    }
    return found;
  }

  @Override
  public Optional<TypedDraft> keep(String id, TypedDraft draft) {
    Document document =
        new Document("_id", id)
            .append("version", draft.version())
            .append("body", WireFormat.mapper().writeValueAsString(draft));
    if (draft.version() == 1) {
      try {
        var _ = documents.insertOne(document);
        return Optional.empty();
      } catch (MongoWriteException refused) {
        if (refused.getError().getCode() != DUPLICATE) {
          throw refused;
        }
      }
    } else if (documents
            .replaceOne(
                Filters.and(Filters.eq("_id", id), Filters.eq("version", draft.version() - 1)),
                document)
            .getMatchedCount()
        == 1) {
      return Optional.empty();
    }
    return Optional.ofNullable(documents.find(Filters.eq("_id", id)).first())
        .map(MongoTypedDrafts::draft)
        // It was sent meanwhile, and removed.
        .or(() -> Optional.of(new TypedDraft(0, Map.of(), "", "", draft.at())));
  }

  @Override
  public void remove(Collection<String> ids) {
    var _ = documents.deleteMany(Filters.in("_id", ids));
  }

  private static TypedDraft draft(Document document) {
    return WireFormat.mapper().readValue(document.getString("body"), TypedDraft.class);
  }
}
