package dxpulse.ingestion.feed;

import java.util.List;

/// Where files of feeds are put down.
public interface DropFolder {
  /// @param name of the file
  /// @param tooLarge its content is not read
  record Dropped(String name, byte[] content, boolean tooLarge) {}

  /// Files of a feed that are complete, the oldest first. One that still grows is left alone.
  List<Dropped> complete(FeedDefinition feed);

  /// Moves a file away, with a note beside it.
  void done(FeedDefinition feed, String name, FeedRun run);
}
