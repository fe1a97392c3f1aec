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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;

/// Scores as one document for each revision, and one for each KPI and kind of period that lists
/// them: everything is read by its key. Entries are gathered; they are written before anybody
/// reads, and before the position of their records is.
public final class MongoScoreBook implements ScoreBook {
  private static final UpdateOptions UPDATE = new UpdateOptions().upsert(true);
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

  private static final int MOST_GATHERED = 5_000;
  private static final int MOST_READ_AT_ONCE = 500;

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
              Updates.setOnInsert("body", new Binary(EventCodec.encode(score))),
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
    List<String> ids = new ArrayList<>();
    contents(organization, kpi, granularity)
        .forEach((period, revision) -> ids.add(id(organization, kpi, period, revision)));
    return inOrder(ids, read(ids));
  }

  @Override
  public List<KpiScored> asOf(
      OrganizationCode organization, KpiCode kpi, Granularity granularity, Instant instant) {
    gathered.write();
    List<Search> searches = new ArrayList<>();
    contents(organization, kpi, granularity)
        .forEach((period, newest) ->
            searches.add(
                new Search(revision -> id(organization, kpi, period, revision), newest, instant)));
    List<Search> open = searches;
    while (!open.isEmpty()) {
      Map<String, KpiScored> read = read(open.stream().flatMap(Search::asks).toList());
      open.forEach(search -> search.hear(read));
      open = open.stream().filter(Search::isOpen).toList();
    }
    return searches.stream().flatMap(search -> search.found().stream()).toList();
  }

  @Override
  public List<List<KpiScored>> revisions(List<KpiScored> scores) {
    gathered.write();
    List<List<String>> ids =
        scores.stream()
            .map(score ->
                IntStream.rangeClosed(1, score.revision())
                    .mapToObj(
                        revision -> id(score.organization(), score.kpi(), score.period(), revision))
                    .toList())
            .toList();
    Map<String, KpiScored> read = read(ids.stream().flatMap(List::stream).toList());
    return ids.stream().map(revisions -> inOrder(revisions, read)).toList();
  }

  private static List<KpiScored> inOrder(List<String> ids, Map<String, KpiScored> read) {
    return ids.stream().map(read::get).filter(Objects::nonNull).toList();
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

  /// Those of some scores that are stored, by their ids.
  private Map<String, KpiScored> read(List<String> ids) {
    Map<String, KpiScored> read = new HashMap<>();
    for (int from = 0; from < ids.size(); from += MOST_READ_AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(from + MOST_READ_AT_ONCE, ids.size()));
      for (Document found : scores.find(Filters.in("_id", some))) {
        read.put(found.getString("_id"), EventCodec.decode(EventType.KPI_SCORED, bodyOf(found)));
      }
    }
    return read;
  }

  /// Scores were kept as text once; as bytes nobody on the way decodes them.
  private static byte[] bodyOf(Document score) {
    return score.get("body") instanceof Binary bytes
        ? bytes.getData()
        : score.getString("body").getBytes(StandardCharsets.UTF_8);
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
