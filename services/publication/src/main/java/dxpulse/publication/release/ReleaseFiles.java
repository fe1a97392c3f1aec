package dxpulse.publication.release;

import dxpulse.publication.opendata.Archive;
import dxpulse.publication.opendata.Encoding;
import dxpulse.publication.opendata.FrozenDataset;
import dxpulse.publication.opendata.Licence;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The files of a release, made of what it froze: they are the same whenever they are made.
public final class ReleaseFiles {
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
    return encoding.encoded(csv.of(releases.boards(release)));
  }

  /// All figures as SDMX-CSV, in UTF-8.
  public byte[] sdmx(Release release) {
    return sdmx.of(releases.boards(release)).getBytes(StandardCharsets.UTF_8);
  }

  /// Everything as one zip: the frozen boards with their sums, the figures, and how it is quoted.
  public byte[] zip(Release release) {
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

  private String readme(Release release) {
    return "%s / %s\r\n\r\n%s\r\n%s\r\n\r\n%s"
        .formatted(
            release.title().ja(),
            release.title().english(),
            citation.of(release).ja(),
            citation.of(release).english(),
            Licence.inWords());
  }

  /// Those that everybody may see, as a catalogue of data lists them.
  public List<FrozenDataset> catalogued() {
    return releases.published().stream()
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
