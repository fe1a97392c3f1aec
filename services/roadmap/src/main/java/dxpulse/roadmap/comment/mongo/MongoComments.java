package dxpulse.roadmap.comment.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.roadmap.comment.Comment;
import dxpulse.roadmap.comment.Comments;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/// One document for each comment with its answers, all of them in memory too.
public final class MongoComments implements Comments {
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final Comparator<Comment> AS_WRITTEN =
      Comparator.comparing(Comment::writtenAt).thenComparing(Comment::id);

  private final MongoCollection<Document> documents;
  private final Map<String, Comment> byId = new ConcurrentHashMap<>();

  public MongoComments(MongoDatabase database) {
    documents = database.getCollection("comments");
  }

  /// Reads what is stored.
  public void load() {
    for (Document document : documents.find()) {
      byId.put(
          document.getString("_id"),
          WireFormat.mapper().readValue(document.getString("body"), Comment.class));
    }
  }

  @Override
  public Optional<Comment> find(OrganizationCode organization, String id) {
    return Optional.ofNullable(byId.get(organization + "|" + id));
  }

  @Override
  public List<Comment> all(OrganizationCode organization) {
    return byId.values().stream()
        .filter(comment -> comment.organization().equals(organization))
        .sorted(AS_WRITTEN)
        .toList();
  }

  @Override
  public void save(Comment comment) {
    String id = comment.organization() + "|" + comment.id();
    Document document =
        new Document("_id", id).append("body", WireFormat.mapper().writeValueAsString(comment));
    var unused = documents.replaceOne(Filters.eq("_id", id), document, UPSERT);
    byId.put(id, comment);
  }
}
