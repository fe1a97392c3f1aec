package dxpulse.publication.release.http;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.page.Lang;
import dxpulse.publication.release.Citation;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleaseCalendar;
import dxpulse.publication.release.ReleaseCalendar.Coming;
import dxpulse.publication.release.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Releases as a calendar to subscribe to (RFC 5545): a day for each that is planned, and for each
/// that was published. Both are the same event of their period: the planned day moves to the day of
/// the publication.
final class ReleaseIcs {
  private static final int MOST_OCTETS = 75;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final OrganizationCode organization;
  private final Citation citation;

  ReleaseIcs(OrganizationCode organization, Citation citation) {
    this.organization = organization;
    this.citation = citation;
  }

  /// @param releases the newest first: of several editions of a period it stands for all
  byte[] of(List<Release> releases, List<Coming> coming, Instant now, Lang lang) {
    StringBuilder text = new StringBuilder();
    line(text, "BEGIN:VCALENDAR");
    line(text, "VERSION:2.0");
    line(text, "PRODID:-//dxpulse//releases//" + lang.code().toUpperCase(Locale.ROOT));
    line(text, "CALSCALE:GREGORIAN");
    line(text, "REFRESH-INTERVAL;VALUE=DURATION:P1D");
    line(text, "X-WR-CALNAME:" + escaped(lang.of(citation.work())));
    // The calendar says the same all day, so that readers who ask often are answered 304.
    Instant today = ReleaseCalendar.today(now).atStartOfDay(ReleaseCalendar.TOKYO).toInstant();
    Set<Period> told = new HashSet<>();
    for (Release release : releases) {
      if (release.standing() instanceof Standing.Published(var at) && told.add(release.period())) {
        LocalDate day = ReleaseCalendar.today(at);
        event(text, release.period(), day, today, lang.of(release.title()), lang);
        line(text, "URL:" + citation.site() + lang.url("/releases/" + release.id()));
        line(text, "END:VEVENT");
      }
    }
    for (Coming each : coming) {
      LocalizedText title =
          new LocalizedText(
              each.period().japaneseLabel() + "リリースの準備（予定）",
              "Release of " + each.period().englishLabel() + ": work begins (planned)");
      event(text, each.period(), each.day(), today, lang.of(title), lang);
      line(text, "STATUS:TENTATIVE");
      line(text, "URL:" + citation.site() + lang.url("/releases"));
      line(text, "END:VEVENT");
    }
    line(text, "END:VCALENDAR");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void event(
      StringBuilder text, Period period, LocalDate day, Instant stamp, String summary, Lang lang) {
    line(text, "BEGIN:VEVENT");
    line(text, "UID:urn:dxpulse:release-plan:" + organization + ":" + period);
    line(text, "DTSTAMP:" + STAMP.format(stamp));
    line(text, "DTSTART;VALUE=DATE:" + DAY.format(day));
    line(text, "DTEND;VALUE=DATE:" + DAY.format(day.plusDays(1)));
    line(text, "SUMMARY;LANGUAGE=" + lang.code() + ":" + escaped(summary));
    line(text, "TRANSP:TRANSPARENT");
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
