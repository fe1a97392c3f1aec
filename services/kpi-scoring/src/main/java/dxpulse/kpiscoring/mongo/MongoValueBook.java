package dxpulse.kpiscoring.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.Gathering;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.kpiscoring.ledger.CurrentValue;
import dxpulse.kpiscoring.reading.ValueBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/// The values of an indicator as one document, which is read by its key. A value is kept as a text
/// that begins with its revision, and a greater text takes the place of a smaller one: so an older
/// revision never overwrites a newer one, whoever writes it when, and nothing is read to write.
/// Entries are gathered; they are written before anybody reads, and before the position of their
/// records is.
public final class MongoValueBook implements ValueBook {
  private static final UpdateOptions UPDATE = new UpdateOptions().upsert(true);
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);
  private static final int MOST_GATHERED = 5_000;
  // As many digits as an int can have.
  private static final String REVISION = "%010d";
  private static final int REVISION_DIGITS = 10;

  private final Gathering<Map<Period, CurrentValue>> gathered =
      new Gathering<>(MOST_GATHERED, MongoValueBook::together, this::store);
  private final MongoCollection<Document> documents;

  public MongoValueBook(MongoDatabase database) {
    documents = database.getCollection("values");
  }

  @Override
  public void enter(Collection<Entry> entries) {
    Map<String, Map<Period, CurrentValue>> byDocument = new LinkedHashMap<>();
    for (Entry entry : entries) {
      var _ =
          byDocument
              .computeIfAbsent(
                  id(entry.organization(), entry.indicator()), unseen -> new HashMap<>())
              .merge(entry.value().period(), entry.value(), MongoValueBook::newer);
    }
    gathered.add(byDocument);
  }

  /// The earlier map is nobody else's: what is being written has left the gathering.
  private static Map<Period, CurrentValue> together(
      Map<Period, CurrentValue> earlier, Map<Period, CurrentValue> later) {
    later.forEach((period, value) -> earlier.merge(period, value, MongoValueBook::newer));
    return earlier;
  }

  private static CurrentValue newer(CurrentValue one, CurrentValue other) {
    return other.revision() > one.revision() ? other : one;
  }

  @Override
  public void write() {
    gathered.trickle();
  }

  private void store(Map<String, Map<Period, CurrentValue>> batch) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    batch.forEach((id, values) ->
        writes.add(
            new UpdateOneModel<>(
                Filters.eq("_id", id),
                Updates.combine(
                    values.values().stream()
                        .map(value -> Updates.max("values." + value.period(), text(value)))
                        .toList()),
                UPDATE)));
    var _ = documents.bulkWrite(writes, ANY_ORDER);
  }

  @Override
  public List<CurrentValue> values(OrganizationCode organization, IndicatorCode indicator) {
    gathered.write();
    Document found = documents.find(Filters.eq("_id", id(organization, indicator))).first();
    return found == null
        ? List.of()
        : found.get("values", Document.class).values().stream()
            .map(text -> value((String) text))
            .sorted(Comparator.comparing(CurrentValue::period))
            .toList();
  }

  private static String id(OrganizationCode organization, IndicatorCode indicator) {
    return organization + "|" + indicator;
  }

  private static String text(CurrentValue value) {
    return REVISION.formatted(value.revision()) + WireFormat.mapper().writeValueAsString(value);
  }

  private static CurrentValue value(String text) {
    return WireFormat.mapper().readValue(text.substring(REVISION_DIGITS), CurrentValue.class);
  }
}
