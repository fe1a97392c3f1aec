package dxpulse.infra.standalone.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// Documents as bytes, found by their keys.
///
/// What is written stays in memory for some seconds, and is written over and over: as bytes it is
/// less than as objects, which the collector would carry from place to place while everybody waits.
/// Who asks gets a document of its own; what is being written to the file cannot change.
///
/// Keys are looked up as MongoDB does: many at once, ranges, and one of which more is asked (what
/// guards a version). The library's collection goes through all documents for the last two, and
/// through the whole list of keys for each document that it has found by one.
final class CompactCollection extends AbstractSynchronizedMongoCollection<Object> {
  private final MVMap<Object, byte[]> documents;

  CompactCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Object, byte[]> documents,
      CursorRegistry cursors) {
    super(database, name, options, cursors);
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
            matchDocumentsFromStream(
                keys.in(documents).map(Bson::decode), left, order, skipped, most, batch, fields))
        .orElseGet(() -> super.queryDocuments(query, order, skipped, most, batch, fields));
  }

  @Override
  protected QueryResult matchDocuments(
      Document query,
      @Nullable Document order,
      int skipped,
      int most,
      int batch,
      @Nullable Document fields) {
    Stream<Document> all =
        isNaturalDescending(order)
            ? streamAllDocumentsWithPosition()
                .sorted((one, other) ->
                    ValueComparator.desc().compare(one.getPosition(), other.getPosition()))
                .map(DocumentWithPosition::getDocument)
            : documents.values().stream().map(Bson::decode);
    return matchDocumentsFromStream(all, query, order, skipped, most, batch, fields);
  }

  @Override
  protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
    return documents.entrySet().stream().map(CompactCollection::inPlace);
  }

  private static DocumentWithPosition<Object> inPlace(Map.Entry<Object, byte[]> entry) {
    return new DocumentWithPosition<>(Bson.decode(entry.getValue()), entry.getKey());
  }

  @Override
  protected @Nullable Document getDocument(Object key) {
    byte[] found = documents.get(key);
    return found == null ? null : Bson.decode(found);
  }

  @Override
  protected @Nullable Object addDocumentInternal(Document document) {
    Object key =
        getIdField() == null
            ? UUID.randomUUID()
            : Utils.getSubdocumentValue(document, getIdField());
    if (documents.putIfAbsent(Missing.ofNullable(key), Bson.encode(document)) != null) {
      throw new IllegalStateException(getFullName() + " held " + key + " already");
    }
    return key;
  }

  @Override
  protected void handleUpdate(Object key, Document before, Document after) {
    var _ = documents.put(Missing.ofNullable(key), Bson.encode(after));
  }

  @Override
  protected void removeDocument(Object key) {
    if (documents.remove(key) == null) {
      throw new NoSuchElementException(getFullName() + " does not hold " + key);
    }
  }

  @Override
  public int count() {
    return documents.size();
  }

  @Override
  public boolean isEmpty() {
    return documents.isEmpty();
  }

  /// Who asks for it waits until it is added up: to keep the sum would encode each document that
  /// changes twice more, and write the sum each time.
  @Override
  protected int getDataSize() {
    return Math.toIntExact(
        Math.min(
            Integer.MAX_VALUE, documents.values().stream().mapToLong(each -> each.length).sum()));
  }

  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected void updateDataSize(int change) {
    // It is added up.
  }
}
