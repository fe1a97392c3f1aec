package dxpulse.publication.release.http;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.page.Lang;
import dxpulse.publication.release.Citation;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleasePlan.Expected;
import dxpulse.publication.release.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// Releases as a calendar to subscribe to (RFC 5545): each that is expected, and each that was
/// published. An edition is one event, which moves from the day on which work begins to the moment
/// that is announced and to that of the publication; its sequence grows with every move.
final class ReleaseIcs {
  private static final int MOST_OCTETS = 75;
  private static final String CONFIRMED = "CONFIRMED";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final OrganizationCode organization;
  private final Citation citation;

  ReleaseIcs(OrganizationCode organization, Citation citation) {
    this.organization = organization;
    this.citation = citation;
  }

  byte[] of(List<Release> releases, List<Expected> coming, Instant now, Lang lang) {
    StringBuilder text = new StringBuilder();
    line(text, "BEGIN:VCALENDAR");
    line(text, "VERSION:2.0");
    line(text, "PRODID:-//dxpulse//releases//" + lang.code().toUpperCase(Locale.ROOT));
    line(text, "CALSCALE:GREGORIAN");
    line(text, "REFRESH-INTERVAL;VALUE=DURATION:P1D");
    line(text, "X-WR-CALNAME:" + escaped(lang.of(citation.work())));
    // The calendar says the same all day, so that readers who ask often are answered 304.
    Instant today = JapanTime.start(JapanTime.day(now));
    for (Release release : releases) {
      if (release.standing() instanceof Standing.Published(var at)) {
        event(text, release.period(), release.edition(), today, release.moves());
        at(text, at);
        said(text, release.title(), CONFIRMED, "/releases/" + release.id(), lang);
      }
    }
    for (Expected each : coming) {
      event(text, each.period(), each.edition(), today, each.moves());
      LocalizedText title = each.title();
      if (each.at() == null) {
        title =
            new LocalizedText(
                each.period().japaneseLabel() + "リリースの準備（予定）",
                "Release of " + each.period().englishLabel() + ": work begins (planned)");
        line(text, "DTSTART;VALUE=DATE:" + DAY.format(each.day()));
        line(text, "DTEND;VALUE=DATE:" + DAY.format(each.day().plusDays(1)));
      } else {
        at(text, each.at());
      }
      String closes =
          lang.of(
              "対象期の終わり：" + lang.day(each.closes()),
              "The period closes on " + lang.day(each.closes()));
      line(text, "DESCRIPTION;LANGUAGE=" + lang.code() + ":" + escaped(closes));
      said(text, title, each.at() == null ? "TENTATIVE" : CONFIRMED, "/releases", lang);
    }
    line(text, "END:VCALENDAR");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// The event of an edition: the same from the plan to the publication.
  private void event(StringBuilder text, Period period, int edition, Instant stamp, int moves) {
    line(text, "BEGIN:VEVENT");
    String later = edition == 1 ? "" : ":" + edition;
    line(text, "UID:urn:dxpulse:release-plan:" + organization + ":" + period + later);
    line(text, "DTSTAMP:" + STAMP.format(stamp));
    line(text, "SEQUENCE:" + moves);
  }

  /// A moment. The clock publishes a little after the minute that was announced, which is no move.
  private static void at(StringBuilder text, Instant at) {
    line(text, "DTSTART:" + STAMP.format(at.truncatedTo(ChronoUnit.MINUTES)));
  }

  private void said(
      StringBuilder text, LocalizedText title, String status, String path, Lang lang) {
    line(text, "SUMMARY;LANGUAGE=" + lang.code() + ":" + escaped(lang.of(title)));
    line(text, "TRANSP:TRANSPARENT");
    line(text, "STATUS:" + status);
    line(text, "URL:" + citation.site() + lang.url(path));
    line(text, "END:VEVENT");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n");
  }

  /// A line of at most 75 octets; what is longer goes on in the next ones after a space. No
  /// character is cut.
  private static void line(StringBuilder text, String content) {
    int octets = 0;
    for (int at = 0; at < content.length(); at = content.offsetByCodePoints(at, 1)) {
      String character = Character.toString(content.codePointAt(at));
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > MOST_OCTETS) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(character);
      octets += size;
    }
    text.append("\r\n");
  }
}
