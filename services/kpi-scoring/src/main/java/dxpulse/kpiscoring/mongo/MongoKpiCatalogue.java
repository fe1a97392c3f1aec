package dxpulse.kpiscoring.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.result.UpdateResult;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.kpiscoring.definition.KpiCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.conversions.Bson;

/// KPI definitions as one document each, all of them in memory too.
public final class MongoKpiCatalogue implements KpiCatalogue {
  private final MongoCollection<Document> documents;
  private volatile boolean complete;
  private final Map<String, KpiDefined> byId = new ConcurrentHashMap<>();

  public MongoKpiCatalogue(MongoDatabase database) {
    documents = database.getCollection("kpis");
  }

  /// Reads what is stored and takes in what it lacks.
  ///
  /// @param announced every definition on its topic, which outlives this store
  public void load(Collection<KpiDefined> announced) {
    for (Document document : documents.find()) {
      show(definition(document));
    }
    announced.forEach(this::announced);
    complete = true;
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  @Override
  public Optional<KpiDefined> find(OrganizationCode organization, KpiCode code) {
    return Optional.ofNullable(byId.get(organization + "|" + code));
  }

  @Override
  public List<KpiDefined> all(OrganizationCode organization) {
    return byId.values().stream()
        .filter(definition -> definition.organization().equals(organization))
        .sorted(Comparator.comparing(KpiDefined::code))
        .toList();
  }

  @Override
  public Optional<KpiDefined> stored(OrganizationCode organization, KpiCode code) {
    return Optional.ofNullable(documents.find(Filters.eq("_id", organization + "|" + code)).first())
        .map(MongoKpiCatalogue::definition);
  }

  @Override
  public boolean save(KpiDefined definition, int expected) {
    return replace(
        definition, Filters.eq("version", expected), expected == 0, document(definition, false));
  }

  @Override
  public List<KpiDefined> unannounced() {
    List<KpiDefined> waiting = new ArrayList<>();
    for (Document document : documents.find(Filters.ne("announced", true))) {
      waiting.add(definition(document));
    }
    return waiting;
  }

  @Override
  public void announced(KpiDefined definition) {
    KpiDefined held = byId.get(id(definition));
    if (held != null && held.newest().version() > definition.newest().version()) {
      return;
    }
    if (!definition.equals(held) || isWaiting(definition)) {
      var unused =
          replace(
              definition,
              Filters.lte("version", definition.newest().version()),
              true,
              document(definition, true));
    }
    show(definition);
  }

  private boolean isWaiting(KpiDefined definition) {
    Document document = documents.find(Filters.eq("_id", id(definition))).first();
    return document == null || !document.getBoolean("announced", false);
  }

  /// Whether it was replaced, or written where nothing was.
  private boolean replace(KpiDefined definition, Bson held, boolean orNew, Document document) {
    try {
      UpdateResult result =
          documents.replaceOne(
              Filters.and(Filters.eq("_id", id(definition)), held),
              document,
              new ReplaceOptions().upsert(orNew));
      return result.getMatchedCount() == 1 || result.getUpsertedId() != null;
    } catch (MongoWriteException refused) {
      if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw refused;
    }
  }

  private void show(KpiDefined definition) {
    byId.merge(
        id(definition),
        definition,
        (held, newer) -> held.newest().version() > newer.newest().version() ? held : newer);
  }

  private static String id(KpiDefined definition) {
    return definition.organization() + "|" + definition.code();
  }

  private static Document document(KpiDefined definition, boolean announced) {
    return new Document("_id", id(definition))
        .append("version", definition.newest().version())
        .append("announced", announced)
        .append("body", new String(EventCodec.encode(definition), StandardCharsets.UTF_8));
  }

  private static KpiDefined definition(Document document) {
    return EventCodec.decode(
        EventType.KPI_DEFINED, document.getString("body").getBytes(StandardCharsets.UTF_8));
  }
}
