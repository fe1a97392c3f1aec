package dxpulse.publication.page;

import dxpulse.contracts.types.LocalizedText;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The release that a page belongs to instead of the live boards.
///
/// @param publishedAt absent in a preview
/// @param withdrawn why it no longer counts, if so
/// @param preview whether only the office sees it
public record Frozen(
    String id,
    LocalizedText title,
    @Nullable Instant publishedAt,
    @Nullable LocalizedText withdrawn,
    boolean preview) {

  /// Where its first page is, without the language.
  public String home() {
    return preview ? "/api/releases/" + id + "/preview" : "/releases/" + id;
  }

  /// The address of a page of the release that stands in for one of the live boards, if there is
  /// one.
  Optional<String> url(Lang lang, String to) {
    return to.equals("/")
        ? Optional.of(own(lang, ""))
        : to.startsWith("/kpis/") || to.startsWith("/fields/")
            ? Optional.of(own(lang, to))
            : Optional.empty();
  }

  private String own(Lang lang, String to) {
    return preview ? home() + to + (lang == Lang.EN ? "?lang=en" : "") : lang.url(home() + to);
  }

  /// The file of one of its boards.
  String data(String board) {
    return "/api/releases/" + id + "/boards/" + board.replace('/', '-') + ".json";
  }
}
