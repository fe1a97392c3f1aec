package dxpulse.publication.release.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.page.Lang;
import dxpulse.publication.release.Citation;
import dxpulse.publication.release.Content;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleaseCalendar.Coming;
import dxpulse.publication.release.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseIcsTest {
  private static final Instant NOW = Instant.parse("2024-08-01T03:04:05Z");
  private static final Coming NEXT =
      new Coming(Granularity.QUARTER, Period.parse("FY2024-Q2"), LocalDate.of(2024, 10, 30));

  @Test
  void aPlannedReleaseIsAWholeDay() {
    assertThat(calendar("ダッシュボード", List.of(), Lang.EN))
        .isEqualTo(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//dxpulse//releases//EN
            CALSCALE:GREGORIAN
            REFRESH-INTERVAL;VALUE=DURATION:P1D
            X-WR-CALNAME:Dashboard
            BEGIN:VEVENT
            UID:urn:dxpulse:release-plan:020001:FY2024-Q2
            DTSTAMP:20240731T150000Z
            DTSTART;VALUE=DATE:20241030
            DTEND;VALUE=DATE:20241031
            SUMMARY;LANGUAGE=en:Release of FY2024 Q2 (Jul–Sep 2024): work begins (pla
             nned)
            TRANSP:TRANSPARENT
            STATUS:TENTATIVE
            URL:https://dx.example.jp/en/releases
            END:VEVENT
            END:VCALENDAR
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void aPublishedReleaseStandsOnTheDayInJapanAndOneThatNoLongerCountsDoesNot() {
    Instant lateInTheEvening = Instant.parse("2024-07-30T16:00:00Z");
    Release published = release(new Standing.Published(lateInTheEvening));
    LocalizedText reason = new LocalizedText("誤り", null);

    assertThat(calendar("表", List.of(published), Lang.JA))
        .contains(
            "UID:urn:dxpulse:release-plan:020001:FY2024-Q1\r\n",
            "DTSTART;VALUE=DATE:20240731\r\n",
            "URL:https://dx.example.jp/releases/FY2024-Q1-1\r\n");
    assertThat(calendar("表", List.of(release(new Standing.Withdrawn(NOW, NOW, reason))), Lang.JA))
        .doesNotContain("FY2024-Q1");
  }

  @Test
  void longLinesAreFoldedBetweenCharactersAndSignsOfTheFormatAreEscaped() {
    String name = "表; 数, \\値\n" + "𠮷野".repeat(30);

    String text = calendar(name, List.of(), Lang.JA);

    assertThat(text.split("\r\n"))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    assertThat(text.replace("\r\n ", ""))
        .contains("X-WR-CALNAME:表\\; 数\\, \\\\値\\n" + "𠮷野".repeat(30) + "\r\n");
  }

  private static String calendar(String name, List<Release> releases, Lang lang) {
    Citation citation =
        new Citation(
            new LocalizedText("青森県", "Aomori"),
            new LocalizedText(name, "Dashboard"),
            "https://dx.example.jp");
    byte[] ics =
        new ReleaseIcs(new OrganizationCode("020001"), citation)
            .of(releases, List.of(NEXT), NOW, lang);
    return new String(ics, StandardCharsets.UTF_8);
  }

  private static Release release(Standing standing) {
    return new Release(
        Period.parse("FY2024-Q1"),
        1,
        3,
        standing,
        Release.Words.NONE,
        new Content(1, NOW, new LocalizedText("要約", "Summary"), List.of()),
        2,
        List.of());
  }
}
