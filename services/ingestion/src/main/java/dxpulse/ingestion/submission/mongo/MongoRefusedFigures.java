package dxpulse.ingestion.submission.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
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
  private static final int DUPLICATE = 11_000;
  private static final InsertManyOptions ANY_ORDER = new InsertManyOptions().ordered(false);

  private final MongoCollection<Document> documents;

  public MongoRefusedFigures(MongoDatabase database) {
    documents = database.getCollection("refusedfigures");
  }

  @Override
  public void keep(Collection<RefusedFigure> figures) {
    if (figures.isEmpty()) {
      return;
    }
    try {
      var _ =
          documents.insertMany(
              figures.stream()
                  .map(figure ->
                      new Document("_id", figure.id())
                          .append("body", WireFormat.mapper().writeValueAsString(figure)))
                  .toList(),
              ANY_ORDER);
    } catch (MongoBulkWriteException refused) {
      // What is kept already stays as it came first.
      if (refused.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE)) {
        throw refused;
      }
    }
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
