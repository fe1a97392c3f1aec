package dxpulse.ingestion.report.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.infra.mongo.AskedTogether;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Reports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// One document for each report, replaced only by the version after it, and a list of them.
public final class MongoReports implements Reports {
  private static final int DUPLICATE = 11_000;
  private static final int AT_ONCE = 1_000;
  private static final String ID = "_id";
  private static final String VERSION = "version";
  private static final String BODY = "body";
  private static final String BEHIND_ALL = "~";
  private static final String LISTING = "listed";
  // Grows when a list is to tell more: what an earlier build listed is then listed again.
  private static final int NEWEST_LISTING = 2;
  private static final Duration LEFT_ALONE = Duration.ofMinutes(10);
  private static final Duration LONGEST_WRITE = LEFT_ALONE.dividedBy(2);

  private final MongoCollection<Document> documents;
  private final ReportList list;
  private final Clock clock;
  private final AskedTogether<Report> askedTogether = new AskedTogether<>(this::stored);
  private volatile Instant sweptUntil = Instant.EPOCH;

  public MongoReports(MongoDatabase database, Clock clock) {
    this.clock = clock;
    documents = database.getCollection("reports");
    list = new ReportList(database);
    listWhatIsNot();
  }

  /// Everything that is sent is looked for here, much of it at the same moment.
  @Override
  public Map<String, Report> find(Collection<String> ids) {
    return ids.isEmpty() ? Map.of() : askedTogether.find(ids);
  }

  private Map<String, Report> stored(Collection<String> ids) {
    Map<String, Report> found = new HashMap<>();
    List<String> all = List.copyOf(ids);
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
      List<Report> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      Instant begun = clock.instant();
      list.enter(some, begun);
      lost.addAll(keepSome(some));
      List<Report> kept = some.stream().filter(report -> !lost.contains(report.id())).toList();
      Instant now = clock.instant();
      if (now.isAfter(begun.plus(LONGEST_WRITE))) {
        // The entries may have been swept meanwhile.
        list.enter(kept, now);
      }
      list.leave(kept);
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
  public void goThrough(OrganizationCode organization, Set<State> states, Consumer<Listed> look) {
    states.forEach(state -> list.goThrough(organization, state, look));
  }

  @Override
  public List<Listed> page(
      OrganizationCode organization,
      State state,
      String after,
      Predicate<Listed> wanted,
      int most) {
    return list.page(organization, state, after, wanted, most);
  }

  @Override
  public List<Report> listed(List<Listed> some) {
    Map<String, Report> found = find(some.stream().map(Listed::id).toList());
    List<Report> still = new ArrayList<>();
    List<Report> gone = new ArrayList<>();
    for (Listed each : some) {
      Report report = found.get(each.id());
      if (report != null) {
        (report.state() == each.state() ? still : gone).add(report);
      }
    }
    list.leave(gone);
    return still;
  }

  @Override
  public List<String> idsOf(
      OrganizationCode organization, IndicatorCode indicator, @Nullable AreaCode area) {
    String prefix = organization + "|" + indicator + "|" + (area == null ? "" : area + "|");
    List<String> ids = new ArrayList<>();
    for (Document document :
        documents
            .find(Filters.and(Filters.gte(ID, prefix), Filters.lt(ID, prefix + BEHIND_ALL)))
            .projection(Projections.include(ID))
            .batchSize(AT_ONCE)) {
      ids.add(document.getString(ID));
    }
    ids.sort(Comparator.naturalOrder());
    return ids;
  }

  @Override
  public List<Report> unsent() {
    List<Report> unsent = new ArrayList<>();
    list.unsent(ids -> {
      List<Report> sent = new ArrayList<>();
      for (Report report : find(ids).values()) {
        (ReportList.isUnsent(report) ? unsent : sent).add(report);
      }
      list.leave(sent);
      return unsent.size() < AT_ONCE;
    });
    return unsent;
  }

  @Override
  public void sweep(Instant now) {
    Instant until = now.minus(LEFT_ALONE);
    list.sweep(sweptUntil, until, now, this::find);
    sweptUntil = until;
  }

  /// Lists what an earlier build kept, whose documents do not say that they are listed as now.
  private void listWhatIsNot() {
    List<Report> some = new ArrayList<>();
    for (Document document :
        documents.find(Filters.ne(LISTING, NEWEST_LISTING)).batchSize(AT_ONCE)) {
      some.add(report(document));
      if (some.size() == AT_ONCE) {
        listNow(some);
        some.clear();
      }
    }
    listNow(some);
  }

  private void listNow(List<Report> some) {
    if (!some.isEmpty()) {
      list.enter(some, clock.instant());
      var _ =
          documents.updateMany(
              Filters.in(ID, some.stream().map(Report::id).toList()),
              Updates.set(LISTING, NEWEST_LISTING));
    }
  }

  private static Document document(Report report) {
    return new Document(ID, report.id())
        .append(VERSION, report.version())
        .append(LISTING, NEWEST_LISTING)
        .append(BODY, WireFormat.mapper().writeValueAsString(report));
  }

  private static Report report(Document document) {
    return WireFormat.mapper().readValue(document.getString(BODY), Report.class);
  }
}
