package dxpulse.ingestion.round.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.ingestion.round.Effort;
import dxpulse.ingestion.round.Efforts;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;

/// One document for each department and period, in which each submission has its place: sent again
/// it comes to the same place.
public final class MongoEfforts implements Efforts {
  private static final String ID = "_id";
  private static final String SUBMISSIONS = "submissions";

  private final MongoCollection<Document> documents;

  public MongoEfforts(MongoDatabase database) {
    documents = database.getCollection("efforts");
  }

  @Override
  public Effort keep(Effort effort) {
    String key = key(effort.organization(), effort.period(), effort.department());
    Document held = documents.find(Filters.eq(ID, key)).first();
    String known =
        held == null ? null : held.get(SUBMISSIONS, Document.class).getString(effort.submission());
    if (known != null) {
      return WireFormat.mapper().readValue(known, Effort.class);
    }
    var _ =
        documents.updateOne(
            Filters.eq(ID, key),
            Updates.set(
                SUBMISSIONS + "." + effort.submission(),
                WireFormat.mapper().writeValueAsString(effort)),
            new UpdateOptions().upsert(true));
    return effort;
  }

  @Override
  public Map<String, Costs> of(
      OrganizationCode organization, Period period, Collection<String> departments) {
    Map<String, String> byKey = new LinkedHashMap<>();
    departments.forEach(department -> byKey.put(key(organization, period, department), department));
    Map<String, Costs> spent = new HashMap<>();
    for (Document document : documents.find(Filters.in(ID, byKey.keySet()))) {
      String department = byKey.get(document.getString(ID));
      if (department != null) {
        spent.put(department, together(document));
      }
    }
    return spent;
  }

  private static Costs together(Document document) {
    Costs all = Costs.NOTHING;
    for (Object body : document.get(SUBMISSIONS, Document.class).values()) {
      Effort effort = WireFormat.mapper().readValue(String.valueOf(body), Effort.class);
      all =
          all.and(
              new Costs(Map.of(effort.work(), new Spent(1, effort.seconds(), effort.values()))));
    }
    return all;
  }

  private static String key(OrganizationCode organization, Period period, String department) {
    return organization + "|" + period + "|" + department;
  }
}
