package dxpulse.ingestion.quarantine.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.ingestion.quarantine.Resolution;
import dxpulse.ingestion.quarantine.Resolutions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/// One document for each resolution; the first one stays.
public final class MongoResolutions implements Resolutions {
  private static final int DUPLICATE = 11_000;

  private final MongoCollection<Document> resolutions;

  public MongoResolutions(MongoDatabase database) {
    resolutions = database.getCollection("resolutions");
  }

  @Override
  public Resolution keep(Resolution resolution) {
    try {
      var _ =
          resolutions.insertOne(
              new Document("_id", resolution.id())
                  .append("body", WireFormat.mapper().writeValueAsString(resolution)));
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
        .map(document ->
            WireFormat.mapper().readValue(document.getString("body"), Resolution.class));
  }

  @Override
  public Set<String> ids() {
    Set<String> ids = new HashSet<>();
    for (Document document : resolutions.find()) {
      ids.add(document.getString("_id"));
    }
    return ids;
  }
}
