package dxpulse.publication.story.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.publication.board.BoardView.Case;
import dxpulse.publication.story.Highlights;
import dxpulse.publication.story.Story;
import dxpulse.publication.story.StoryStore;
import dxpulse.publication.story.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/// One document for each case, one for the highlights and one for each picture. Nothing is
/// remembered here, so that every node sees what another one wrote.
public final class MongoStories implements StoryStore {
  private static final String ID = "_id";
  private static final String REVISION = "revision";
  private static final String BODY = "body";
  private static final String CHOICE = "highlights";
  private static final int DUPLICATE = 11_000;

  private final MongoCollection<Document> stories;
  private final MongoCollection<Document> choices;
  private final MongoCollection<Document> pictures;

  /// @param database whose writes are safe when they return
  public MongoStories(MongoDatabase database) {
    stories = database.getCollection("stories");
    choices = database.getCollection("storychoices");
    pictures = database.getCollection("storypictures");
  }

  /// Takes over the cases of an earlier build, which knew no consent: the office has to note it
  /// before they are published again.
  public void adopt(MongoDatabase database, Instant now) {
    MongoCollection<Document> facts = database.getCollection("facts");
    for (Document fact : facts.find(Filters.regex(ID, "^C\\|"))) {
      Case told = WireFormat.mapper().readValue(earlier(fact), Case.class);
      Story.Step step = new Story.Step(Story.Act.WRITTEN, "dxpulse", now);
      var _ = save(new Story(told.id(), 1, Text.of(told), null, null, null, List.of(step)));
      var _ = facts.deleteOne(Filters.eq(ID, fact.getString(ID)));
    }
  }

  private static byte[] earlier(Document fact) {
    return fact.get(BODY) instanceof Binary bytes
        ? bytes.getData()
        : fact.getString(BODY).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<Story> all() {
    List<Story> all = new ArrayList<>();
    for (Document document : stories.find().sort(Sorts.ascending(ID))) {
      all.add(read(document, Story.class));
    }
    return all;
  }

  @Override
  public Optional<Story> find(String id) {
    return Optional.ofNullable(stories.find(Filters.eq(ID, id)).first())
        .map(document -> read(document, Story.class));
  }

  @Override
  public boolean save(Story story) {
    return save(stories, story.id(), story.revision(), story);
  }

  @Override
  public Highlights highlights() {
    return Optional.ofNullable(choices.find(Filters.eq(ID, CHOICE)).first())
        .map(document -> read(document, Highlights.class))
        .orElse(Highlights.NONE);
  }

  @Override
  public boolean save(Highlights highlights) {
    return save(choices, CHOICE, highlights.revision(), highlights);
  }

  private static boolean save(
      MongoCollection<Document> collection, String id, int revision, Object content) {
    Document document =
        new Document(ID, id)
            .append(REVISION, revision)
            .append(BODY, WireFormat.mapper().writeValueAsString(content));
    if (revision > 1) {
      return collection
              .replaceOne(
                  Filters.and(Filters.eq(ID, id), Filters.eq(REVISION, revision - 1)), document)
              .getMatchedCount()
          == 1;
    }
    try {
      var _ = collection.insertOne(document);
      return true;
    } catch (MongoWriteException refused) {
      if (refused.getError().getCode() == DUPLICATE) {
        return false;
      }
      throw refused;
    }
  }

  private static <T> T read(Document document, Class<T> type) {
    return WireFormat.mapper().readValue(document.getString(BODY), type);
  }

  @Override
  public void keep(String tag, byte[] picture) {
    var _ =
        pictures.replaceOne(
            Filters.eq(ID, tag),
            new Document(ID, tag).append(BODY, new Binary(picture)),
            new ReplaceOptions().upsert(true));
  }

  @Override
  public Optional<byte[]> picture(String tag) {
    return Optional.ofNullable(pictures.find(Filters.eq(ID, tag)).first())
        .map(document -> document.get(BODY, Binary.class).getData());
  }

  @Override
  public void drop(String tag) {
    var _ = pictures.deleteOne(Filters.eq(ID, tag));
  }
}
