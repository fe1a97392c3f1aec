package dxpulse.ingestion.submission.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.ingestion.sheet.LastValues;
import dxpulse.ingestion.sheet.LastValues.Place;
import dxpulse.ingestion.submission.RefusedFigures;
import dxpulse.ingestion.submission.WaitingRoom;
import dxpulse.ingestion.submission.WaitingRoom.Settled;
import dxpulse.ingestion.submission.WaitingRoom.Ticket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// One document for each refused figure; those of a request are written a thousand at a time.
public final class MongoRefusedFigures implements RefusedFigures {
  private static final int DUPLICATE = 11_000;
  private static final int AT_ONCE = 1_000;
  private static final InsertManyOptions ANY_ORDER = new InsertManyOptions().ordered(false);

  private static final String ID = "_id";
  private static final String ALL = "all";
  private static final String OPEN = "open";

  private final MongoCollection<Document> documents;
  private final MongoCollection<Document> places;
  private final WaitingRoom room;
  private final LastValues lastValues;

  public MongoRefusedFigures(MongoDatabase database, WaitingRoom room, LastValues lastValues) {
    this.lastValues = lastValues;
    documents = database.getCollection("refusedfigures");
    places = database.getCollection("refusedplaces");
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

  @Override
  public Collection<RefusedFigure> anew(Collection<RefusedFigure> figures) {
    List<RefusedFigure> all = new ArrayList<>(figures);
    List<Integer> asked = new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
    while (!asked.isEmpty()) {
      Map<String, Settled> settled =
          room.settled(asked.stream().map(at -> all.get(at).ticket()).toList());
      asked.removeIf(at -> !settled.containsKey(all.get(at).id()));
      Map<Place, ValueRecorded> held = held(asked.stream().map(all::get).toList());
      asked.removeIf(at -> {
        RefusedFigure again = all.get(at);
        Settled before = settled.get(again.id());
        return before == null || !again.isSaidAnew(before, held.get(again.place()));
      });
      asked.forEach(at -> {
        RefusedFigure same = all.get(at);
        Settled before = Objects.requireNonNull(settled.get(same.id()));
        String next = same.id() + "|" + before.at();
        all.set(
            at,
            same.under(UUID.nameUUIDFromBytes(next.getBytes(StandardCharsets.UTF_8)).toString()));
      });
    }
    return all;
  }

  /// The values that hold at their places.
  private Map<Place, ValueRecorded> held(List<RefusedFigure> figures) {
    Set<Place> asked = new HashSet<>();
    figures.stream().map(RefusedFigure::place).filter(Objects::nonNull).forEach(asked::add);
    return asked.isEmpty() ? Map.of() : lastValues.of(figures.getFirst().organization(), asked);
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
    note(fresh);
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

  /// A place says which figures were refused there before they are kept. Thousands of one place are
  /// told to it at once: each by itself would have the store write its whole list again.
  private void note(List<RefusedFigure> fresh) {
    Map<String, List<String>> idsByPlace = new LinkedHashMap<>();
    for (RefusedFigure figure : fresh) {
      Place place = figure.place();
      if (place != null) {
        idsByPlace
            .computeIfAbsent(key(figure.organization(), place), unseen -> new ArrayList<>())
            .add(figure.id());
      }
    }
    List<WriteModel<Document>> writes = new ArrayList<>();
    idsByPlace.forEach((place, ids) ->
        writes.add(
            new UpdateOneModel<>(
                Filters.eq(ID, place),
                Updates.combine(Updates.addEachToSet(ALL, ids), Updates.addEachToSet(OPEN, ids)),
                new UpdateOptions().upsert(true))));
    if (!writes.isEmpty()) {
      var _ = places.bulkWrite(writes);
    }
  }

  @Override
  public List<RefusedFigure> open(OrganizationCode organization, Collection<Place> asked) {
    List<String> ids = new ArrayList<>();
    List<String> keys = asked.stream().map(place -> key(organization, place)).distinct().toList();
    for (int from = 0; from < keys.size(); from += AT_ONCE) {
      for (Document place :
          places.find(Filters.in(ID, keys.subList(from, Math.min(keys.size(), from + AT_ONCE))))) {
        ids.addAll(place.getList(OPEN, String.class, List.of()));
      }
    }
    return find(ids);
  }

  @Override
  public void settle(Collection<RefusedFigure> figures) {
    for (RefusedFigure figure : figures) {
      Place place = figure.place();
      if (place != null) {
        var _ =
            places.updateOne(
                Filters.eq(ID, key(figure.organization(), place)), Updates.pull(OPEN, figure.id()));
      }
    }
  }

  @Override
  public List<Placed> placed(
      OrganizationCode organization, IndicatorCode indicator, @Nullable AreaCode area) {
    String prefix = organization + "|" + indicator + "|" + (area == null ? "" : area + "|");
    List<Placed> placed = new ArrayList<>();
    for (Document place : places.find(beginsWith(prefix))) {
      String[] parts = place.getString(ID).split("\\|", 4);
      AreaCode where = new AreaCode(parts[2]);
      Period period = Period.parse(parts[3]);
      place
          .getList(ALL, String.class, List.of())
          .forEach(id -> placed.add(new Placed(where, period, id)));
    }
    placed.sort(Comparator.comparing(Placed::key));
    return placed;
  }

  private static Bson beginsWith(String prefix) {
    return Filters.and(Filters.gte(ID, prefix), Filters.lt(ID, prefix + "~"));
  }

  private static String key(OrganizationCode organization, Place place) {
    return organization + "|" + place.indicator() + "|" + place.area() + "|" + place.period();
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
