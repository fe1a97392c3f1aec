package dxpulse.publication.release.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.page.Lang;
import dxpulse.publication.release.Citation;
import dxpulse.publication.release.Content;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.Standing;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class AtomFeedTest {
  private static final Instant DAY = Instant.parse("2024-08-01T00:00:00Z");

  @Test
  void aFeedIsWellFormedWhateverTheReasonOfAWithdrawalIs() throws Exception {
    LocalizedText reason =
        new LocalizedText("誤り\u0001\u000B <b>&amp; \uD842\uDFB7田\uD800\uFFFE", null);

    Document feed = read(List.of(withdrawn(reason)));

    assertThat(feed.getElementsByTagName("summary").item(0).getTextContent())
        .isEqualTo("誤り <b>&amp; \uD842\uDFB7田");
  }

  @Test
  void aFeedOfNoReleaseYetIsAsOldAsItIsOfferedHere() throws Exception {
    Document feed = read(List.of());

    assertThat(feed.getElementsByTagName("updated").item(0).getTextContent())
        .isEqualTo("2024-07-01T01:02:03Z");
    assertThat(feed.getElementsByTagName("entry").getLength()).isZero();
  }

  private static Document read(List<Release> releases) throws Exception {
    AtomFeed feed =
        new AtomFeed(
            new OrganizationCode("020001"),
            new Citation(
                new LocalizedText("青森県", "Aomori"),
                new LocalizedText("ダッシュボード", "Dashboard"),
                "https://dx.example.jp"),
            Instant.parse("2024-07-01T01:02:03.456Z"));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(feed.of(releases, Lang.JA)));
  }

  private static Release withdrawn(LocalizedText reason) {
    return new Release(
        Period.parse("FY2024-Q1"),
        1,
        3,
        new Standing.Withdrawn(DAY, DAY, reason),
        Release.Words.NONE,
        new Content(1, DAY, new LocalizedText("要約", "Summary"), List.of()),
        2,
        List.of());
  }
}
