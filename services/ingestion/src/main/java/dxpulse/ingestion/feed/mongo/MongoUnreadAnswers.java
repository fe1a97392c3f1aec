package dxpulse.ingestion.feed.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.ingestion.feed.FeedDefinition;
import dxpulse.ingestion.feed.UnreadAnswer;
import dxpulse.ingestion.feed.UnreadAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/// One document for each answer, and one for its content as long as it waits. Of what has ended the
/// last are kept.
public final class MongoUnreadAnswers implements UnreadAnswers {
  private static final int MOST_ENDED = 50;
  private static final String ID = "_id";
  private static final String BODY = "body";
  private static final String CONTENT = "content";
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Document> answers;
  private final MongoCollection<Document> contents;

  public MongoUnreadAnswers(MongoDatabase database) {
    answers = database.getCollection("feedunread");
    contents = database.getCollection("feedunreadcontents");
  }

  @Override
  public List<UnreadAnswer> of(FeedDefinition feed) {
    String prefix = id(feed, "");
    List<UnreadAnswer> found = new ArrayList<>();
    for (Document document :
        answers
            .find(Filters.and(Filters.gte(ID, prefix), Filters.lt(ID, prefix + "~")))
            .sort(Sorts.ascending(ID))) {
      found.add(read(document));
    }
    return found;
  }

  @Override
  public Optional<UnreadAnswer> find(FeedDefinition feed, String run) {
    return Optional.ofNullable(answers.find(Filters.eq(ID, id(feed, run))).first())
        .map(MongoUnreadAnswers::read);
  }

  @Override
  public Optional<byte[]> content(FeedDefinition feed, String run) {
    return Optional.ofNullable(contents.find(Filters.eq(ID, id(feed, run))).first())
        .map(document -> Packed.unpacked(document.get(CONTENT, Binary.class).getData()));
  }

  /// An answer is listed once its content is there.
  @Override
  public boolean keep(FeedDefinition feed, UnreadAnswer answer, byte[] content) {
    byte[] packed = Packed.of(content);
    if (packed.length > Packed.MOST) {
      return false;
    }
    String id = id(feed, answer.run());
    var _ =
        contents.replaceOne(
            Filters.eq(ID, id), new Document(ID, id).append(CONTENT, new Binary(packed)), UPSERT);
    write(feed, answer);
    return true;
  }

  @Override
  public void change(FeedDefinition feed, UnreadAnswer answer) {
    write(feed, answer);
    if (!answer.waits()) {
      var _ = contents.deleteOne(Filters.eq(ID, id(feed, answer.run())));
      List<UnreadAnswer> ended = of(feed).stream().filter(each -> !each.waits()).toList();
      List<String> forgotten =
          ended.stream()
              .limit(Math.max(0, ended.size() - MOST_ENDED))
              .map(each -> id(feed, each.run()))
              .toList();
      if (!forgotten.isEmpty()) {
        var _ = answers.deleteMany(Filters.in(ID, forgotten));
      }
    }
  }

  private void write(FeedDefinition feed, UnreadAnswer answer) {
    String id = id(feed, answer.run());
    var _ =
        answers.replaceOne(
            Filters.eq(ID, id),
            new Document(ID, id).append(BODY, WireFormat.mapper().writeValueAsString(answer)),
            UPSERT);
  }

  private static UnreadAnswer read(Document document) {
    return WireFormat.mapper().readValue(document.getString(BODY), UnreadAnswer.class);
  }

  private static String id(FeedDefinition feed, String run) {
    return feed.id() + "|" + run;
  }
}
