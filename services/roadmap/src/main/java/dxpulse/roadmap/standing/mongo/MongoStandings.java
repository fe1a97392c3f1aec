package dxpulse.roadmap.standing.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.roadmap.standing.KpiStanding;
import dxpulse.roadmap.standing.Standings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/// One document for each KPI, all of them in memory too.
public final class MongoStandings implements Standings {
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Document> documents;
  private final Map<String, KpiStanding> byId = new ConcurrentHashMap<>();

  public MongoStandings(MongoDatabase database) {
    documents = database.getCollection("standings");
  }

  /// Reads what is stored.
  public void load() {
    for (Document document : documents.find()) {
      byId.put(
          document.getString("_id"),
          WireFormat.mapper().readValue(document.getString("body"), KpiStanding.class));
    }
  }

  @Override
  public Optional<KpiStanding> find(OrganizationCode organization, KpiCode code) {
    return Optional.ofNullable(byId.get(organization + "|" + code));
  }

  @Override
  public List<KpiStanding> all() {
    return List.copyOf(byId.values());
  }

  @Override
  public void save(KpiStanding standing) {
    String id = standing.organization() + "|" + standing.code();
    Document document =
        new Document("_id", id).append("body", WireFormat.mapper().writeValueAsString(standing));
    var unused = documents.replaceOne(Filters.eq("_id", id), document, UPSERT);
    byId.put(id, standing);
  }
}
