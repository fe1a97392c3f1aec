package dxpulse.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.FiscalQuarter;
import dxpulse.contracts.types.time.Period;
import dxpulse.portal.page.Language;
import dxpulse.portal.route.Backend;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShellTest {
  private static final LocalDate TODAY = LocalDate.of(2024, 7, 16);

  private static Shell about(Period period) {
    Caller caller = Caller.of(Map.of("sub", "clerk", "organization", "020001"));
    return new Shell(caller, Language.JAPANESE, List.of(), period, true, TODAY, "proof", "nonce");
  }

  @Test
  void reportsTheQuarterThatIsOver() {
    assertThat(Shell.reported(TODAY)).isEqualTo(new FiscalQuarter(2024, 1));
  }

  @Test
  void offersTheKindsOfPeriodThatAreReportedEachNewestFirst() {
    List<Shell.Choices> choices = about(new FiscalQuarter(2024, 1)).choices();

    assertThat(choices).extracting(Shell.Choices::japanese).containsExactly("四半期", "月", "半期", "年度");
    assertThat(choices.get(0).periods())
        .extracting(Period::toString)
        .containsExactly(
            "FY2024-Q2", "FY2024-Q1", "FY2023-Q4", "FY2023-Q3", "FY2023-Q2", "FY2023-Q1");
    assertThat(choices.get(1).periods())
        .hasSize(16)
        .startsWith(Period.parse("2024-07"), Period.parse("2024-06"))
        .endsWith(Period.parse("2023-04"));
    assertThat(choices.get(2).periods())
        .extracting(Period::toString)
        .containsExactly("FY2024-H1", "FY2023-H2", "FY2023-H1");
    assertThat(choices.get(3).periods())
        .extracting(Period::toString)
        .containsExactly("FY2024", "FY2023");
  }

  @Test
  void offersTheChosenPeriodWhateverItIs() {
    Period year = Period.parse("CY2022");

    assertThat(about(year).choices().getFirst().periods()).containsExactly(year);
    assertThat(about(Period.parse("2024-06")).choices()).hasSize(4);
  }

  @Test
  void theEntryOfAPageSaysWhereWaitingWorkIsTold() {
    assertThat(page(publishing(false)).home())
        .contains(
            "<a href=\"/staff/publication\" data-waiting=\"/api/releases/waiting\">Publishing</a>",
            "/staff/assets/waiting.js?v=v");
  }

  @Test
  void periodsAreOfferedOnlyWhereThePageFollowsThem() {
    Offer followsNone = publishing(false);
    Offer follows = publishing(true);

    assertThat(page(followsNone).service(followsNone)).doesNotContain("<select id=\"period\"");
    assertThat(page(follows).service(follows)).contains("<select id=\"period\"");
  }

  private static Offer publishing(boolean ofPeriod) {
    LocalizedText label = new LocalizedText("公表", "Publishing");
    return new Offer.Offered(
        new Backend(
            "publication", URI.create("http://127.0.0.1"), label, List.of("/ui/publication/**")),
        new StaffModule(
            "publication",
            "dxp-publish",
            "/ui/publication/x.js",
            "1",
            "",
            label,
            List.of("office"),
            "/api/releases/waiting",
            ofPeriod));
  }

  private static ShellPage page(Offer offer) {
    Caller office =
        Caller.of(Map.of("sub", "office", "organization", "020001", "roles", List.of("office")));
    return new ShellPage(
        new Shell(
            office,
            Language.ENGLISH,
            List.of(offer),
            new FiscalQuarter(2024, 1),
            false,
            TODAY,
            "proof",
            "nonce"),
        "v");
  }
}
