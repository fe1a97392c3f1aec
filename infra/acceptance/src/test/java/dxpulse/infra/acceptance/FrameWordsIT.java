package dxpulse.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What all pages of staff say alike, in a browser without the platform, far from Japan.
class FrameWordsIT extends ModuleBrowser {
  private static final Path FRAME = Path.of("../element/src/main/resources/ui/dxp-frame.js");

  FrameWordsIT() {
    super(FRAME, new NewContextOptions().setTimezoneId("America/New_York"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-09-05T00:07:09Z | 2026年9月5日 09:07 | 5 Sep 2026, 09:07",
        "2026-08-31T15:00:00Z | 2026年9月1日 00:00 | 1 Sep 2026, 00:00",
        "2026-07-20T03:30:00Z | 2026年7月20日 12:30 | 20 Jul 2026, 12:30",
        "'' | － | －"
      })
  void aMomentIsSaidAsThePublicPagesSayIt(String moment, String japanese, String english) {
    assertThat(said("moment(given, locale)", moment, "ja")).isEqualTo(japanese);
    assertThat(said("moment(given, locale)", moment, "en")).isEqualTo(english);
  }

  @Test
  void secondsAreSaidWhereTheyTellTwoMomentsApart() {
    String precisely = "moment(given, locale, { second: '2-digit' })";

    assertThat(said(precisely, "2026-09-05T00:07:09Z", "ja")).isEqualTo("2026年9月5日 09:07:09");
    assertThat(said(precisely, "2026-09-05T00:07:09Z", "en")).isEqualTo("5 Sep 2026, 09:07:09");
  }

  @Test
  void aDayIsSaidWithThatOfTheWeek() {
    assertThat(said("day(given, locale)", "2026-09-05", "ja")).isEqualTo("2026年9月5日(土)");
    assertThat(said("day(given, locale)", "2026-09-05", "en")).isEqualTo("Sat, 5 Sep 2026");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | '' | '通信できません。ネットワークの接続を確かめてください。' | There is no connection: check the network.",
        "401 | {} | サインインの期限が切れました。ページを開き直してサインインしてください。 | Your sign-in has ended: open the page again and sign in.",
        "403 | {} | この操作を行う権限がありません。 | You may not do this.",
        "502 | <html>Bad gateway | サービスが応答できません。少し待って、もう一度お試しください。 | The service cannot answer: try again in a moment.",
        "200 | <html>Sign in | サービスが応答できません。少し待って、もう一度お試しください。 | The service cannot answer: try again in a moment.",
        "409 | {\"title\":\"重なっています / Conflict\",\"detail\":\"the draft is newer\"} | 重なっています | Conflict the draft is newer",
        "413 | {\"title\":\"大きすぎます / Too large\",\"detail\":\"50MBまで / up to 50 MB\"} | 大きすぎます 50MBまで | Too large up to 50 MB",
        "404 | {} | 受け付けられませんでした。 | It was not accepted."
      })
  void whatCameToNothingIsToldInTheWordsOfItsReader(
      int status, String body, String japanese, String english) {
    page.route("**/api/sample", route -> answer(route, status, body));
    String refusal = "whyNot(await call('GET', given), locale)";

    assertThat(said(refusal, "/api/sample", "ja")).isEqualTo(japanese);
    assertThat(said(refusal, "/api/sample", "en")).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ a: 1 } | application/json | {\"a\":1}",
        "`[0.10]` | application/json | [0.10]",
        "new Blob(['x'], { type: 'image/png' }) | image/png | x",
        "new Blob(['x']) | application/octet-stream | x"
      })
  void whatIsSentNamesItsKindAndTheTokenOfThePage(String body, String type, String content) {
    page.route("**/api/sample", route -> answer(route, 201, "{\"taken\":true}"));
    page.evaluate("document.head.innerHTML = '<meta name=csrf content=token>'");

    var sent =
        page.waitForRequest(
            "**/api/sample",
            () ->
                assertThat(
                        said(
                            "(await call('POST', given, " + body + ")).body.taken",
                            "/api/sample",
                            ""))
                    .isEqualTo(true));

    assertThat(sent.headers())
        .containsEntry("content-type", type)
        .containsEntry("accept", "application/json")
        .containsEntry("x-csrf-token", "token");
    assertThat(sent.postData()).isEqualTo(content);
  }

  @Test
  void anElementListensAndLeavesOutWhatIsNotThere() {
    assertThat(
            page.evaluate(
                """
                async () => {
                  const { make } = await import('/frame.js');
                  let clicks = 0;
                  const made = make('button', { onclick: () => { clicks += 1; }, disabled: false, hidden: true, title: null }, 'a', null, 'b');
                  made.click();
                  return `${made.outerHTML} ${clicks}`;
                }
                """))
        .isEqualTo("<button hidden=\"\">ab</button> 1");
  }

  private static void answer(Route route, int status, String body) {
    if (status == 0) {
      route.abort();
    } else {
      route.fulfill(new FulfillOptions().setStatus(status).setBody(body));
    }
  }

  private Object said(String words, String given, String locale) {
    return page.evaluate(
        "async ([given, locale]) => { const { call, day, moment, whyNot } = await import('/frame.js'); return "
            + words
            + "; }",
        List.of(given, locale));
  }
}
