package dxpulse.publication.report;

import dxpulse.publication.page.DrawnFiles;
import dxpulse.publication.page.Lang;
import dxpulse.publication.release.Citation;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.Releases;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The reports of releases as files, each set once and kept while others are not wanted more.
public final class Reports {
  private final Releases releases;
  private final Citation citation;
  private final Map<Form, Documents> documents;
  private final DrawnFiles<Wanted> drawn;

  /// What a report may be asked for as.
  public enum Form {
    PDF("application/pdf"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private final String mediaType;

    Form(String mediaType) {
      this.mediaType = mediaType;
    }

    public String mediaType() {
      return mediaType;
    }
  }

  /// The form that is meant by the end of an address, if there is such a one.
  public static Optional<Form> form(String ending) {
    return Stream.of(Form.values())
        .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(ending))
        .findFirst();
  }

  /// @param acts tells a release from the same one before something was done to it, such as a
  ///   withdrawal, which the report says
  public record Wanted(String release, int acts, Form form, Lang lang) {}

  public Reports(
      Releases releases,
      Citation citation,
      Map<Form, Documents> documents,
      DrawnFiles<Wanted> drawn) {
    this.releases = releases;
    this.citation = citation;
    this.documents = Map.copyOf(documents);
    this.drawn = drawn;
  }

  /// The report of a release, with a mark on every page before it is published; takes seconds where
  /// it is not kept.
  ///
  /// @throws DrawnFiles.Busy when others are being set
  /// @throws Releases.Damaged when the store no longer has what was frozen
  public byte[] file(Release release, Form form, Lang lang) {
    Documents setting = documents.get(form);
    if (setting == null) {
      throw new IllegalStateException(form + ": nobody sets it");
    }
    return drawn.find(
        new Wanted(release.id(), release.acts(), form, lang),
        () ->
            setting.set(
                Briefing.of(
                    releases.boards(release),
                    releases.corrections(release).orElse(null),
                    citation,
                    lang)));
  }
}
