package dxpulse.kpiscoring.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.Gathering;
import dxpulse.kpiscoring.reading.ScoreBook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;

/// Scores as one document for each revision, and one for each KPI and kind of period that lists
/// them: everything is read by its key. Entries are gathered; they are written before anybody
/// reads, and before the position of their records is.
public final class MongoScoreBook implements ScoreBook {
  private static final UpdateOptions UPDATE = new UpdateOptions().upsert(true);
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

  private static final int MOST_GATHERED = 5_000;

  // What was entered first stays: a revision is never rewritten.
  private final Gathering<KpiScored> gathered =
      new Gathering<>(MOST_GATHERED, (earlier, later) -> earlier, this::store);
  private final MongoCollection<Document> scores;
  private final MongoCollection<Document> contents;

  public MongoScoreBook(MongoDatabase database) {
    scores = database.getCollection("scores");
    contents = database.getCollection("contents");
  }

  @Override
  public void enter(Collection<KpiScored> entered) {
    Map<String, KpiScored> byId = new LinkedHashMap<>();
    for (KpiScored score : entered) {
      var _ =
          byId.putIfAbsent(
              id(score.organization(), score.kpi(), score.period(), score.revision()), score);
    }
    gathered.add(byId);
  }

  @Override
  public void write() {
    gathered.trickle();
  }

  private void store(Map<String, KpiScored> batch) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    Map<String, Map<String, Integer>> newest = new HashMap<>();
    batch.forEach((id, score) -> {
      writes.add(
          new UpdateOneModel<>(
              Filters.eq("_id", id),
              Updates.setOnInsert(
                  "body", new String(EventCodec.encode(score), StandardCharsets.UTF_8)),
              UPDATE));
      newest
          .computeIfAbsent(
              content(score.organization(), score.kpi(), score.granularity()),
              unseen -> new HashMap<>())
          .merge(score.period().toString(), score.revision(), Math::max);
    });
    var _ = scores.bulkWrite(writes, ANY_ORDER);
    List<WriteModel<Document>> lists = new ArrayList<>();
    newest.forEach((content, revisions) ->
        lists.add(
            new UpdateOneModel<>(
                Filters.eq("_id", content),
                Updates.combine(
                    revisions.entrySet().stream()
                        .map(each -> Updates.max("newest." + each.getKey(), each.getValue()))
                        .toList()),
                UPDATE)));
    var _ = contents.bulkWrite(lists, ANY_ORDER);
  }

  @Override
  public List<KpiScored> newest(
      OrganizationCode organization, KpiCode kpi, Granularity granularity) {
    gathered.write();
    List<KpiScored> found = new ArrayList<>();
    contents(organization, kpi, granularity)
        .forEach(
            (period, revision) -> read(organization, kpi, period, revision).ifPresent(found::add));
    return found;
  }

  @Override
  public List<List<KpiScored>> revisions(
      OrganizationCode organization, KpiCode kpi, Granularity granularity) {
    gathered.write();
    List<List<KpiScored>> periods = new ArrayList<>();
    contents(organization, kpi, granularity)
        .forEach((period, newest) -> {
          List<KpiScored> revisions = new ArrayList<>();
          for (int revision = 1; revision <= newest; revision++) {
            read(organization, kpi, period, revision).ifPresent(revisions::add);
          }
          periods.add(revisions);
        });
    return periods;
  }

  private SortedMap<Period, Integer> contents(
      OrganizationCode organization, KpiCode kpi, Granularity granularity) {
    SortedMap<Period, Integer> newest = new TreeMap<>();
    Document content =
        contents.find(Filters.eq("_id", content(organization, kpi, granularity))).first();
    if (content != null) {
      content
          .get("newest", Document.class)
          .forEach((period, revision) -> newest.put(Period.parse(period), (Integer) revision));
    }
    return newest;
  }

  private Optional<KpiScored> read(
      OrganizationCode organization, KpiCode kpi, Period period, int revision) {
    Document found =
        scores.find(Filters.eq("_id", id(organization, kpi, period, revision))).first();
    return Optional.ofNullable(found)
        .map(document ->
            EventCodec.decode(
                EventType.KPI_SCORED, document.getString("body").getBytes(StandardCharsets.UTF_8)));
  }

  private static String content(
      OrganizationCode organization, KpiCode kpi, Granularity granularity) {
    return organization + "|" + kpi + "|" + granularity.code();
  }

  private static String id(
      OrganizationCode organization, KpiCode kpi, Period period, int revision) {
    return organization + "|" + kpi + "|" + period + "|" + revision;
  }
}
