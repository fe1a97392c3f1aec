package dxpulse.publication.page.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.KnownReleases;
import dxpulse.publication.page.NextRelease;
import dxpulse.publication.page.ReleaseLink;
import dxpulse.publication.page.Renderer;
import dxpulse.publication.page.SampleBoards;
import dxpulse.publication.page.jte.JteTemplates;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

class PublicPagesTest {
  private final OneKpi plan = new OneKpi();
  private @Nullable ReleaseLink release;
  private @Nullable NextRelease next;
  private final AtomicBoolean cacheAway = new AtomicBoolean();
  private final Assets assets = new Assets(SampleBoards.SITE);
  private final WebTestClient client =
      WebTestClient.bindToController(
              new PublicPages(
                  plan,
                  new Renderer(new JteTemplates(), assets),
                  assets,
                  cacheAway::get,
                  new KnownReleases() {
                    @Override
                    public Optional<ReleaseLink> of(Period period) {
                      return Optional.ofNullable(release);
                    }

                    @Override
                    public Optional<NextRelease> next(Granularity kind) {
                      return Optional.ofNullable(next);
                    }
                  },
                  Clock.fixed(Instant.parse("2024-07-25T01:00:00Z"), ZoneOffset.UTC)))
          .build();

  @Test
  void aPageIsMadeOnceHoweverItsAddressIsWritten() {
    String page = body("/kpis/K1");

    assertThat(body("/kpis/K1?utm_source=a")).isEqualTo(page);
    assertThat(body("/kpis/K1?utm_source=b&granularity=quarter")).isEqualTo(page);
    assertThat(plan.made).isEqualTo(1);

    assertThat(body("/kpis/K1?period=FY2024-Q1")).contains("?period=FY2024-Q1");
    assertThat(body("/kpis/K1?granularity=quarter&period=FY2024-Q1&x=1")).contains("64.2");
    assertThat(plan.made).isEqualTo(2);
  }

  @Test
  void aPageIsMadeAgainWhenItsBoardChanges() {
    String before = tag("/kpis/K1");
    plan.index = 70.8;
    plan.edition++;

    assertThat(body("/kpis/K1")).contains("70.8").doesNotContain("64.2");
    assertThat(tag("/kpis/K1")).isNotEqualTo(before);
    assertThat(plan.made).isEqualTo(2);
  }

  @Test
  void aKnownPageIsNotSentAgain() {
    client
        .get()
        .uri("/kpis/K1")
        .header("If-None-Match", tag("/kpis/K1"))
        .exchange()
        .expectStatus()
        .isNotModified()
        .expectBody()
        .isEmpty();
  }

  @Test
  void aLiveBoardSaysThatItIsNoReleaseAndPointsToTheOneOfItsPeriodOnceThereIsOne() {
    assertThat(body("/kpis/K1")).contains(">速報</b>", "この期のリリースはまだありません");
    assertThat(body("/en/kpis/K1")).contains(">Live</b>");

    release = new ReleaseLink("FY2024-Q1-1", new LocalizedText("第1版", "edition 1"), Instant.EPOCH);

    assertThat(body("/kpis/K1")).contains(">速報</b>", "href=\"/releases/FY2024-Q1-1\"");
    assertThat(body("/en/kpis/K1")).contains("href=\"/en/releases/FY2024-Q1-1\"");
  }

  @Test
  void aBoardAndAnEmptyPageSayWhenTheNextReleaseComes() {
    assertThat(body("/kpis/K1")).doesNotContain("次回更新");

    next = new NextRelease(Period.parse("FY2024-Q2"), LocalDate.of(2024, 10, 20), null);

    assertThat(body("/kpis/K1")).contains("次回更新（リリース）：", ">2024年10月20日以降（令和6年度第2四半期）</a>");
    assertThat(body("/en/kpis/K1"))
        .contains("Next release: ", "on or after 20 Oct 2024, for FY2024 Q2");
    assertThat(body("/kpis/K2")).contains("データはまだありません。算定不可：使える値がありません。 次回更新（リリース）：2024年10月20日以降");
    assertThat(body("/en/kpis/K1?period=FY2019-Q1"))
        .contains("yet. Next release: on or after 20 Oct");
  }

  @Test
  void whereItsKindOfPeriodIsNotReleasedTheNextReleaseIsSaidToBeOfAnotherKind() {
    next = new NextRelease(Period.parse("2024-07"), LocalDate.of(2024, 8, 20), null);

    assertThat(body("/kpis/K1"))
        .contains("四半期の値はリリースしていません。", "ほかの種類の期の次のリリース：", ">2024年8月20日以降（令和6年7月）</a>")
        .doesNotContain("次回更新", "まだありません。 <");
    assertThat(body("/en/kpis/K1"))
        .contains(
            "This kind of period is not released.", "Next release, of another kind of period:");
    assertThat(body("/kpis/K1?period=FY2019-H1"))
        .contains("令和元年度上期のデータはまだありません。 ほかの種類の期の次のリリース：2024年8月20日以降（令和6年7月）。");
  }

