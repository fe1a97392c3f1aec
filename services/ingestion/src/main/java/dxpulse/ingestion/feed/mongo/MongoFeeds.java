package dxpulse.ingestion.feed.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.ingestion.feed.DefinitionFormat;
import dxpulse.ingestion.feed.Feed;
import dxpulse.ingestion.feed.FeedDefinition;
import dxpulse.ingestion.feed.FeedRun;
import dxpulse.ingestion.feed.FeedState;
import dxpulse.ingestion.feed.Feeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// One document for each feed with its state and last runs, one for each answer that is kept,
/// compressed, and one for each right to run.
public final class MongoFeeds implements Feeds {
  private static final int DUPLICATE = 11_000;
  private static final int ATTEMPTS = 20;
  private static final String ID = "_id";
  private static final String DEFINITION = "definition";
  private static final String FILE = "file";
  private static final String STATE = "state";
  private static final String RUNS = "runs";
  private static final String REMOVAL = "removal";
  private static final String HOLDER = "holder";
  private static final String UNTIL = "until";
  private static final TypeReference<List<FeedRun>> LIST_OF_RUNS = new TypeReference<>() {};

  private final MongoCollection<Document> feeds;
  private final MongoCollection<Document> answers;
  private final MongoCollection<Document> rights;
  private final MongoCollection<Document> looks;
  private final DefinitionFormat format;

  public MongoFeeds(MongoDatabase database, DefinitionFormat format) {
    feeds = database.getCollection("feeds");
    answers = database.getCollection("feedanswers");
    rights = database.getCollection("feedrights");
    looks = database.getCollection("feedlooks");
    this.format = format;
  }

  @Override
  public List<Feed> all() {
    List<Feed> all = new ArrayList<>();
    for (Document document : feeds.find()) {
      read(document).ifPresent(all::add);
    }
    all.sort(Comparator.comparing(feed -> feed.definition().id()));
    return all;
  }

  @Override
  public Optional<Feed> find(OrganizationCode organization, String name) {
    return Optional.ofNullable(feeds.find(Filters.eq(ID, organization + "|" + name)).first())
        .flatMap(this::read);
  }

  private Optional<Feed> read(Document document) {
    FeedDefinition definition = format.stored(document.getString(DEFINITION)).definition();
    return Optional.ofNullable(definition)
        .map(found ->
            new Feed(
                found,
                document.getString(FILE),
                state(document),
                runs(document),
                removal(document)));
  }

  private static FeedState state(Document document) {
    String state = document.getString(STATE);
    return state == null ? FeedState.OFF : WireFormat.mapper().readValue(state, FeedState.class);
  }

  private static List<FeedRun> runs(Document document) {
    Binary runs = document.get(RUNS, Binary.class);
    return runs == null
        ? List.of()
        : WireFormat.mapper().readValue(Packed.unpacked(runs.getData()), LIST_OF_RUNS);
  }

  private static Feed.@Nullable Removal removal(Document document) {
    String removal = document.getString(REMOVAL);
    return removal == null ? null : WireFormat.mapper().readValue(removal, Feed.Removal.class);
  }

  @Override
  public void keep(FeedDefinition definition, @Nullable String file) {
    Bson change =
        Updates.combine(
            Updates.set(DEFINITION, format.write(definition)),
            file == null ? Updates.unset(FILE) : Updates.set(FILE, file),
            Updates.unset(REMOVAL));
    var _ =
        feeds.updateOne(Filters.eq(ID, definition.id()), change, new UpdateOptions().upsert(true));
  }

  @Override
  public void remove(FeedDefinition of, Feed.Removal removal) {
    var _ =
        feeds.updateOne(
            Filters.eq(ID, of.id()),
            Updates.set(REMOVAL, WireFormat.mapper().writeValueAsString(removal)));
  }

