package dxpulse.roadmap.standing.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.wire.Gathering;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.roadmap.standing.KpiStanding;
import dxpulse.roadmap.standing.Standings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/// One document for each KPI, all of them in memory too. Standings are gathered, and written before
/// the position of their records is.
public final class MongoStandings implements Standings {
  private static final int MOST_GATHERED = 5_000;
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Document> documents;
  private final Map<String, KpiStanding> byId = new ConcurrentHashMap<>();
  private final Gathering<KpiStanding> gathered =
      new Gathering<>(MOST_GATHERED, (earlier, later) -> later, this::store);

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
    byId.put(id, standing);
    gathered.add(Map.of(id, standing));
  }

  /// When it returns, everything that was saved is stored.
  public void write() {
    gathered.write();
  }

  private void store(Map<String, KpiStanding> batch) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    batch.forEach((id, standing) ->
        writes.add(
            new ReplaceOneModel<>(
                Filters.eq("_id", id),
                new Document("_id", id)
                    .append("body", WireFormat.mapper().writeValueAsString(standing)),
                UPSERT)));
    var _ = documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
  }
}
