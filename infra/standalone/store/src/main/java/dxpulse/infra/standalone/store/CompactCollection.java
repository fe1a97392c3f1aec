package dxpulse.infra.standalone.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// Finds documents by their keys, as MongoDB does: many at once, ranges, and one of which more is
/// asked (what guards a version). The collection that it extends goes through all documents for the
/// last two, and through the whole list of keys for each document that it has found by one.
final class CompactCollection extends H2Collection {
  private final MVMap<Object, Document> documents;

  CompactCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Object, Document> documents,
      MVMap<String, Object> facts,
      CursorRegistry cursors) {
    super(database, name, options, documents, facts, cursors);
    this.documents = documents;
  }

  @Override
  protected QueryResult queryDocuments(
      Document query,
      @Nullable Document order,
      int skipped,
      int most,
      int batch,
      @Nullable Document fields) {
    if (order != null && order.containsKey("$natural")) {
      return super.queryDocuments(query, order, skipped, most, batch, fields);
    }
    Document left = AskedKeys.areAll(query) ? new Document() : query;
    return AskedKeys.of(query)
        .map(keys ->
            matchDocumentsFromStream(keys.in(documents), left, order, skipped, most, batch, fields))
        .orElseGet(() -> super.queryDocuments(query, order, skipped, most, batch, fields));
  }
}
