package dxpulse.kpiscoring.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.kpiscoring.definition.KpiCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/// KPI definitions as one document each, all of them in memory too.
public final class MongoKpiCatalogue implements KpiCatalogue {
  private final MongoCollection<Document> documents;
  private final Map<String, KpiDefined> byId = new ConcurrentHashMap<>();

  public MongoKpiCatalogue(MongoDatabase database) {
    documents = database.getCollection("kpis");
  }

  /// Reads what is stored.
  public void load() {
    for (Document document : documents.find()) {
      byId.put(
          document.getString("_id"),
          EventCodec.decode(
              EventType.KPI_DEFINED, document.getString("body").getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Override
  public Optional<KpiDefined> find(OrganizationCode organization, KpiCode code) {
    return Optional.ofNullable(byId.get(organization + "|" + code));
  }

  @Override
  public List<KpiDefined> all(OrganizationCode organization) {
    return byId.values().stream()
        .filter(definition -> definition.organization().equals(organization))
        .sorted(Comparator.comparing(KpiDefined::code))
        .toList();
  }

  @Override
  public void save(KpiDefined definition) {
    String id = definition.organization() + "|" + definition.code();
    Document document =
        new Document("_id", id)
            .append("version", definition.newest().version())
            .append("body", new String(EventCodec.encode(definition), StandardCharsets.UTF_8));
    var unused =
        documents.replaceOne(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true));
    byId.put(id, definition);
  }
}
