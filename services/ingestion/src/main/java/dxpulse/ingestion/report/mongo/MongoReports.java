package dxpulse.ingestion.report.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Reports;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/// One document for each report, replaced only by the version after it.
public final class MongoReports implements Reports {
  private static final int DUPLICATE = 11_000;
  private static final int AT_ONCE = 1_000;
  private static final String ID = "_id";
  private static final String VERSION = "version";
  private static final String ORGANIZATION = "organization";
  private static final String STATE = "state";
  private static final String SENT = "sent";
  private static final String BODY = "body";

  private final MongoCollection<Document> documents;

  public MongoReports(MongoDatabase database) {
    documents = database.getCollection("reports");
  }

  @Override
  public Map<String, Report> find(Collection<String> ids) {
    Map<String, Report> found = new HashMap<>();
    List<String> all = List.copyOf(new HashSet<>(ids));
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      for (Document document : documents.find(Filters.in(ID, some))) {
        found.put(document.getString(ID), report(document));
      }
    }
    return found;
  }

  @Override
  public Set<String> keep(Collection<Report> reports) {
    Set<String> lost = new HashSet<>();
    List<Report> all = List.copyOf(reports);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      lost.addAll(keepSome(all.subList(from, Math.min(all.size(), from + AT_ONCE))));
    }
    return lost;
  }

  private Set<String> keepSome(List<Report> reports) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (Report report : reports) {
      writes.add(
          report.version() == 1
              ? new InsertOneModel<>(document(report))
              : new ReplaceOneModel<>(
                  Filters.and(
                      Filters.eq(ID, report.id()), Filters.eq(VERSION, report.version() - 1)),
                  document(report)));
    }
    Set<String> lost = new HashSet<>();
    int matched;
    try {
      var result = documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
      matched = result.getMatchedCount() + result.getInsertedCount();
    } catch (MongoBulkWriteException refused) {
      if (refused.getWriteConcernError() != null) {
        throw refused;
      }
      for (BulkWriteError error : refused.getWriteErrors()) {
        if (error.getCode() != DUPLICATE) {
          throw refused;
        }
        lost.add(reports.get(error.getIndex()).id());
      }
      var result = refused.getWriteResult();
      matched = result.getMatchedCount() + result.getInsertedCount() + lost.size();
    }
    // The count says that one was not replaced, not which.
    return matched == reports.size() ? lost : notThere(reports, lost);
  }

  private Set<String> notThere(List<Report> reports, Set<String> lost) {
    Map<String, Report> there = find(reports.stream().map(Report::id).toList());
    Set<String> missing = new HashSet<>(lost);
    for (Report report : reports) {
      if (!report.equals(there.get(report.id()))) {
        missing.add(report.id());
      }
    }
    return missing;
  }

  @Override
  public List<Report> in(OrganizationCode organization, Set<State> states) {
    return all(
        Filters.and(
            Filters.eq(ORGANIZATION, organization.toString()),
            Filters.in(STATE, states.stream().map(Enum::name).toList())));
  }

  @Override
  public List<Report> unsent() {
    return all(
        Filters.and(
            Filters.in(STATE, State.APPROVED.name(), State.RECORDED.name()),
            Filters.eq(SENT, false)));
  }

  private List<Report> all(Bson filter) {
    List<Report> found = new ArrayList<>();
    for (Document document : documents.find(filter)) {
      found.add(report(document));
    }
    return found;
  }

  private static Document document(Report report) {
    return new Document(ID, report.id())
        .append(VERSION, report.version())
        .append(ORGANIZATION, report.observation().organization().toString())
        .append(STATE, report.state().name())
        .append(SENT, report.sent())
        .append(BODY, WireFormat.mapper().writeValueAsString(report));
  }

  private static Report report(Document document) {
    return WireFormat.mapper().readValue(document.getString(BODY), Report.class);
  }
}
