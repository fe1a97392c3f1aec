package dxpulse.infra.standalone.store;

import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/// Starts the store: `Store <file> <host> <port>`. It ends cleanly when asked to; when killed it
/// loses its last moments, which its users restore from Kafka.
public final class Store {
  // To read a page again takes little, as its documents stay bytes; what is kept for long is what
  // the collector looks through while everybody waits.
  private static final int CACHE_MEGABYTES = 16;
  private static final int COMMIT_DELAY_MILLIS = 250;
  private static final int RETENTION_MILLIS = 1000;
  private static final int COMPACT_FILL_RATE = 50;
  // A document that changes is written with its whole page, at each commit: the smaller the page,
  // the fewer others with it.
  private static final int PAGE_BYTES = 4096;

  private Store() {}

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    MVStore store =
        new MVStore.Builder()
            .fileName(file.toString())
            .cacheSize(CACHE_MEGABYTES)
            .autoCompactFillRate(COMPACT_FILL_RATE)
            .pageSplitSize(PAGE_BYTES)
            .open();
    store.setAutoCommitDelay(COMMIT_DELAY_MILLIS);
    store.setRetentionTime(RETENTION_MILLIS);
    MongoServer server = new MongoServer(new CompactBackend(store));
    server.bind(args[1], Integer.parseInt(args[2]));
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    System.out.println("store: ready on " + args[1] + ":" + args[2]);
  }
}
