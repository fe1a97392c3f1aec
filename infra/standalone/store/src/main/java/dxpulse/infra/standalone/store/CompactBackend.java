package dxpulse.infra.standalone.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/// Keeps documents as BSON and keys as text. The backend that it extends serialises Java objects,
/// and serialises both keys to compare them: that was half of the store's work.
///
/// The store hands out a map that is open already whatever types it is asked for with, so the maps
/// are opened here first.
final class CompactBackend extends H2Backend {
  CompactBackend(MVStore store) {
    super(store);
  }

  /// A write with the journaled write concern is in the file before it is answered.
  @Override
  public Document handleMessage(MongoMessage message) {
    Document answer = super.handleMessage(message);
    if (message.getDocument().get("writeConcern") instanceof Document concern
        && Boolean.TRUE.equals(concern.get("j"))) {
      commitNow();
    }
    return answer;
  }

  /// Returns when everything is in the file. A commit has nothing to do while the background writer
  /// is still on its way with the last changes; one more change makes it wait behind that.
  private synchronized void commitNow() {
    MVStore store = getMvStore();
    store.setStoreVersion(store.getStoreVersion() == 1 ? 2 : 1);
    long _ = store.commit();
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new CompactDatabase(name, getMvStore(), getCursorRegistry());
  }

  private static final class CompactDatabase extends H2Database {
    private static final String DATA = "databases.%s.%s";
    private static final String INDEX = "%s.%s._index_%s";

    private final MVStore store;

    CompactDatabase(String name, MVStore store, CursorRegistry cursors) {
      // The constructor above opens collections already.
      this.store = store;
      super(name, store, cursors);
    }

    /// One at a time: of two first writes at once each would else make a collection of the name, or
    /// find one whose key is not unique yet.
    @Override
    protected synchronized MongoCollection<Object> resolveOrCreateCollection(String collection) {
      return super.resolveOrCreateCollection(collection);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(
        String collection, CollectionOptions options) {
      return new CompactCollection(
          this,
          collection,
          options,
          store.openMap(
              DATA.formatted(getDatabaseName(), collection),
              new MVMap.Builder<Object, byte[]>()
                  .keyType(new KeyType())
                  .valueType(ByteArrayDataType.INSTANCE)),
          cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
        String collection, String index, List<IndexKey> keys, boolean sparse) {
      open(
          INDEX.formatted(getDatabaseName(), collection, index),
          new MVMap.Builder<Object, Object>().keyType(new KeyType()).valueType(new KeyType()));
      return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
    }

    private void open(String name, MVMap.Builder<Object, Object> types) {
      MVMap<Object, Object> _ = store.openMap(name, types);
    }
  }
}
