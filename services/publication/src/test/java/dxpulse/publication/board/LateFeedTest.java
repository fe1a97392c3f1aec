package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.publication.board.LivePlan.Effect;
import dxpulse.publication.board.LivePlan.Fact;
import dxpulse.publication.page.Asked;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.Renderer;
import dxpulse.publication.page.SampleBoards;
import dxpulse.publication.page.jte.JteTemplates;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The overview and the boards of what a feed brings say that it is late, and no others do.
class LateFeedTest {
  private static final BoardKey BOARD =
      new BoardKey("kpi/K6", Granularity.MONTH, Period.parse("2024-05"));

  private static final BoardKey OVERVIEW =
      new BoardKey("overview", Granularity.MONTH, Period.parse("2024-05"));

  private static final String KPI =
      """
      {"organization":"020001","code":"K6","versions":[{"version":1,
       "field":"administration","name":{"ja":"行政","en":"k"},
       "components":[{"indicator":"I15","weight":"1"}],"aggregation":"ARITHMETIC",
       "cap":"100","floor":"0","minimumCoverage":"0.5","maxAgeMonths":18,
       "validFrom":"FY2019","changedBy":"office",
       "changedAt":"2024-04-01T00:00:00Z"}],"definedAt":"2024-04-01T00:00:00Z"}
      """;
  private static final String SCORE =
      """
      {"organization":"020001","kpi":"K6","granularity":"month","period":"2024-05",
       "index":40,"coverage":1,"provisional":false,"sample":false,"components":[],
       "contributions":[],"kpiVersion":1,"revision":1,
       "cause":{"kind":"VALUE","observationId":"o1",
       "submittedAt":"2024-07-05T01:02:03Z"},"scoredAt":"2024-07-05T01:02:03Z"}
      """;

  private final LivePlan plan = new LivePlan();
  private final Renderer renderer = new Renderer(new JteTemplates(), new Assets(SampleBoards.SITE));

  @BeforeEach
  void aKpiHasAFigure() {
    var _ = plan.apply(new Fact.Kpi(decoded(EventType.KPI_DEFINED, KPI)));
    var _ = plan.apply(new Fact.Score(decoded(EventType.KPI_SCORED, SCORE)));
  }

  @Test
  void aLateFeedMarksTheBoardsOfItsIndicatorsAndLeavesThemWhenItIsWell() {
    Effect late = tell("LATE", "I15", "2024-08-01T00:00:00Z");

    assertThat(late.boards().stream().map(BoardKey::board))
        .containsExactlyInAnyOrder("kpi/K6", "overview", "administration");
    assertThat(page(Lang.JA)).contains("データ更新の遅れ：", "予定の時期を過ぎても", "8月1日");
    assertThat(page(Lang.EN)).contains("Update late: ", "have not come in time");

    Effect well = tell("OK", "I15", "2024-08-02T00:00:00Z");

    assertThat(well.boards()).isEqualTo(late.boards());
    assertThat(page(Lang.JA)).doesNotContain("データ更新の遅れ");
  }

  @Test
  void anEarlierOrRepeatedNewsChangesNothing() {
    var _ = tell("OK", "I15", "2024-08-02T00:00:00Z");

    assertThat(tell("FAILING", "I15", "2024-08-01T00:00:00Z").isNews()).isFalse();
    assertThat(tell("OK", "I15", "2024-08-02T00:00:00Z").isNews()).isFalse();
    assertThat(page(Lang.JA)).doesNotContain("データ更新の遅れ");
  }

  @Test
  void theOverviewAloneTellsOfAFeedThatNoKpiIsMadeOf() {
    assertThat(tell("FAILING", "I99", "2024-08-01T00:00:00Z").boards())
        .extracting(BoardKey::board)
        .containsExactly("overview");
    assertThat(page(Lang.JA)).doesNotContain("データ更新の遅れ");
    assertThat(page(OVERVIEW, Lang.JA)).contains("データ更新の遅れ：", "手続き");

    assertThat(tell("OK", "I99", "2024-08-02T00:00:00Z").boards())
        .extracting(BoardKey::board)
        .containsExactly("overview");
    assertThat(page(OVERVIEW, Lang.JA)).doesNotContain("データ更新の遅れ");
  }

  private Effect tell(String health, String indicator, String at) {
    return plan.apply(
        new Fact.Feed(
            decoded(
                EventType.FEED_HEALTH,
                """
                {"organization":"020001","feed":"online","title":{"ja":"手続き","en":"Procedures"},
                 "health":"%s","since":"%s","indicators":["%s"],
                 "reason":{"ja":"予定の時期を過ぎてもデータが届いていません",
                  "en":"the data have not come in time"},"changedAt":"%s"}
                """
                    .formatted(health, at, indicator, at))));
  }

  private String page(Lang lang) {
    return page(BOARD, lang);
  }

  private String page(BoardKey board, Lang lang) {
    return renderer.board(plan.view(board).orElseThrow(), new Asked(lang, false, false));
  }

  private static <T> T decoded(EventType<T> type, String json) {
    return EventCodec.decode(type, json.getBytes(StandardCharsets.UTF_8));
  }
}