  @Override
  public void change(FeedDefinition of, UnaryOperator<FeedState> change) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Document document = feeds.find(Filters.eq(ID, of.id())).first();
      if (document == null) {
        return;
      }
      FeedState before = state(document);
      FeedState after = change.apply(before);
      if (after.equals(before)) {
        return;
      }
      String stood = document.getString(STATE);
      Bson as =
          Filters.and(
              Filters.eq(ID, of.id()),
              stood == null ? Filters.exists(STATE, false) : Filters.eq(STATE, stood));
      String stands = WireFormat.mapper().writeValueAsString(after);
      if (feeds.updateOne(as, Updates.set(STATE, stands)).getMatchedCount() == 1) {
        return;
      }
    }
    throw new IllegalStateException(of.id() + ": changed by others again and again");
  }

  @Override
  public void note(FeedDefinition of, FeedRun run, byte @Nullable [] raw) {
    byte[] packed = raw == null ? null : Packed.of(raw);
    boolean kept = packed != null && packed.length <= Packed.MOST;
    if (kept) {
      String id = answerId(of, run.id());
      var _ =
          answers.replaceOne(
              Filters.eq(ID, id),
              new Document(ID, id).append("content", new Binary(Objects.requireNonNull(packed))),
              new ReplaceOptions().upsert(true));
    }
    Document document = feeds.find(Filters.eq(ID, of.id())).first();
    if (document == null) {
      return;
    }
    List<FeedRun> before = runs(document);
    List<FeedRun> runs = Feed.with(kept ? run : run.rawDropped(), before);
    var _ =
        feeds.updateOne(
            Filters.eq(ID, of.id()),
            Updates.set(RUNS, new Binary(Packed.of(WireFormat.mapper().writeValueAsBytes(runs)))));
    List<String> dropped =
        before.stream()
            .filter(FeedRun::rawKept)
            .filter(
                old -> runs.stream().noneMatch(now -> now.id().equals(old.id()) && now.rawKept()))
            .map(old -> answerId(of, old.id()))
            .toList();
    if (!dropped.isEmpty()) {
      var _ = answers.deleteMany(Filters.in(ID, dropped));
    }
  }

  @Override
  public Optional<byte[]> raw(FeedDefinition of, String run) {
    return Optional.ofNullable(answers.find(Filters.eq(ID, answerId(of, run))).first())
        .map(document -> Packed.unpacked(document.get("content", Binary.class).getData()));
  }

  @Override
  public void lookedAt(FeedDefinition definition) {
    var _ =
        looks.replaceOne(
            Filters.eq(ID, definition.id()),
            new Document(ID, definition.id())
                .append(DEFINITION, format.write(definition.essence())),
            new ReplaceOptions().upsert(true));
  }

  @Override
  public boolean isLookedAt(FeedDefinition definition) {
    Document look = looks.find(Filters.eq(ID, definition.id())).first();
    return look != null
        && WireFormat.mapper()
            .readTree(look.getString(DEFINITION))
            .equals(WireFormat.mapper().readTree(format.write(definition.essence())));
  }

  @Override
  public boolean take(String id, String holder, Instant now, Duration atMost) {
    long until = now.plus(atMost).toEpochMilli();
    Document taken = new Document(ID, id).append(HOLDER, holder).append(UNTIL, until);
    Document held = rights.find(Filters.eq(ID, id)).first();
    if (held == null) {
      try {
        var _ = rights.insertOne(taken);
        return true;
      } catch (MongoWriteException refused) {
        if (refused.getError().getCode() == DUPLICATE) {
          return false;
        }
        throw refused;
      }
    }
    if (held.getLong(UNTIL) > now.toEpochMilli()) {
      return false;
    }
    return rights
            .replaceOne(
                Filters.and(Filters.eq(ID, id), Filters.eq(HOLDER, held.getString(HOLDER))), taken)
            .getMatchedCount()
        == 1;
  }

  @Override
  public void renew(String id, String holder, Instant now, Duration atMost) {
    var _ =
        rights.updateOne(
            Filters.and(Filters.eq(ID, id), Filters.eq(HOLDER, holder)),
            Updates.set(UNTIL, now.plus(atMost).toEpochMilli()));
  }

  @Override
  public void give(String id, String holder) {
    var _ = rights.deleteOne(Filters.and(Filters.eq(ID, id), Filters.eq(HOLDER, holder)));
  }

  private static String answerId(FeedDefinition of, String run) {
    return of.id() + "|" + run;
  }
}
