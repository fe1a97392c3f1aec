package dxpulse.publication.release.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.page.Lang;
import dxpulse.publication.release.Citation;
import dxpulse.publication.release.Content;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleasePlan.Expected;
import dxpulse.publication.release.Standing;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

class ReleaseIcsTest {
  private static final Instant NOW = Instant.parse("2024-08-01T03:04:05Z");
  private static final Expected NEXT =
      new Expected(Period.parse("FY2024-Q2"), 1, LocalDate.of(2024, 10, 30), null, 0);

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
            SEQUENCE:0
            DTSTART;VALUE=DATE:20241030
            DTEND;VALUE=DATE:20241031
            DESCRIPTION;LANGUAGE=en:The period closes on 30 Sep 2024
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
  void aPublishedReleaseStandsAtItsMomentAndOneThatNoLongerCountsDoesNot() {
    Release published = release(new Standing.Published(Instant.parse("2024-07-30T16:00:01.234Z")));
    LocalizedText reason = new LocalizedText("誤り", null);

    assertThat(calendar("表", List.of(published), Lang.JA))
        .contains(
            "UID:urn:dxpulse:release-plan:020001:FY2024-Q1\r\n",
            "DTSTART:20240730T160000Z\r\n",
            "URL:https://dx.example.jp/releases/FY2024-Q1-1\r\n");
    assertThat(calendar("表", List.of(release(new Standing.Withdrawn(NOW, NOW, reason))), Lang.JA))
        .doesNotContain("FY2024-Q1");
  }

  /// By a library that others write calendars with, so that not only we understand ours.
  @Test
  void aTimeThatIsSetAndMovesIsUnderstoodByOtherPrograms() throws Exception {
    Instant ten = Instant.parse("2024-08-05T01:00:00Z");
    VEvent planned = read(List.of(NEXT)).getFirst();
    VEvent timed = read(List.of(expected(1, ten, 1))).getFirst();
    VEvent moved = read(List.of(expected(1, ten.plusSeconds(3600), 2))).getFirst();

    assertThat(planned.getDateTimeStart().getDate()).isEqualTo(LocalDate.of(2024, 10, 30));
    assertThat(planned.getStatus().getValue()).isEqualTo("TENTATIVE");
    assertThat(timed.getDateTimeStart().getDate()).isEqualTo(ten.atOffset(ZoneOffset.UTC));
    assertThat(timed.getStatus().getValue()).isEqualTo("CONFIRMED");
    assertThat(timed.getSummary().getValue()).isEqualTo("令和6年度第2四半期リリース（第1版）");
    assertThat(timed.getDescription().getValue()).isEqualTo("対象期の終わり：2024年9月30日");
    assertThat(List.of(planned, timed, moved))
        .extracting(VEvent::getUid)
        .containsOnly(planned.getUid());
    assertThat(List.of(planned, timed, moved))
        .extracting(event -> event.getSequence().getSequenceNo())
        .containsExactly(0, 1, 2);
    assertThat(read(List.of(expected(2, ten, 1))).getFirst().getUid())
        .as("another edition is another event")
        .isNotEqualTo(planned.getUid());
  }

  private static Expected expected(int edition, Instant at, int moves) {
    return new Expected(NEXT.period(), edition, JapanTime.day(at), at, moves);
  }

  private static List<VEvent> read(List<Expected> coming) throws IOException, ParserException {
    return new CalendarBuilder()
        .build(new StringReader(calendar("表", List.of(), coming, Lang.JA)))
        .getComponents(Component.VEVENT);
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
    return calendar(name, releases, List.of(NEXT), lang);
  }

  private static String calendar(
      String name, List<Release> releases, List<Expected> coming, Lang lang) {
    Citation citation =
        new Citation(
            new LocalizedText("青森県", "Aomori"),
            new LocalizedText(name, "Dashboard"),
            "https://dx.example.jp");
    byte[] ics =
        new ReleaseIcs(new OrganizationCode("020001"), citation).of(releases, coming, NOW, lang);
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
