package dxpulse.ingestion.quarantine.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.ingestion.quarantine.Resolution;
import dxpulse.ingestion.quarantine.Resolutions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/// One document for each resolution; the first one stays.
public final class MongoResolutions implements Resolutions {
  private static final int DUPLICATE = 11_000;
  private static final InsertManyOptions ANY_ORDER = new InsertManyOptions().ordered(false);

  private final MongoCollection<Document> resolutions;

  public MongoResolutions(MongoDatabase database) {
    resolutions = database.getCollection("resolutions");
  }

  @Override
  public Resolution keep(Resolution resolution) {
    try {
      var _ = resolutions.insertOne(document(resolution));
      return resolution;
    } catch (MongoWriteException refused) {
      if (refused.getError().getCode() != DUPLICATE) {
        throw refused;
      }
      return find(resolution.id()).orElse(resolution);
    }
  }

  @Override
  public Optional<Resolution> find(String id) {
    return Optional.ofNullable(resolutions.find(Filters.eq("_id", id)).first())
        .map(MongoResolutions::read);
  }

  @Override
  public void keep(Collection<Resolution> many) {
    if (many.isEmpty()) {
      return;
    }
    try {
      var _ =
          resolutions.insertMany(many.stream().map(MongoResolutions::document).toList(), ANY_ORDER);
    } catch (MongoBulkWriteException refused) {
      if (refused.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE)) {
        throw refused;
      }
    }
  }

  private static Document document(Resolution resolution) {
    return new Document("_id", resolution.id())
        .append("body", WireFormat.mapper().writeValueAsString(resolution));
  }

  @Override
  public void forget(Collection<String> ids) {
    var _ = resolutions.deleteMany(Filters.in("_id", ids));
  }

  @Override
  public Map<String, Resolution> find(Collection<String> ids) {
    Map<String, Resolution> found = new HashMap<>();
    if (!ids.isEmpty()) {
      for (Document document : resolutions.find(Filters.in("_id", ids))) {
        found.put(document.getString("_id"), read(document));
      }
    }
    return found;
  }

  private static Resolution read(Document document) {
    return WireFormat.mapper().readValue(document.getString("body"), Resolution.class);
  }
}
