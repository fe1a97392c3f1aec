package dxpulse.ingestion.feed.folder;

import dxpulse.contracts.wire.HttpFormat;
import dxpulse.ingestion.feed.DropFolder;
import dxpulse.ingestion.feed.FeedDefinition;
import dxpulse.ingestion.feed.FeedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One folder for each feed: `<organization>/<name>`. A file is complete when it has not changed
/// between two looks and for a moment before; hidden files and those that end in `.part` or `.tmp`
/// are still being written. What was taken lies in `done` or `failed`, with a note beside it.
public final class WatchedFolder implements DropFolder {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);
  private static final int MOST_AT_ONCE = 20;

  private final Path root;
  private final Duration still;
  private final int mostBytes;
  private final InstantSource clock;
  private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

  private record Seen(long size, FileTime changed) {}

  private record Found(Path path, BasicFileAttributes attributes) {}

  /// @param still how long nothing must have been written
  public WatchedFolder(Path root, Duration still, int mostBytes, InstantSource clock) {
    this.root = root;
    this.still = still;
    this.mostBytes = mostBytes;
    this.clock = clock;
  }

  @Override
  public List<Dropped> complete(FeedDefinition feed) {
    try {
      Path folder = Files.createDirectories(folder(feed));
      List<Found> found = new ArrayList<>();
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          BasicFileAttributes attributes =
              Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
          if (attributes.isRegularFile() && isMeant(file)) {
            found.add(new Found(file, attributes));
          }
        }
      }
      found.sort(Comparator.comparing(file -> file.attributes().lastModifiedTime()));
      List<Dropped> complete = new ArrayList<>();
      for (Found file : found) {
        if (isComplete(file) && complete.size() < MOST_AT_ONCE) {
          boolean tooLarge = file.attributes().size() > mostBytes;
          complete.add(
              new Dropped(
                  file.path().getFileName().toString(),
                  tooLarge ? new byte[0] : Files.readAllBytes(file.path()),
                  tooLarge));
        }
      }
      return complete;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isMeant(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && !name.endsWith(".part") && !name.endsWith(".tmp");
  }

  private boolean isComplete(Found file) {
    Seen now = new Seen(file.attributes().size(), file.attributes().lastModifiedTime());
    Seen before = seen.put(file.path(), now);
    return now.equals(before) && now.changed().toInstant().plus(still).isBefore(clock.instant());
  }

  @Override
  public void done(FeedDefinition feed, String name, FeedRun run) {
    boolean failed = run.outcome() == FeedRun.Outcome.FAILED;
    try {
      Path place = Files.createDirectories(folder(feed).resolve(failed ? "failed" : "done"));
      Path file = folder(feed).resolve(name);
      Path moved = place.resolve(run.id() + "-" + name);
      Path _ = Files.move(file, moved, StandardCopyOption.REPLACE_EXISTING);
      Path _ =
          Files.write(
              place.resolve(moved.getFileName() + ".note.json"),
              HttpFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(run));
      var _ = seen.remove(file);
    } catch (IOException stuck) {
      LOG.warn("{} of feed {} cannot be moved away: {}", name, feed.name(), stuck.toString());
    }
  }

  private Path folder(FeedDefinition feed) {
    return root.resolve(feed.organization().value()).resolve(feed.name());
  }
}
