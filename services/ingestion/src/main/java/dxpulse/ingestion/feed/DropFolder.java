package dxpulse.ingestion.feed;

import java.util.List;

/// Where files of feeds are put down.
public interface DropFolder {
  /// Where the files of a feed are put down, as whoever runs the service sees it.
  String place(FeedDefinition feed);

  /// A file as it lies there: a later one of the same name is another.
  ///
  /// @param state what it looked like when it was seen
  /// @param tooLarge its content is not to be read
  record Dropped(String name, String state, boolean tooLarge) {}

  /// Files of a feed that are complete, the oldest first. One that still grows is left alone.
  List<Dropped> complete(FeedDefinition feed);

  /// Whether a file still lies there as it was seen.
  boolean holds(FeedDefinition feed, Dropped file);

  byte[] content(FeedDefinition feed, Dropped file);

  /// Moves a file away, with a note beside it. One that cannot be moved is not taken again.
  void done(FeedDefinition feed, Dropped file, FeedRun run);
}
