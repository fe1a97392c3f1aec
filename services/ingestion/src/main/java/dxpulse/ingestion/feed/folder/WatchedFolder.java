package dxpulse.ingestion.feed.folder;

import dxpulse.contracts.wire.HttpFormat;
import dxpulse.ingestion.feed.Answer;
import dxpulse.ingestion.feed.DropFolder;
import dxpulse.ingestion.feed.FeedDefinition;
import dxpulse.ingestion.feed.FeedRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
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
import org.jspecify.annotations.Nullable;
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
  private final Map<Path, Taken> stuck = new ConcurrentHashMap<>();

  private record Seen(long size, FileTime changed) {}

  /// A file that was taken and could not be moved away.
  private record Taken(Dropped file, FeedRun run) {}

  private record Found(Path path, Seen seen) {
    Dropped dropped(int mostBytes) {
      return new Dropped(path.getFileName().toString(), seen.toString(), seen.size() > mostBytes);
    }
  }

  /// @param still how long nothing must have been written
  public WatchedFolder(Path root, Duration still, int mostBytes, InstantSource clock) {
    this.root = root;
    this.still = still;
    this.mostBytes = mostBytes;
    this.clock = clock;
  }

  @Override
  public String place(FeedDefinition feed) {
    return folder(feed).toAbsolutePath().normalize().toString();
  }

  @Override
  public List<Dropped> complete(FeedDefinition feed) {
    List<Found> found = new ArrayList<>();
    try {
      Path folder = Files.createDirectories(folder(feed));
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          if (isMeant(file) && look(file) instanceof Seen now) {
            found.add(new Found(file, now));
          }
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    found.sort(Comparator.comparing(file -> file.seen().changed()));
    return found.stream()
        .filter(this::isComplete)
        .map(file -> file.dropped(mostBytes))
        .filter(file -> !isTakenAlready(feed, file))
        .limit(MOST_AT_ONCE)
        .toList();
  }

  private static boolean isMeant(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && !name.endsWith(".part") && !name.endsWith(".tmp");
  }

  /// What a file looks like; nothing where there is none.
  private static @Nullable Seen look(Path file) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile()
          ? new Seen(attributes.size(), attributes.lastModifiedTime())
          : null;
    } catch (NoSuchFileException gone) {
      return null;
    }
  }

  private boolean isComplete(Found file) {
    Seen before = seen.put(file.path(), file.seen());
    return file.seen().equals(before)
        && file.seen().changed().toInstant().plus(still).isBefore(clock.instant());
  }

  private boolean isTakenAlready(FeedDefinition feed, Dropped file) {
    Taken taken = stuck.get(path(feed, file));
    if (taken == null || !taken.file().equals(file)) {
      return false;
    }
    done(feed, file, taken.run());
    return true;
  }

  @Override
  public boolean holds(FeedDefinition feed, Dropped file) {
    try {
      return look(path(feed, file)) instanceof Seen now && now.toString().equals(file.state());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public byte[] content(FeedDefinition feed, Dropped file) {
    try (InputStream in = Files.newInputStream(path(feed, file), LinkOption.NOFOLLOW_LINKS)) {
      byte[] content = in.readNBytes(mostBytes + 1);
      if (content.length > mostBytes) {
        throw new Answer.Unusable("ファイルが大きすぎます / the file is too large");
      }
      if (!holds(feed, file)) {
        throw new IOException("changed while it was read");
      }
      return content;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// What was put in a file's place meanwhile stays: it is taken for itself.
  @Override
  public void done(FeedDefinition feed, Dropped file, FeedRun run) {
    Path path = path(feed, file);
    boolean failed = run.outcome() == FeedRun.Outcome.FAILED;
    try {
      Path place = Files.createDirectories(folder(feed).resolve(failed ? "failed" : "done"));
      Path moved = place.resolve(run.id() + "-" + file.name());
      Path _ =
          Files.write(
              place.resolve(moved.getFileName() + ".note.json"),
              HttpFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(run));
      if (holds(feed, file)) {
        Path _ = Files.move(path, moved, StandardCopyOption.REPLACE_EXISTING);
        var _ = seen.remove(path);
      }
      var _ = stuck.remove(path);
    } catch (IOException | UncheckedIOException immovable) {
      if (stuck.put(path, new Taken(file, run)) == null) {
        LOG.warn(
            "{} of feed {} cannot be moved away: {}",
            file.name(),
            feed.name(),
            immovable.toString());
      }
    }
  }

  private Path path(FeedDefinition feed, Dropped file) {
    return folder(feed).resolve(file.name());
  }

  private Path folder(FeedDefinition feed) {
    return root.resolve(feed.organization().value()).resolve(feed.name());
  }
}
