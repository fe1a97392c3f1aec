package dxpulse.infra.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ByteArrayDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactBackendTest {
  private static final List<Object> KEYS =
      List.of(
          "",
          "020001|I15|2024-06",
          "青森県|髙橋",
          "𠮷",
          17L,
          2.5,
          new ObjectId("507f1f77bcf86cd799439011"),
          new KeyValue("020001|I15"),
          new KeyValue(17L),
          new KeyValue("one", "two"));

  @Test
  void everyKeyIsReadAsItWasWritten() {
    for (Object key : KEYS) {
      assertThat(readBack(new KeyType(), key)).as("key").isEqualTo(key);
    }
  }

  @Test
  void keysHaveOneOrderAndEqualOnesAloneAreEqual() {
    KeyType type = new KeyType();
    for (Object one : KEYS) {
      for (Object other : KEYS) {
        int order = type.compare(one, other);
        assertThat(Integer.signum(type.compare(other, one)))
            .as(one + " and " + other)
            .isEqualTo(-Integer.signum(order));
        assertThat(order == 0).as(one + " is " + other).isEqualTo(one.equals(other));
      }
    }
    List<Object> sorted = new ArrayList<>(KEYS);
    sorted.sort(type::compare);
    for (long seed = 1; seed <= 20; seed++) {
      List<Object> shuffled = new ArrayList<>(KEYS);
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.sort(type::compare);
      assertThat(shuffled).isEqualTo(sorted);
    }
  }

  @Test
  void aDocumentIsReadAsItWasWritten() {
    Document document =
        new Document("_id", "020001|I15")
            .append("body", "{\"値\":\"42.5\"}")
            .append("next", 12L)
            .append("count", 3)
            .append("share", 0.25)
            .append("at", Instant.parse("2024-07-05T01:02:03.004Z"))
            .append("yes", true)
            .append("none", null)
            .append("bytes", new BinData(new byte[] {1, 2, 3}))
            .append("list", Arrays.asList("a", 1, new Document("deep", "er")));

    assertThat(Bson.decode(Bson.encode(document))).isEqualTo(document);
  }

  @Test
  void mapsThatAreOpenAlreadyAreHandedOutWithTheirTypes(@TempDir Path folder) {
    String file = folder.resolve("store.mv").toString();
    try (MVStore store = new MVStore.Builder().fileName(file).open()) {
      MVMap<Object, Object> typed =
          store.openMap(
              "x.y._index_z",
              new MVMap.Builder<Object, Object>().keyType(new KeyType()).valueType(new KeyType()));

      assertThat((Object) store.openMap("x.y._index_z")).isSameAs(typed);
      var _ = typed.put("k", "p");
    }
  }

  @Test
  void aJournaledWriteIsInTheFileBeforeItIsAnswered(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("store.mv");
    try (MVStore store =
        new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().open()) {
      CompactBackend backend = new CompactBackend(store);
      insert(backend, "gathered", false);
      assertThat(killedNow(file)).doesNotContain("gathered");

      insert(backend, "promised", true);
      assertThat(killedNow(file)).contains("gathered", "promised");
    }
  }

  @Test
  void aJournaledWriteIsInTheFileThoughTheBackgroundWriterIsAtWork(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("store.mv");
    try (MVStore store = new MVStore.Builder().fileName(file.toString()).open()) {
      store.setAutoCommitDelay(1);
      CompactBackend backend = new CompactBackend(store);
      for (int i = 0; i < 200; i++) {
        insert(backend, "gathered" + i, false);
        insert(backend, "promised" + i, true);
        assertThat(killedNow(file)).contains("promised" + i);
      }
    }
  }

  @Test
  void ofManyFirstWritesOfOneKeyAtOnceOneIsKept(@TempDir Path folder) throws Exception {
    int writers = 2;
    String file = folder.resolve("store.mv").toString();
    try (MVStore store = new MVStore.Builder().fileName(file).open();
        ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      CompactBackend backend = new CompactBackend(store);
      for (int round = 0; round < 500; round++) {
        AtomicInteger missing = new AtomicInteger(writers);
        String collection = "fresh" + round;
        List<Callable<Integer>> writes =
            Collections.nCopies(
                writers,
                () -> {
                  for (int left = missing.decrementAndGet(); left > 0; left = missing.get()) {
                    Thread.onSpinWait(); // what wakes up one after the other never meets
                  }
                  return written(backend, collection);
                });

        int kept = 0;
        for (Future<Integer> each : threads.invokeAll(writes)) {
          kept += each.get();
        }

        assertThat(kept).as("kept of the first writes to " + collection).isEqualTo(1);
      }
    }
  }

  @Test
  void documentsAreFoundByTheKeysThatAreAskedForAndNoOthers(@TempDir Path folder) {
    try (MVStore store =
        new MVStore.Builder().fileName(folder.resolve("store.mv").toString()).open()) {
      CompactBackend backend = new CompactBackend(store);
      for (String id : List.of("a", "b", "c", "d")) {
        insert(backend, id, false);
      }

      assertThat(found(backend, new Document("$in", List.of("c", "a", "unknown"))))
          .containsExactlyInAnyOrder("a", "c");
      assertThat(found(backend, new Document("$in", List.of("d")))).containsExactly("d");
      assertThat(found(backend, new Document("$in", List.of()))).isEmpty();
      assertThat(found(backend, new Document("$in", List.of(1, "b")))).containsExactly("b");
      assertThat(found(backend, new Document("$in", List.of("a", "b")).append("$gt", "a")))
          .containsExactly("b");
      assertThat(found(backend, "b")).containsExactly("b");
    }
  }

  @Test
  void rangesOfKeysAndWhatElseIsAskedAreHeldTogether(@TempDir Path folder) {
    try (MVStore store =
        new MVStore.Builder().fileName(folder.resolve("store.mv").toString()).open()) {
      CompactBackend backend = new CompactBackend(store);
      for (String id : List.of("x|1", "x|2", "x|3", "y|1")) {
        insert(backend, id, false);
      }
      Document x = new Document("$gte", "x|").append("$lt", "x}");

      assertThat(found(backend, x)).containsExactly("x|1", "x|2", "x|3");
      assertThat(found(backend, new Document("$gt", "x|2"))).containsExactly("x|3", "y|1");
      assertThat(found(backend, new Document("$lte", "x|2"))).containsExactly("x|1", "x|2");
      assertThat(asked(backend, all(new Document("_id", x), new Document("_id", "x|3"))))
          .containsExactly("x|3");
      assertThat(asked(backend, all(new Document("_id", "x|3"), new Document("_id", "x|1"))))
          .isEmpty();
      assertThat(asked(backend, all(new Document("_id", "x|1"), exists("_id", true))))
          .containsExactly("x|1");
      assertThat(asked(backend, all(new Document("_id", "x|1"), exists("version", true))))
          .isEmpty();
      assertThat(asked(backend, new Document("_id", x).append("version", exists(false))))
          .containsExactly("x|1", "x|2", "x|3");
    }
  }

  @Test
  void whatWasHandedOutStaysAsItWasWhenTheDocumentChanges(@TempDir Path folder) {
    try (MVStore store =
        new MVStore.Builder().fileName(folder.resolve("store.mv").toString()).open()) {
      CompactBackend backend = new CompactBackend(store);
      insert(backend, "a", false);
      Document before = documents(backend, new Document("_id", "a")).getFirst();

      Document changed =
          answer(
              backend,
              new Document("update", "comments")
                  .append("$db", "roadmap")
                  .append(
                      "updates",
                      List.of(
                          new Document("q", new Document("_id", "a"))
                              .append("u", new Document("$set", new Document("text", "new"))))));

      assertThat(changed.get("n")).isEqualTo(1);
      assertThat(before).isEqualTo(new Document("_id", "a"));
      assertThat(documents(backend, new Document("text", "new")))
          .containsExactly(new Document("_id", "a").append("text", "new"));
    }
  }

  @Test
  void theSizeOfACollectionIsThatOfItsDocuments(@TempDir Path folder) {
    try (MVStore store =
        new MVStore.Builder().fileName(folder.resolve("store.mv").toString()).open()) {
      CompactBackend backend = new CompactBackend(store);
      insert(backend, "a", false);
      insert(backend, "bc", false);
      int bytes =
          Bson.encode(new Document("_id", "a")).length
              + Bson.encode(new Document("_id", "bc")).length;

      Document facts =
          answer(backend, new Document("collStats", "comments").append("$db", "roadmap"));

      assertThat(facts).containsEntry("size", bytes).containsEntry("count", 2);
    }
  }

  private static Document all(Document... conditions) {
    return new Document("$and", List.of(conditions));
  }

  private static Document exists(String field, boolean does) {
    return new Document(field, exists(does));
  }

  private static Document exists(boolean does) {
    return new Document("$exists", does);
  }

  private static List<Object> found(CompactBackend backend, Object condition) {
    return asked(backend, new Document("_id", condition));
  }

  private static List<Object> asked(CompactBackend backend, Document filter) {
    return documents(backend, filter).stream().map(document -> document.get("_id")).toList();
  }

  private static List<Document> documents(CompactBackend backend, Document filter) {
    Document answer =
        answer(
            backend,
            new Document("find", "comments").append("$db", "roadmap").append("filter", filter));
    List<Document> documents = new ArrayList<>();
    if (answer.get("cursor") instanceof Document cursor
        && cursor.get("firstBatch") instanceof List<?> found) {
      found.forEach(document -> documents.add((Document) document));
    }
    return documents;
  }

  private static Document answer(CompactBackend backend, Document command) {
    return backend.handleMessage(
        new MongoMessage(new EmbeddedChannel(), new MessageHeader(1, 1), command));
  }

  private static int written(CompactBackend backend, String collection) {
    Document command =
        new Document("insert", collection)
            .append("$db", "ingestion")
            .append("documents", List.of(new Document("_id", "feed|key")));
    Document answer = answer(backend, command);
    return answer.containsKey("writeErrors") ? 0 : 1;
  }

  private static void insert(CompactBackend backend, String id, boolean journaled) {
    Document command =
        new Document("insert", "comments")
            .append("$db", "roadmap")
            .append("documents", List.of(new Document("_id", id)));
    if (journaled) {
      command.append("writeConcern", new Document("w", 1).append("j", true));
    }
    Document answer = answer(backend, command);
    assertThat(answer.get("n")).isEqualTo(1);
  }

  /// What another process would find if this one were killed now.
  private static List<String> killedNow(Path file) throws IOException {
    Path copy =
        Files.copy(file, file.resolveSibling("copy.mv"), StandardCopyOption.REPLACE_EXISTING);
    try (MVStore left = new MVStore.Builder().fileName(copy.toString()).readOnly().open()) {
      return left.getMapNames().stream()
          .filter(name -> name.equals("databases.roadmap.comments"))
          .flatMap(name ->
              left
                  .openMap(
                      name,
                      new MVMap.Builder<Object, byte[]>()
                          .keyType(new KeyType())
                          .valueType(ByteArrayDataType.INSTANCE))
                  .values()
                  .stream())
          .map(document -> String.valueOf(Bson.decode(document).get("_id")))
          .toList();
    }
  }

  private static Object readBack(BasicDataType<Object> type, Object written) {
    WriteBuffer buffer = new WriteBuffer();
    type.write(buffer, written);
    ByteBuffer bytes = buffer.getBuffer();
    bytes.flip();
    return type.read(bytes);
  }
}
