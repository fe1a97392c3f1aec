package dxpulse.ingestion.report.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Reports.Listed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;

/// Which reports are in which state, and which are to be sent, in few words each: a list of some
/// among a hundred thousand reads those alone.
///
/// An entry is written before its report and taken out after the report has left, and only by a
/// later version: what breaks off leaves an entry too many, which whoever reads the report notices,
/// and never one too few. What nobody reads is swept after some minutes; whoever writes a report
/// for longer than that enters it once more.
final class ReportList {
  private static final int DUPLICATE = 11_000;
  private static final int AT_ONCE = 1_000;
  private static final String ID = "_id";
  private static final String VERSION = "v";
  private static final String DEPARTMENT = "d";
  private static final String PERIOD = "p";
  private static final String AT = "a";
  private static final String BY = "b";
  private static final String INDICATOR = "i";
  private static final String BATCH = "f";
  private static final String ENTERED = "w";
  private static final String LISTED = "state|";
  private static final String UNSENT = "unsent|";
  private static final String BEHIND_ALL = "~";
  private static final String BETWEEN = "\\|";
  // state, organization, which state, report
  private static final int PARTS_OF_LISTED = 4;

  private final MongoCollection<Document> entries;

  ReportList(MongoDatabase database) {
    entries = database.getCollection("reportlist");
  }

