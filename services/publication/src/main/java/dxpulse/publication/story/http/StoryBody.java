package dxpulse.publication.story.http;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.publication.board.BoardView.Case;
import dxpulse.publication.story.Story;
import dxpulse.publication.story.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Cases as JSON.
final class StoryBody {
  /// The members of a body that says what is written.
  static final Set<String> MEMBERS =
      Set.of(
          "revision",
          "field",
          "kpi",
          "place",
          "organisation",
          "summary",
          "effect",
          "before",
          "after",
          "from",
          "to",
          "evidence",
          "alt",
          "en");

  private static final Set<String> IN_ENGLISH =
      Set.of("place", "organisation", "effect", "before", "after");

  private static final int SHORT = 100;
  private static final int LONG = 300;
  private static final int LONGEST_SUMMARY = 600;
  private static final int LONGEST_ADDRESS = 1_000;

  private StoryBody() {}

  /// What the office sees of a case.
  static Map<String, @Nullable Object> of(Story story) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", story.id());
    body.put("revision", story.revision());
    body.put("state", story.state());
    body.put("hasChanges", story.hasChanges());
    body.put("text", story.text());
    body.put("shown", story.shown());
    body.put("consent", story.consent());
    body.put("withdrawn", story.withdrawn());
    body.put("trail", story.trail());
    return body;
  }

  static Text text(BodyReader body) {
    Period from = period(body, "from");
    Period to = period(body, "to");
    if (from != null && to != null && from.firstMonth() >= to.endMonth()) {
      body.fault("to", "ENDS_BEFORE_IT_BEGINS", "始めより前です / lies before its beginning", null);
    }
    return new Text(
        field(body),
        body.has("kpi")
            ? body.code("kpi", (Function<String, KpiCode>) KpiCode::new).orElse(null)
            : null,
        filled(body, "place", SHORT),
        filled(body, "organisation", SHORT),
        body.localized("summary", LONGEST_SUMMARY),
        filled(body, "effect", LONG),
        filled(body, "before", LONG),
        filled(body, "after", LONG),
        from,
        to,
        evidence(body),
        null,
        english(body.inner("en")));
  }

  private static Case.@Nullable English english(BodyReader body) {
    body.onlyKnows(IN_ENGLISH);
    Case.English english =
        new Case.English(
            filled(body, "place", SHORT),
            filled(body, "organisation", SHORT),
            filled(body, "effect", LONG),
            filled(body, "before", LONG),
            filled(body, "after", LONG));
    return english.equals(new Case.English(null, null, null, null, null)) ? null : english;
  }

  static @Nullable LocalizedText alt(BodyReader body) {
    return body.localized("alt", LONG);
  }

  private static @Nullable String filled(BodyReader body, String name, int longest) {
    String text = body.text(name, longest);
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable Period period(BodyReader body, String name) {
    return body.has(name) ? body.period(name).orElse(null) : null;
  }

  private static @Nullable Field field(BodyReader body) {
    String code = body.text("field");
    if (code == null) {
      return null;
    }
    Field field = Field.ofCode(code).orElse(null);
    if (field == null) {
      body.fault(
          "field", "UNKNOWN_WORD", "分野ではありません / not a field", "industry, living, administration");
    }
    return field;
  }

  /// Only what a browser opens as a page: an address that runs something is none.
  private static @Nullable String evidence(BodyReader body) {
    String address = filled(body, "evidence", LONGEST_ADDRESS);
    if (address != null && !isPage(address)) {
      body.fault(
          "evidence",
          "NOT_AN_ADDRESS",
          "http か https のアドレスを書いてください / must be an http or https address",
          "https://www.pref.aomori.lg.jp/…");
    }
    return address;
  }

  private static boolean isPage(String address) {
    try {
      URI uri = new URI(address);
      return uri.getScheme() != null
          && Set.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT))
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (URISyntaxException unreadable) {
      return false;
    }
  }
}
