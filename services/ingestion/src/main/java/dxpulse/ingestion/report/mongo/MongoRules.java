package dxpulse.ingestion.report.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.ingestion.report.Rules;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/// One document for each organization.
public final class MongoRules implements Rules {
  private final MongoCollection<Document> documents;

  public MongoRules(MongoDatabase database) {
    documents = database.getCollection("approvalrules");
  }

  @Override
  public boolean fourEyes(OrganizationCode organization, String department) {
    return decided(organization).getOrDefault(department, true);
  }

  @Override
  public void decide(OrganizationCode organization, String department, boolean fourEyes) {
    var _ =
        documents.updateOne(
            Filters.eq("_id", organization.toString()),
            Updates.set("departments." + department, fourEyes),
            new UpdateOptions().upsert(true));
  }

  @Override
  public Map<String, Boolean> decided(OrganizationCode organization) {
    Map<String, Boolean> decided = new TreeMap<>();
    Document document = documents.find(Filters.eq("_id", organization.toString())).first();
    if (document != null) {
      document
          .get("departments", Document.class)
          .forEach((department, fourEyes) -> decided.put(department, (Boolean) fourEyes));
    }
    return decided;
  }
}
