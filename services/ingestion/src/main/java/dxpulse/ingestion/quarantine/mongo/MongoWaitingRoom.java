package dxpulse.ingestion.quarantine.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.ingestion.quarantine.Resolution;
import dxpulse.ingestion.quarantine.Resolution.Outcome;
import dxpulse.ingestion.submission.WaitingRoom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/// One document for each ticket. Its key begins with the organization and whether it waits, and
/// goes on from the newest to the oldest, so that a list is one range of keys in their order.
public final class MongoWaitingRoom implements WaitingRoom {
  private static final int AT_ONCE = 1_000;
  private static final long LAST_SECOND = 99_999_999_999L;
  private static final String ID = "_id";
  private static final String BODY = "body";
  private static final String AT = "at";
  private static final String WAITS = "w";
  private static final String DISCARDED = "x";
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  // Nothing takes longer from its ticket to being kept, and clocks do not differ by more.
  private static final Duration JUST_NOW = Duration.ofMinutes(5);

  private final Clock clock;
  private final MongoCollection<Document> tickets;
  private final MongoCollection<Document> filled;
  private final MongoCollection<Document> resolutions;

  public MongoWaitingRoom(MongoDatabase database, Clock clock) {
    this.clock = clock;
    tickets = database.getCollection("waitingroom");
    filled = database.getCollection("waitingroomfilled");
    resolutions = database.getCollection("resolutions");
  }

  @Override
  public void enter(Collection<Ticket> entering) {
    for (List<Ticket> some : parts(entering)) {
      Map<String, Outcome> ended = ended(some);
      keep(some.stream().filter(ticket -> !ended.containsKey(ticket.id())).toList(), WAITS);
      keep(
          some.stream()
              .filter(ticket -> ended.get(ticket.id()) instanceof Outcome how && how.isSetAside())
              .toList(),
          DISCARDED);
    }
  }

  private Map<String, Outcome> ended(List<Ticket> some) {
    Map<String, Outcome> ended = new HashMap<>();
    resolutions(some.stream().map(Ticket::id).toList())
        .forEach(resolution -> ended.put(resolution.id(), resolution.outcome()));
    return ended;
  }

  @Override
  public Map<String, Settled> settled(Collection<Ticket> tickets) {
    Map<String, Settled> settled = new HashMap<>();
    for (List<Ticket> some : parts(tickets)) {
      resolutions(some.stream().map(Ticket::id).toList()).stream()
          .filter(resolution -> resolution.outcome() == Outcome.REPLACED)
          .forEach(resolution ->
              settled.put(resolution.id(), new Settled(resolution.by(), resolution.at())));
    }
    return settled;
  }

  private List<Resolution> resolutions(List<String> ids) {
    return resolutions
        .find(Filters.in(ID, ids))
        .map(document -> WireFormat.mapper().readValue(document.getString(BODY), Resolution.class))
        .into(new ArrayList<>());
  }

  private void keep(List<Ticket> some, String state) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    String at = clock.instant().toString();
    for (Ticket ticket : some) {
      String key = key(ticket, state);
      writes.add(
          new ReplaceOneModel<>(
              Filters.eq(ID, key),
              new Document(ID, key)
                  .append(AT, at)
                  .append(BODY, WireFormat.mapper().writeValueAsString(ticket)),
              UPSERT));
    }
    if (!writes.isEmpty()) {
      var _ = tickets.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }
  }

  @Override
  public void enterOnce(String name, Iterable<Ticket> all) {
    if (filled.find(Filters.eq(ID, name)).first() != null) {
      return;
    }
    List<Ticket> some = new ArrayList<>();
    for (Ticket ticket : all) {
      some.add(ticket);
      if (some.size() == AT_ONCE) {
        enter(some);
        some.clear();
      }
    }
    enter(some);
    var _ = filled.replaceOne(Filters.eq(ID, name), new Document(ID, name), UPSERT);
  }

  @Override
  public void leave(Collection<Ticket> leaving) {
    for (List<Ticket> some : parts(leaving)) {
      remove(some, WAITS);
      remove(some, DISCARDED);
    }
  }

  @Override
  public Set<String> sweep(Collection<Ticket> lost) {
    Instant recent = clock.instant().minus(JUST_NOW);
    Set<String> swept = new HashSet<>();
    for (List<Ticket> some : parts(lost)) {
      Map<String, String> ids = new HashMap<>();
      some.forEach(ticket -> {
        ids.put(key(ticket, WAITS), ticket.id());
        ids.put(key(ticket, DISCARDED), ticket.id());
      });
      List<WriteModel<Document>> removals = new ArrayList<>();
      for (Document document : tickets.find(Filters.in(ID, ids.keySet()))) {
        String at = document.getString(AT); // an earlier build did not note it
        if (at == null || Instant.parse(at).isBefore(recent)) {
          String key = document.getString(ID);
          // One that was entered again meanwhile stays.
          removals.add(new DeleteOneModel<>(Filters.and(Filters.eq(ID, key), Filters.eq(AT, at))));
          swept.add(ids.getOrDefault(key, ""));
        }
      }
      if (!removals.isEmpty()) {
        var _ = tickets.bulkWrite(removals, new BulkWriteOptions().ordered(false));
      }
    }
    return swept;
  }

  private void remove(List<Ticket> some, String state) {
    List<String> keys = some.stream().map(ticket -> key(ticket, state)).toList();
    var _ = tickets.deleteMany(Filters.in(ID, keys));
  }

  @Override
  public void setAside(Collection<Ticket> discarded) {
    move(discarded, WAITS, DISCARDED);
  }

  @Override
  public void callBack(Collection<Ticket> again) {
    move(again, DISCARDED, WAITS);
  }

  private void move(Collection<Ticket> moving, String from, String to) {
    for (List<Ticket> some : parts(moving)) {
      keep(some, to);
      remove(some, from);
    }
  }

  @Override
  public void goThrough(OrganizationCode organization, boolean discarded, Consumer<Ticket> look) {
    String prefix = prefix(organization, discarded ? DISCARDED : WAITS);
    for (Document document :
        tickets
            .find(Filters.and(Filters.gte(ID, prefix), Filters.lt(ID, prefix + "~")))
            .sort(Sorts.ascending(ID))
            .batchSize(AT_ONCE)) {
      look.accept(WireFormat.mapper().readValue(document.getString(BODY), Ticket.class));
    }
  }

  private static <T> List<List<T>> parts(Collection<T> all) {
    List<T> listed = List.copyOf(all);
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < listed.size(); from += AT_ONCE) {
      parts.add(listed.subList(from, Math.min(listed.size(), from + AT_ONCE)));
    }
    return parts;
  }

  private static String prefix(OrganizationCode organization, String state) {
    return organization + "|" + state + "|";
  }

  private static String key(Ticket ticket, String state) {
    Instant since = ticket.since();
    return "%s%011d%09d|%s|%07d|%s"
        .formatted(
            prefix(ticket.organization(), state),
            LAST_SECOND - since.getEpochSecond(),
            999_999_999 - since.getNano(),
            ticket.file() == null ? "" : ticket.file(),
            ticket.line(),
            ticket.id());
  }
}
