package dxpulse.publication.release;

import dxpulse.publication.opendata.Archive;
import dxpulse.publication.opendata.Encoding;
import dxpulse.publication.opendata.FrozenDataset;
import dxpulse.publication.opendata.Licence;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The files of a release, made of what it froze: they are the same whenever they are made.
public final class ReleaseFiles {
  private static final int AT_HAND = 16;

  private final Map<String, byte[]> atHand =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > AT_HAND;
        }
      };
  private final Releases releases;
  private final Format csv;
  private final Format sdmx;
  private final Citation citation;

  /// Writes its figures.
  public interface Format {
    String of(FrozenBoards boards);
  }

  /// @param csv as a table
  /// @param sdmx as SDMX-CSV 2.0
  public ReleaseFiles(Releases releases, Format csv, Format sdmx, Citation citation) {
    this.releases = releases;
    this.csv = csv;
    this.sdmx = sdmx;
    this.citation = citation;
  }

  /// All figures as a table.
  ///
  /// @throws Releases.Damaged when the store no longer has what was frozen; so do the others
  public byte[] csv(Release release, Encoding encoding) {
    return once(release, encoding.code(), () -> encoding.encoded(csv.of(releases.boards(release))));
  }

  /// All figures as SDMX-CSV, in UTF-8.
  public byte[] sdmx(Release release) {
    return once(
        release, "sdmx", () -> sdmx.of(releases.boards(release)).getBytes(StandardCharsets.UTF_8));
  }

  /// Everything as one zip: the frozen boards with their sums, the figures, and how it is quoted.
  public byte[] zip(Release release) {
    return once(release, "zip", () -> zipped(release));
  }

  private byte[] zipped(Release release) {
    Archive archive =
        new Archive()
            .with("README.txt", readme(release))
            .with("figures.csv", csv(release, Encoding.UTF_8_WITH_MARK))
            .with("figures.sdmx.csv", sdmx(release))
            .with("SHA256SUMS", release.content().sums());
    release
        .content()
        .parts()
        .forEach(part -> archive.with(part.file(), releases.file(release, part)));
    return archive.zip();
  }

  /// Makes a file, unless it is at hand. What was edited or published since is made anew: its head
  /// is another.
  private byte[] once(Release release, String file, Supplier<byte[]> making) {
    String key = release.id() + "|" + release.version() + "|" + file;
    synchronized (atHand) {
      byte @Nullable [] known = atHand.get(key);
      if (known != null) {
        return known;
      }
    }
    byte[] made = making.get();
    synchronized (atHand) {
      atHand.put(key, made);
    }
    return made;
  }

  private String readme(Release release) {
    return "%s / %s\r\n\r\n%s\r\n%s\r\n\r\n%s"
        .formatted(
            release.title().ja(),
            release.title().english(),
            citation.of(release).ja(),
            citation.of(release).english(),
            Licence.inWords());
  }

  /// Those that count, as a catalogue of data lists them.
  public List<FrozenDataset> catalogued() {
    return releases.published().stream()
        .filter(release -> release.standing() instanceof Standing.Published)
        .map(release ->
            new FrozenDataset(
                release.id(),
                release.title(),
                citation.of(release),
                release.period(),
                release.publishedAt().orElseThrow()))
        .toList();
  }
}
