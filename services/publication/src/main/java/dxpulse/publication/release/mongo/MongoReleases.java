package dxpulse.publication.release.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dxpulse.publication.release.Content;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleaseStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.types.Binary;

/// One document for each head, all of them in memory too, and one for each frozen board. The word
/// that is due of a publication lies in the head that was published.
public final class MongoReleases implements ReleaseStore {
  private static final String ID = "_id";
  private static final String VERSION = "version";
  private static final String BODY = "body";
  private static final int DUPLICATE = 11_000;
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Document> heads;
  private final MongoCollection<Document> files;
  private final Map<String, Release> byId = new ConcurrentHashMap<>();

  /// @param database whose writes are safe when they return
  public MongoReleases(MongoDatabase database) {
    heads = database.getCollection("releases");
    files = database.getCollection("releaseboards");
  }

  /// Reads what is stored.
  public void load() {
    for (Document document : heads.find()) {
      Release release = StoredRelease.read(document.getString(BODY));
      byId.put(release.id(), release);
    }
  }

  @Override
  public List<Release> all() {
    return List.copyOf(byId.values());
  }

  @Override
  public Optional<Release> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public void keep(String id, Content content, List<byte[]> contents) {
    for (int i = 0; i < contents.size(); i++) {
      String key = key(id, content.take(), content.parts().get(i));
      var _ =
          files.replaceOne(
              Filters.eq(ID, key),
              new Document(ID, key).append(BODY, new Binary(contents.get(i))),
              UPSERT);
    }
  }

  @Override
  public boolean save(Release release) {
    Document document =
        new Document(ID, release.id())
            .append(VERSION, release.version())
            .append(BODY, StoredRelease.write(release));
    boolean saved = release.version() == 1 ? isFirst(document) : isNext(document, release);
    if (saved) {
      byId.put(release.id(), release);
    } else {
      reload(release.id());
    }
    return saved;
  }

  private boolean isFirst(Document document) {
    try {
      var _ = heads.insertOne(document);
      return true;
    } catch (MongoWriteException refused) {
      if (refused.getError().getCode() == DUPLICATE) {
        return false;
      }
      throw refused;
    }
  }

  private boolean isNext(Document document, Release release) {
    return heads
            .replaceOne(
                Filters.and(
                    Filters.eq(ID, release.id()), Filters.eq(VERSION, release.version() - 1)),
                document)
            .getMatchedCount()
        == 1;
  }

  private void reload(String id) {
    Document document = heads.find(Filters.eq(ID, id)).first();
    if (document != null) {
      byId.put(id, StoredRelease.read(document.getString(BODY)));
    }
  }

  @Override
  public Optional<byte[]> file(String id, int take, Content.Part part) {
    return Optional.ofNullable(files.find(Filters.eq(ID, key(id, take, part))).first())
        .map(document -> document.get(BODY, Binary.class).getData());
  }

  @Override
  public void drop(String id, Content content) {
    var _ =
        files.deleteMany(
            Filters.in(
                ID, content.parts().stream().map(part -> key(id, content.take(), part)).toList()));
  }

  private static String key(String id, int take, Content.Part part) {
    return id + "|" + take + "|" + part.board() + "|" + part.sha256();
  }
}
