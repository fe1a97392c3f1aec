package dxpulse.ingestion.submission.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.ingestion.submission.RefusedFigures;
import dxpulse.ingestion.submission.WaitingRoom;
import dxpulse.ingestion.submission.WaitingRoom.Ticket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/// One document for each refused figure; those of a request are written a thousand at a time.
public final class MongoRefusedFigures implements RefusedFigures {
  private static final int DUPLICATE = 11_000;
  private static final int AT_ONCE = 1_000;
  private static final InsertManyOptions ANY_ORDER = new InsertManyOptions().ordered(false);

  private final MongoCollection<Document> documents;
  private final WaitingRoom room;

  public MongoRefusedFigures(MongoDatabase database, WaitingRoom room) {
    documents = database.getCollection("refusedfigures");
    this.room = room;
    room.enterOnce("refusedfigures", documents.find().map(document -> read(document).ticket()));
  }

  @Override
  public void keep(Collection<RefusedFigure> figures) {
    List<RefusedFigure> all = List.copyOf(figures);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      keepSome(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
  }

  /// What is kept already stays as it came first. A figure without a ticket would never be seen, so
  /// the ticket comes first.
  private void keepSome(List<RefusedFigure> some) {
    Map<String, RefusedFigure> kept = new HashMap<>();
    find(some.stream().map(RefusedFigure::id).toList()).forEach(each -> kept.put(each.id(), each));
    room.enter(
        some.stream().map(figure -> kept.getOrDefault(figure.id(), figure).ticket()).toList());
    List<RefusedFigure> fresh =
        some.stream().filter(figure -> !kept.containsKey(figure.id())).toList();
    List<Document> writes =
        fresh.stream()
            .map(figure ->
                new Document("_id", figure.id())
                    .append("body", WireFormat.mapper().writeValueAsString(figure)))
            .toList();
    try {
      if (!writes.isEmpty()) {
        var _ = documents.insertMany(writes, ANY_ORDER);
      }
    } catch (MongoBulkWriteException refused) {
      // The same figure came twice at the same time.
      if (refused.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE)) {
        throw refused;
      }
      List<Ticket> now =
          find(fresh.stream().map(RefusedFigure::id).toList()).stream()
              .map(RefusedFigure::ticket)
              .toList();
      room.enter(now);
      room.replace(fresh.stream().map(RefusedFigure::ticket).toList(), now);
    }
  }

  @Override
  public List<RefusedFigure> find(Collection<String> ids) {
    List<RefusedFigure> figures = new ArrayList<>();
    if (!ids.isEmpty()) {
      for (Document document : documents.find(Filters.in("_id", ids))) {
        figures.add(read(document));
      }
    }
    return figures;
  }

  private static RefusedFigure read(Document document) {
    return WireFormat.mapper().readValue(document.getString("body"), RefusedFigure.class);
  }
}
