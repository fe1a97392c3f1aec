package dxpulse.indicator.catalogue.mongo;

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
public final class MongoCatalogue implements Catalogue {
  private final MongoCollection<Document> documents;
  private final Map<String, IndicatorDefined> byId = new ConcurrentHashMap<>();

  public MongoCatalogue(MongoDatabase database) {
    documents = database.getCollection("indicators");
    for (Document document : documents.find()) {
      IndicatorDefined definition =
          EventCodec.decode(
              EventType.INDICATOR_DEFINED,
              document.getString("body").getBytes(StandardCharsets.UTF_8));
      byId.put(document.getString("_id"), definition);
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
  public void save(IndicatorDefined definition) {
    String id = id(definition.organization(), definition.code());
    Document document =
        new Document("_id", id)
            .append("version", definition.newest().version())
            .append("body", new String(EventCodec.encode(definition), StandardCharsets.UTF_8));
    var unused =
        documents.replaceOne(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true));
    byId.put(id, definition);
  }

  private static String id(OrganizationCode organization, IndicatorCode code) {
    return organization + "|" + code;
  }
}
