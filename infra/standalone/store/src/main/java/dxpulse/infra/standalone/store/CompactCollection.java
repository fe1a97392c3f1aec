package dxpulse.infra.standalone.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// Finds documents by many keys in a time that grows with their number. The collection that it
/// extends goes through the whole list of keys again for each document that it has found by one:
/// that was a quarter of the store's work when figures came by the thousand.
final class CompactCollection extends H2Collection {
  private volatile @Nullable Asked asked;

  CompactCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Object, Document> documents,
      MVMap<String, Object> facts,
      CursorRegistry cursors) {
    super(database, name, options, documents, facts, cursors);
  }

  /// A question, which is the same object for all documents that are held against it.
  ///
  /// @param keys that it asks for; absent when it asks for more or for something else
  private record Asked(Document query, @Nullable Set<String> keys) {
    static Asked of(Document query) {
      return new Asked(query, query.size() == 1 ? keys(query.get("_id")) : null);
    }

    private static @Nullable Set<String> keys(@Nullable Object condition) {
      if (!(condition instanceof Document among)
          || among.size() != 1
          || !(among.get("$in") instanceof Collection<?> listed)) {
        return null;
      }
      Set<String> keys = new HashSet<>();
      for (Object key : listed) {
        if (!(key instanceof String text)) {
          return null;
        }
        var _ = keys.add(text);
      }
      return keys;
    }
  }

  @Override
  protected boolean documentMatchesQuery(Document document, Document query) {
    Asked known = asked;
    if (known == null || known.query != query) {
      known = Asked.of(query);
      asked = known;
    }
    Set<String> keys = known.keys;
    return keys == null
        ? super.documentMatchesQuery(document, query)
        : document.get("_id") instanceof String key && keys.contains(key);
  }
}
