package dxpulse.ingestion.department.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.ingestion.department.Departments;
import dxpulse.ingestion.department.Registered;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/// One document for each department, replaced only by the revision after it. An organization has
/// some dozens, so they are read whole.
public final class MongoDepartments implements Departments {
  private static final int DUPLICATE = 11_000;
  private static final String ID = "_id";
  private static final String REVISION = "revision";
  private static final String BODY = "body";
  private static final String BEHIND_ALL = "~";

  private final MongoCollection<Document> documents;

  public MongoDepartments(MongoDatabase database) {
    documents = database.getCollection("departments");
  }

  @Override
  public Optional<Registered> find(OrganizationCode organization, String key) {
    return Optional.ofNullable(documents.find(Filters.eq(ID, id(organization, key))).first())
        .map(MongoDepartments::entry);
  }

  @Override
  public List<Registered> all(OrganizationCode organization) {
    List<Registered> all = new ArrayList<>();
    for (Document document :
        documents.find(
            Filters.and(
                Filters.gte(ID, id(organization, "")),
                Filters.lt(ID, id(organization, BEHIND_ALL))))) {
      all.add(entry(document));
    }
    all.sort(Comparator.comparing(each -> each.department().key()));
    return all;
  }

  @Override
  public boolean keep(Registered entry) {
    String id = id(entry.organization(), entry.department().key());
    Document document =
        new Document(ID, id)
            .append(REVISION, entry.revision())
            .append(BODY, WireFormat.mapper().writeValueAsString(entry));
    if (entry.revision() > 1) {
      return documents
              .replaceOne(
                  Filters.and(Filters.eq(ID, id), Filters.eq(REVISION, entry.revision() - 1)),
                  document)
              .getMatchedCount()
          == 1;
    }
    try {
      var _ = documents.insertOne(document);
      return true;
    } catch (MongoWriteException refused) {
      if (refused.getError().getCode() != DUPLICATE) {
        throw refused;
      }
      return false;
    }
  }

  private static Registered entry(Document document) {
    return WireFormat.mapper().readValue(document.getString(BODY), Registered.class);
  }

  private static String id(OrganizationCode organization, String key) {
    return organization + "|" + key;
  }
}
