package dxpulse.ingestion.feed.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.ingestion.feed.Answer;
import dxpulse.ingestion.feed.DropFolder.Dropped;
import dxpulse.ingestion.feed.FeedDefinition;
import dxpulse.ingestion.feed.json.JsonDefinitions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFolderTest {
  private static final FeedDefinition FEED =
      Objects.requireNonNull(
          new JsonDefinitions(cron -> null)
              .read(
                  """
                  {"name": "dropped", "organization": "020001", "title": {"ja": "研修", "en": "Training"},
                   "department": "dx-promotion", "origin": {"kind": "FOLDER"}, "format": "CSV",
                   "mapping": {"period": {"text": "{期間}"},
                     "figures": [{"indicator": {"text": "I90"}, "value": {"column": "件数"}}]}}
                  """)
              .definition());

  @TempDir private Path root;
  private Path drop = Path.of("");
  private WatchedFolder folder = watching();

  @BeforeEach
  void watches() throws IOException {
    drop = Files.createDirectories(root.resolve("020001/dropped"));
    folder = watching();
  }

  @Test
  void aFileThatBecomesALinkAfterItWasSeenIsNotRead() throws IOException {
    Path secret = Files.writeString(root.resolve("secret"), "12345678");
    Path file = Files.writeString(drop.resolve("a.csv"), "a");
    Dropped seen = seen();
    Files.delete(file);
    Path _ = Files.createSymbolicLink(file, secret);

    assertThatThrownBy(() -> folder.content(FEED, seen)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aFileThatGrowsAfterItWasSeenIsReadNoFurtherThanAllowed() throws IOException {
    Path file = Files.writeString(drop.resolve("a.csv"), "a");
    Dropped seen = seen();
    Files.writeString(file, "b".repeat(20));

    assertThatThrownBy(() -> folder.content(FEED, seen)).isInstanceOf(Answer.Unusable.class);
  }

  @Test
  void aFileThatChangesAfterItWasSeenIsNotTakenForTheOneThatWasSeen() throws IOException {
    Path file = Files.writeString(drop.resolve("a.csv"), "a");
    Dropped seen = seen();
    assertThat(folder.content(FEED, seen)).containsExactly('a');
    Files.writeString(file, "bb");

    assertThatThrownBy(() -> folder.content(FEED, seen)).isInstanceOf(UncheckedIOException.class);
  }

  private Dropped seen() {
    assertThat(folder.complete(FEED)).isEmpty();
    return folder.complete(FEED).getFirst();
  }

  private WatchedFolder watching() {
    return new WatchedFolder(
        root, Duration.ofSeconds(1), 10, () -> Instant.now().plus(Duration.ofDays(1)));
  }
}