  /// @param now who sweeps goes by it
  void enter(Collection<Report> reports, Instant now) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (Report report : reports) {
      writes.add(
          entry(
              key(report, report.state()),
              report,
              now,
              Updates.combine(
                  Updates.set(DEPARTMENT, report.department()),
                  Updates.set(INDICATOR, report.observation().indicator().toString()),
                  Updates.set(BY, report.reportedBy()),
                  Updates.set(BATCH, report.batch()),
                  Updates.set(PERIOD, report.observation().period().toString()),
                  Updates.set(AT, report.steps().getLast().at().toString()))));
      if (isUnsent(report)) {
        writes.add(entry(UNSENT + report.id(), report, now, Updates.combine()));
      }
    }
    try {
      if (!writes.isEmpty()) {
        var _ = entries.bulkWrite(writes, new BulkWriteOptions().ordered(false));
      }
    } catch (MongoBulkWriteException refused) {
      // That of a later version does not match, and stays.
      if (refused.getWriteConcernError() != null
          || refused.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE)) {
        throw refused;
      }
    }
  }

  private static WriteModel<Document> entry(String key, Report report, Instant now, Bson more) {
    return new UpdateOneModel<>(
        Filters.and(Filters.eq(ID, key), Filters.lte(VERSION, report.version())),
        Updates.combine(
            Updates.set(VERSION, report.version()), Updates.set(ENTERED, Date.from(now)), more),
        new UpdateOptions().upsert(true));
  }

  /// Takes out what earlier versions of reports have left behind.
  void leave(Collection<Report> reports) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (Report report : reports) {
      if (report.version() > 1) {
        for (State state : State.values()) {
          if (state != report.state()) {
            writes.add(without(key(report, state), report));
          }
        }
        if (!isUnsent(report)) {
          writes.add(without(UNSENT + report.id(), report));
        }
      }
    }
    if (!writes.isEmpty()) {
      var _ = entries.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }
  }

  private static WriteModel<Document> without(String key, Report report) {
    return new DeleteOneModel<>(
        Filters.and(Filters.eq(ID, key), Filters.lte(VERSION, report.version())));
  }

  void goThrough(OrganizationCode organization, State state, Consumer<Listed> look) {
    String prefix = LISTED + organization + "|" + state + "|";
    for (Document entry : among(prefix).batchSize(AT_ONCE)) {
      look.accept(listed(entry, prefix, state));
    }
  }

  List<Listed> page(
      OrganizationCode organization,
      State state,
      String after,
      Predicate<Listed> wanted,
      int most) {
    String prefix = LISTED + organization + "|" + state + "|";
    List<Listed> page = new ArrayList<>();
    try (MongoCursor<Document> cursor =
        entries
            .find(Filters.and(Filters.gt(ID, prefix + after), Filters.lt(ID, prefix + BEHIND_ALL)))
            .sort(Sorts.ascending(ID))
            .batchSize(AT_ONCE)
            .iterator()) {
      while (page.size() < most && cursor.hasNext()) {
        Listed each = listed(cursor.next(), prefix, state);
        if (wanted.test(each)) {
          page.add(each);
        }
      }
    }
    return page;
  }

  private static Listed listed(Document entry, String prefix, State state) {
    return new Listed(
        entry.getString(ID).substring(prefix.length()),
        state,
        new IndicatorCode(entry.getString(INDICATOR)),
        Period.parse(entry.getString(PERIOD)),
        entry.getString(DEPARTMENT),
        entry.getString(BY),
        entry.getString(BATCH),
        Instant.parse(entry.getString(AT)));
  }

  /// Goes through the ids of reports that may have to be sent, part by part.
  ///
  /// @param more whether to go on after a part
  void unsent(Predicate<List<String>> more) {
    List<String> ids = new ArrayList<>();
    for (Document entry : among(UNSENT).batchSize(AT_ONCE)) {
      ids.add(entry.getString(ID).substring(UNSENT.length()));
      if (ids.size() == AT_ONCE) {
        if (!more.test(List.copyOf(ids))) {
          return;
        }
        ids.clear();
      }
    }
    var _ = ids.isEmpty() || more.test(ids);
  }

  /// Takes out entries that lead to no report. Each is taken out only as it was seen: whoever
  /// writes a report enters it first, and so makes it another one.
  ///
  /// @param after looks at entries that were entered after it, at all if it is the beginning of
  ///   time
  /// @param until leaves later ones alone
  /// @param reports finds reports by their ids
  void sweep(
      Instant after,
      Instant until,
      Instant now,
      Function<Collection<String>, Map<String, Report>> reports) {
    Bson some = Filters.lte(ENTERED, Date.from(until));
    Bson looked =
        after.equals(Instant.EPOCH)
            // An earlier build did not say when it entered them.
            ? Filters.or(Filters.eq(ENTERED, null), some)
            : Filters.and(Filters.gt(ENTERED, Date.from(after)), some);
    List<Document> together = new ArrayList<>();
    for (Document entry :
        entries.find(looked).projection(Projections.include(VERSION, ENTERED)).batchSize(AT_ONCE)) {
      together.add(entry);
      if (together.size() == AT_ONCE) {
        sweep(together, now, reports);
        together.clear();
      }
    }
    sweep(together, now, reports);
  }

  private void sweep(
      List<Document> some, Instant now, Function<Collection<String>, Map<String, Report>> reports) {
    Map<String, Report> found = reports.apply(some.stream().map(ReportList::reportId).toList());
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (Document entry : some) {
      Report report = found.get(reportId(entry));
      if (report == null || !leadsTo(entry, report)) {
        Bson asSeen =
            Filters.and(
                Filters.eq(ID, entry.getString(ID)),
                Filters.eq(VERSION, entry.getInteger(VERSION)),
                Filters.eq(ENTERED, entry.getDate(ENTERED)));
        writes.add(
            entry.getDate(ENTERED) == null
                ? new UpdateOneModel<>(asSeen, Updates.set(ENTERED, Date.from(now)))
                : new DeleteOneModel<>(asSeen));
      }
    }
    if (!writes.isEmpty()) {
      var _ = entries.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }
  }

  private static String reportId(Document entry) {
    String id = entry.getString(ID);
    return id.startsWith(UNSENT)
        ? id.substring(UNSENT.length())
        : id.split(BETWEEN, PARTS_OF_LISTED)[PARTS_OF_LISTED - 1];
  }

  private static boolean leadsTo(Document entry, Report report) {
    String id = entry.getString(ID);
    return id.startsWith(UNSENT) ? isUnsent(report) : id.equals(key(report, report.state()));
  }

  private FindIterable<Document> among(String prefix) {
    return entries.find(Filters.and(Filters.gte(ID, prefix), Filters.lt(ID, prefix + BEHIND_ALL)));
  }

  static boolean isUnsent(Report report) {
    return report.isReleased() && !report.sent();
  }

  private static String key(Report report, State state) {
    return LISTED + report.observation().organization() + "|" + state + "|" + report.id();
  }
}
