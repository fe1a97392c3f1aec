package dxpulse.publication.board.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.Gathering;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.publication.board.FactStore;
import dxpulse.publication.board.LivePlan.Fact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;

/// One document for each definition, score, project, feed and value that comes by no score, and for
/// what scores told that the newest ones no longer tell. Facts are gathered, so that one that is
/// soon overtaken is never written; they are written before the position of their records is.
public final class MongoFacts implements FactStore {
  private static final int MOST_GATHERED = 5_000;
  // Of a period the newest are kept, however often its index moves.
  private static final int MOST_REVISIONS = 10;
  // The embedded store answers with as much as it is asked for, and no answer may exceed 48 MB.
  private static final int AT_ONCE = 100;
  // Cases were facts once.
  private static final String NO_CASE = "^[^C]";
  // Times of values were, too; the values themselves tell them.
  private static final String NO_TIME = "^[^T]";

  private final MongoCollection<Document> documents;
  // Apart, as earlier builds know no such facts and read all that lies with the others.
  private final MongoCollection<Document> trail;
  private final MongoCollection<Document> tally;
  private final MongoCollection<Document> whole;
  private final Gathering<byte[]> gathered =
      new Gathering<>(MOST_GATHERED, (earlier, later) -> later, this::store);

  /// @param collection where they lie: a reader that saves its own positions has its own
  public MongoFacts(MongoDatabase database, String collection) {
    documents = database.getCollection(collection);
    trail = database.getCollection(collection + "trail");
    tally = database.getCollection(collection + "tally");
    whole = database.getCollection(collection + "whole");
  }

  @Override
  public void save(Fact fact, byte[] body) {
    gathered.add(Map.of(id(fact), body));
  }

  @Override
  public void write() {
    gathered.trickle();
  }

  private void store(Map<String, byte[]> batch) {
    Map<MongoCollection<Document>, List<WriteModel<Document>>> writes = new IdentityHashMap<>();
    batch.forEach((id, body) ->
        writes
            .computeIfAbsent(placeOf(id), unseen -> new ArrayList<>())
            .add(
                new ReplaceOneModel<>(
                    Filters.eq("_id", id),
                    new Document("_id", id).append("body", new Binary(body)),
                    new ReplaceOptions().upsert(true))));
    writes.forEach(MongoFacts::write);
  }

  private static void write(
      MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
    var _ = collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
  }

  private MongoCollection<Document> placeOf(String id) {
    return switch (id.charAt(0)) {
      case 'T', 'R' -> trail;
      case 'N' -> tally;
      case 'W' -> whole;
      default -> documents;
    };
  }

  private static String id(Fact fact) {
    return switch (fact) {
      case Fact.Indicator(var definition) ->
          "I|" + definition.organization() + "|" + definition.code();
      case Fact.Kpi(var definition) -> "K|" + definition.organization() + "|" + definition.code();
      case Fact.Score(var score) ->
          "S|" + score.organization() + "|" + score.kpi() + "|" + score.period();
      case Fact.Project(var project) -> "P|" + project.organization() + "|" + project.number();
      case Fact.Feed(var health) -> "F|" + health.organization() + "|" + health.feed();
      case Fact.Area(var value) ->
          "V|"
              + value.organization()
              + "|"
              + value.indicator()
              + "|"
              + value.period()
              + "|"
              + value.area();
      case Fact.Whole(var value) ->
          "W|" + value.organization() + "|" + value.indicator() + "|" + value.period();
      case Fact.Revised(var organization, var kpi, var told) ->
          "R|"
              + organization
              + "|"
              + kpi
              + "|"
              + told.period()
              + "|"
              + told.revision() % MOST_REVISIONS;
      case Fact.Tallied(var organization, var kpi, var _, var period, var _) ->
          "N|" + organization + "|" + kpi + "|" + period;
    };
  }

  @Override
  public void each(Consumer<Fact> reader) {
    for (Document document : documents.find(Filters.regex("_id", NO_CASE)).batchSize(AT_ONCE)) {
      byte[] body = bodyOf(document);
      reader.accept(
          switch (document.getString("_id").charAt(0)) {
            case 'I' -> new Fact.Indicator(EventCodec.decode(EventType.INDICATOR_DEFINED, body));
            case 'K' -> new Fact.Kpi(EventCodec.decode(EventType.KPI_DEFINED, body));
            case 'S' -> new Fact.Score(EventCodec.decode(EventType.KPI_SCORED, body));
            case 'V' -> new Fact.Area(EventCodec.decode(EventType.VALUE_RECORDED, body));
            case 'P' -> new Fact.Project(EventCodec.decode(EventType.PROJECT_UPDATED, body));
            default -> new Fact.Feed(EventCodec.decode(EventType.FEED_HEALTH, body));
          });
    }
    for (Document document : whole.find().batchSize(AT_ONCE)) {
      reader.accept(new Fact.Whole(EventCodec.decode(EventType.VALUE_RECORDED, bodyOf(document))));
    }
    for (Document document : tally.find().batchSize(AT_ONCE)) {
      reader.accept(WireFormat.mapper().readValue(bodyOf(document), Fact.Tallied.class));
    }
    for (Document document : trail.find(Filters.regex("_id", NO_TIME)).batchSize(AT_ONCE)) {
      reader.accept(WireFormat.mapper().readValue(bodyOf(document), Fact.Revised.class));
    }
  }

  /// Facts were kept as text once; as bytes nobody on the way decodes them.
  private static byte[] bodyOf(Document fact) {
    return fact.get("body") instanceof Binary bytes
        ? bytes.getData()
        : fact.getString("body").getBytes(StandardCharsets.UTF_8);
  }
}
