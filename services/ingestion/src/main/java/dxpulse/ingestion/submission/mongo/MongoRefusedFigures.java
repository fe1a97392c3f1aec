package dxpulse.ingestion.submission.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.ingestion.submission.RefusedFigures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/// One document for each refused figure; those of a request are written together.
public final class MongoRefusedFigures implements RefusedFigures {
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

  private final MongoCollection<Document> documents;

  public MongoRefusedFigures(MongoDatabase database) {
    documents = database.getCollection("refusedfigures");
  }

  @Override
  public void keep(Collection<RefusedFigure> figures) {
    if (figures.isEmpty()) {
      return;
    }
    List<WriteModel<Document>> writes = new ArrayList<>(figures.size());
    for (RefusedFigure figure : figures) {
      writes.add(
          new ReplaceOneModel<>(
              Filters.eq("_id", figure.id()),
              new Document("_id", figure.id())
                  .append("body", WireFormat.mapper().writeValueAsString(figure)),
              UPSERT));
    }
    var _ = documents.bulkWrite(writes, ANY_ORDER);
  }

  @Override
  public Optional<RefusedFigure> find(String id) {
    return Optional.ofNullable(documents.find(Filters.eq("_id", id)).first())
        .map(MongoRefusedFigures::read);
  }

  @Override
  public List<RefusedFigure> all() {
    List<RefusedFigure> figures = new ArrayList<>();
    for (Document document : documents.find()) {
      figures.add(read(document));
    }
    figures.sort(Comparator.comparing(RefusedFigure::refusedAt).reversed());
    return figures;
  }

  private static RefusedFigure read(Document document) {
    return WireFormat.mapper().readValue(document.getString("body"), RefusedFigure.class);
  }
}
