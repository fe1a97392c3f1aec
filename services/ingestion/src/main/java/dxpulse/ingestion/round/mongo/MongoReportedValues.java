package dxpulse.ingestion.round.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.Gathering;
import dxpulse.ingestion.round.Reported;
import dxpulse.ingestion.round.ReportedValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/// One small document for each value of an organization itself. Values are gathered and written
/// before anybody reads, and before the position of their records is.
public final class MongoReportedValues implements ReportedValues {
  private static final int MOST_GATHERED = 5_000;
  private static final String ID = "_id";

  private final MongoCollection<Document> documents;
  private final Gathering<Reported> gathered =
      new Gathering<>(MOST_GATHERED, Reported::and, this::store);

  public MongoReportedValues(MongoDatabase database) {
    documents = database.getCollection("reportedvalues");
  }

  @Override
  public void keep(Collection<ValueRecorded> values) {
    Map<String, Reported> reported = new LinkedHashMap<>();
    for (ValueRecorded value : values) {
      if (value.outcome() == ValueRecorded.Outcome.RECORDED
          && value.area().equals(value.organization().asArea())) {
        var _ =
            reported.merge(
                id(value.organization(), value.period(), value.indicator()),
                new Reported(
                    value.submittedAt(),
                    value.revision(),
                    value.submittedAt(),
                    value.source().kind()),
                Reported::and);
      }
    }
    if (!reported.isEmpty()) {
      gathered.add(reported);
    }
  }

  @Override
  public void write() {
    gathered.trickle();
  }

  private void store(Map<String, Reported> batch) {
    Map<String, Reported> held = held(batch.keySet());
    List<WriteModel<Document>> writes = new ArrayList<>();
    batch.forEach((id, reported) -> {
      Reported known = held.get(id);
      Reported both = known == null ? reported : known.and(reported);
      if (!both.equals(known)) {
        writes.add(
            new ReplaceOneModel<>(
                Filters.eq(ID, id), document(id, both), new ReplaceOptions().upsert(true)));
      }
    });
    if (!writes.isEmpty()) {
      var _ = documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }
  }

  private Map<String, Reported> held(Collection<String> ids) {
    Map<String, Reported> held = new HashMap<>();
    for (Document document : documents.find(Filters.in(ID, ids))) {
      held.put(
          document.getString(ID),
          new Reported(
              Instant.parse(document.getString("first")),
              document.getInteger("revision"),
              Instant.parse(document.getString("latest")),
              Source.Kind.valueOf(document.getString("from"))));
    }
    return held;
  }

  // As texts: the store's own dates lose what is below a millisecond.
  private static Document document(String id, Reported reported) {
    return new Document(ID, id)
        .append("first", reported.firstAt().toString())
        .append("revision", reported.revision())
        .append("latest", reported.latestAt().toString())
        .append("from", reported.latestFrom().name());
  }

  @Override
  public Map<IndicatorCode, Map<Period, Reported>> of(
      OrganizationCode organization,
      Collection<Period> periods,
      Collection<IndicatorCode> indicators) {
    gathered.write();
    Map<IndicatorCode, Map<Period, Reported>> reported = new HashMap<>();
    for (Period period : periods) {
      Map<String, IndicatorCode> byId = new LinkedHashMap<>();
      indicators.forEach(indicator -> byId.put(id(organization, period, indicator), indicator));
      held(byId.keySet())
          .forEach((id, held) -> {
            IndicatorCode indicator = byId.get(id);
            if (indicator != null) {
              var _ =
                  reported.computeIfAbsent(indicator, code -> new HashMap<>()).put(period, held);
            }
          });
    }
    return reported;
  }

  private static String id(OrganizationCode organization, Period period, IndicatorCode indicator) {
    return organization + "|" + indicator + "|" + period;
  }
}
