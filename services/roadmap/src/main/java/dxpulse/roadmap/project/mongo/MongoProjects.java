package dxpulse.roadmap.project.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.roadmap.project.Projects;
import dxpulse.roadmap.project.StoredProject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/// Projects as one document each, all of them in memory too. The announcement that is due lies in
/// the document that changed.
public final class MongoProjects implements Projects {
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Document> documents;
  private final Map<String, StoredProject> byId = new ConcurrentHashMap<>();

  public MongoProjects(MongoDatabase database) {
    documents = database.getCollection("projects");
  }

  /// Reads what is stored.
  public void load() {
    for (Document document : documents.find()) {
      byId.put(
          document.getString("_id"),
          WireFormat.mapper().readValue(document.getString("body"), StoredProject.class));
    }
  }

  @Override
  public Optional<StoredProject> find(OrganizationCode organization, int number) {
    return Optional.ofNullable(byId.get(organization + "|" + number));
  }

  @Override
  public List<StoredProject> all(OrganizationCode organization) {
    return byId.values().stream()
        .filter(stored -> stored.project().organization().equals(organization))
        .sorted(Comparator.comparing(stored -> stored.project().number()))
        .toList();
  }

  @Override
  public List<StoredProject> unannounced() {
    return byId.values().stream().filter(stored -> !stored.announced()).toList();
  }

  @Override
  public void save(StoredProject stored) {
    String id = stored.project().organization() + "|" + stored.project().number();
    Document document =
        new Document("_id", id)
            .append("version", stored.project().version())
            .append("body", WireFormat.mapper().writeValueAsString(stored));
    var unused = documents.replaceOne(Filters.eq("_id", id), document, UPSERT);
    byId.put(id, stored);
  }
}
