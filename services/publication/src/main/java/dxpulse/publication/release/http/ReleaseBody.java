package dxpulse.publication.release.http;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.release.Content;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleasePlan.Expected;
import dxpulse.publication.release.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Releases as JSON.
final class ReleaseBody {
  private ReleaseBody() {}

  /// What everybody may know.
  static Map<String, @Nullable Object> of(Release release) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", release.id());
    body.put("title", release.title());
    body.put("granularity", release.granularity());
    body.put("period", release.period());
    body.put("label", label(release.period()));
    body.put("edition", release.edition());
    body.put("standing", release.standing().code());
    body.put("publishedAt", release.publishedAt().orElse(null));
    if (release.standing() instanceof Standing.Withdrawn withdrawn) {
      body.put("withdrawnAt", withdrawn.at());
      body.put("reason", withdrawn.reason());
    }
    body.put("takenAt", release.content().takenAt());
    body.put("summary", release.content().summary());
    body.put("note", release.words().note());
    body.put("highlights", release.words().highlights());
    body.put("checksum", release.content().checksum());
    body.put(
        "boards", release.content().parts().stream().map(part -> board(release, part)).toList());
    return body;
  }

  /// What the office needs besides.
  static Map<String, @Nullable Object> forOffice(Release release) {
    Map<String, @Nullable Object> body = of(release);
    body.put("version", release.acts());
    body.put("until", release.standing() instanceof Standing.Embargoed(var until) ? until : null);
    body.put("announced", release.announced());
    body.put("trail", release.trail());
    return body;
  }

  static Map<String, @Nullable Object> coming(Expected coming) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("granularity", coming.granularity());
    body.put("period", coming.period());
    body.put("label", label(coming.period()));
    body.put("edition", coming.edition());
    body.put("closes", coming.closes());
    body.put("day", coming.day());
    body.put("at", coming.at());
    return body;
  }

  static LocalizedText label(Period period) {
    return new LocalizedText(period.japaneseLabel(), period.englishLabel());
  }

  private static Map<String, Object> board(Release release, Content.Part part) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("board", part.board());
    body.put("file", part.file());
    body.put("address", "/api/releases/" + release.id() + "/boards/" + part.file());
    body.put("sha256", part.sha256());
    body.put("bytes", part.bytes());
    return body;
  }

  static Map<String, Object> list(
      List<Map<String, @Nullable Object>> releases, List<Expected> next) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("releases", releases);
    body.put("coming", next.stream().map(ReleaseBody::coming).toList());
    return body;
  }
}
