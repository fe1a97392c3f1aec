package dxpulse.indicator.catalogue.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.indicator.catalogue.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/// Definitions as one document each. A few hundred at most, so all of them are kept in memory too.
/// A version is only written over the one before it, whichever process wrote that.
public final class MongoCatalogue implements Catalogue {
  private static final int DUPLICATE = 11_000;

  private final MongoCollection<Document> documents;
  private final Map<String, IndicatorDefined> byId = new ConcurrentHashMap<>();

  public MongoCatalogue(MongoDatabase database) {
    documents = database.getCollection("indicators");
    for (Document document : documents.find()) {
      byId.put(document.getString("_id"), read(document));
    }
  }

  @Override
  public Optional<IndicatorDefined> find(OrganizationCode organization, IndicatorCode code) {
    return Optional.ofNullable(byId.get(id(organization, code)));
  }

  @Override
  public List<IndicatorDefined> all(OrganizationCode organization) {
    return byId.values().stream()
        .filter(definition -> definition.organization().equals(organization))
        .sorted(Comparator.comparing(IndicatorDefined::code))
        .toList();
  }

  @Override
  public List<IndicatorDefined> all() {
    return List.copyOf(byId.values());
  }

  @Override
  public void save(IndicatorDefined definition) {
    String id = id(definition.organization(), definition.code());
    if (!isNext(id, definition) && !isNextAfterALoss(id, definition)) {
      throw new Overtaken(definition);
    }
    byId.put(id, definition);
  }

  /// A store that was away may have lost the version before this one, which stands on the topic and
  /// here: it gets it back. If it holds a newer one than we know, that one is learnt.
  private boolean isNextAfterALoss(String id, IndicatorDefined definition) {
    Document holds = documents.find(Filters.eq("_id", id)).first();
    IndicatorDefined known = byId.get(id);
    if (known != null && (holds == null || versionOf(holds) < known.newest().version())) {
      restore(known);
      return isNext(id, definition);
    }
    if (holds != null) {
      byId.put(id, read(holds));
    }
    return false;
  }

  private static int versionOf(Document document) {
    return read(document).newest().version();
  }

  /// Writes the version, unless the store does not hold the one before it.
  private boolean isNext(String id, IndicatorDefined definition) {
    int version = definition.newest().version();
    if (version > 1) {
      return documents
              .replaceOne(
                  Filters.and(Filters.eq("_id", id), Filters.eq("version", version - 1)),
                  document(id, definition))
              .getMatchedCount()
          == 1;
    }
    try {
      var _ = documents.insertOne(document(id, definition));
      return true;
    } catch (MongoWriteException refused) {
      if (refused.getError().getCode() != DUPLICATE) {
        throw refused;
      }
      return false;
    }
  }

  @Override
  public void restore(IndicatorDefined definition) {
    String id = id(definition.organization(), definition.code());
    var _ =
        documents.replaceOne(
            Filters.eq("_id", id), document(id, definition), new ReplaceOptions().upsert(true));
    byId.put(id, definition);
  }

  private static Document document(String id, IndicatorDefined definition) {
    return new Document("_id", id)
        .append("version", definition.newest().version())
        .append("body", new String(EventCodec.encode(definition), StandardCharsets.UTF_8));
  }

  private static IndicatorDefined read(Document document) {
    return EventCodec.decode(
        EventType.INDICATOR_DEFINED, document.getString("body").getBytes(StandardCharsets.UTF_8));
  }

  private static String id(OrganizationCode organization, IndicatorCode code) {
    return organization + "|" + code;
  }
}