  @Test
  void aPeriodThatNoFigureCanBeOfIsNoSuchPeriodInTheReadersLanguage() {
    for (String absurd : List.of("FY0001", "FY9999", "2999-01", "FY1949", "FY2024-Q9", "<b>")) {
      assertThat(body("/kpis/K1?period={absurd}", 404, absurd))
          .as(absurd)
          .contains("その期はありません", "「" + absurd.replace("<", "&lt;").replace(">", "&gt;") + "」")
          .contains("href=\"/kpis/K1\">最新の期を見る")
          .doesNotContain("まだありません");
      assertThat(body("/en/kpis/K1?period={absurd}", 404, absurd))
          .contains("No such period", "There is no period");
    }
  }

  @Test
  void aPeriodOfAnotherKindThanAskedForOrOfAKindThatNoBoardHasIsNoSuchPeriod() {
    assertThat(body("/kpis/K1?granularity=month&period=FY2024-Q1", 404))
        .contains("その期はありません", "「FY2024-Q1」は、いっしょに指定された種類（granularity=month）の期ではありません。");
    assertThat(body("/en/?granularity=year&period=2024-06", 404))
        .contains("“2024-06” is not of the kind that is asked for with it: granularity=year.");
    assertThat(body("/kpis/K1?period=CY2024", 404)).contains("その期はありません", "「CY2024」");
    assertThat(body("/kpis/K1?granularity=&period=FY2024-Q1")).contains("64.2");
  }

  @Test
  void otherSitesAreToldTheAddressOfTheSiteWhateverHostIsClaimed() {
    byte[] page =
        client
            .get()
            .uri("/en/kpis/K1")
            .header("Host", "evil.example")
            .header("X-Forwarded-Host", "evil.example")
            .exchange()
            .expectBody()
            .returnResult()
            .getResponseBody();

    assertThat(new String(Objects.requireNonNull(page), StandardCharsets.UTF_8))
        .contains(
            "rel=\"canonical\" href=\"" + SampleBoards.SITE + "/en/kpis/K1\"",
            "hreflang=\"ja\" href=\"" + SampleBoards.SITE + "/kpis/K1\"",
            "hreflang=\"x-default\" href=\"" + SampleBoards.SITE + "/kpis/K1\"")
        .doesNotContain("evil.example");
  }

  @Test
  void aPageSaysThatTheCacheIsAwayUntilItIsBack() {
    String before = tag("/kpis/K1");

    cacheAway.set(true);
    assertThat(body("/kpis/K1")).contains("保存されているデータから直接");
    assertThat(body("/en/kpis/K1")).contains("straight from the store");
    assertThat(tag("/kpis/K1")).isNotEqualTo(before);

    cacheAway.set(false);
    assertThat(body("/kpis/K1")).doesNotContain("保存されているデータから直接");
    assertThat(tag("/kpis/K1")).isEqualTo(before);
  }

  @Test
  void aKpiWithoutFiguresIsAnEmptyPageAndAnUnknownOneIsMissing() {
    assertThat(body("/kpis/K2")).contains("この期のデータはまだありません");
    assertThat(body("/kpis/K1?period=FY2019-Q1"))
        .contains(
            "令和元年度第1四半期のデータはまだありません",
            "href=\"/kpis/K1?period=FY2024-Q1\"",
            "最新の期（令和6年度第1四半期）を見る",
            "href=\"/en/kpis/K1?period=FY2019-Q1\"");
    assertThat(body("/en/kpis/K1?period=FY2019-Q1"))
        .contains("There are no figures for FY2019 Q1", "href=\"/en/kpis/K1?period=FY2024-Q1\"");
    plan.made = 0;
    for (String path : List.of("/kpis/K9", "/kpis/K1?period=FY2024-Q9", "/nowhere", "/fields/x")) {
      client.get().uri(path).exchange().expectStatus().isNotFound();
    }
    assertThat(plan.made).isZero();
  }

  @Test
  void anUnknownFieldOrStateIsSaidToBeUnknown() {
    assertThat(body("/projects?field=sea")).contains("「sea」という分野・状態はありません");
    assertThat(body("/en/projects?field=living&state=<b>"))
        .contains("There is no field or state “&lt;b&gt;”");
    assertThat(body("/projects?field=living&state=DONE")).doesNotContain("という分野・状態はありません");
    assertThat(body("/projects?field=&state=")).doesNotContain("という分野・状態はありません");
  }

  private String body(String path) {
    return body(path, 200);
  }

  private String body(String path, int status, Object... variables) {
    EntityExchangeResult<byte[]> answer =
        client
            .get()
            .uri(path, variables)
            .exchange()
            .expectStatus()
            .isEqualTo(status)
            .expectBody()
            .returnResult();
    return new String(Objects.requireNonNull(answer.getResponseBody()), StandardCharsets.UTF_8);
  }

  private String tag(String path) {
    return Objects.requireNonNull(
        client
            .get()
            .uri(path)
            .exchange()
            .expectBody()
            .returnResult()
            .getResponseHeaders()
            .getETag());
  }
}
