package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.publication.board.LivePlan.Fact;
import org.junit.jupiter.api.Test;

/// An edition says whether a page that was drawn still holds.
class EditionsTest {
  private static final Period MAY = Period.parse("2024-05");
  private final LivePlan plan = new LivePlan();

  @Test
  void aKpiIsKnownBeforeItHasFigures() {
    assertThat(plan.knows("kpi/K6")).isFalse();

    define();

    assertThat(plan.knows("kpi/K6")).isTrue();
    assertThat(plan.standing("kpi/K6", Granularity.MONTH, null)).isEmpty();
    assertThat(plan.view(new BoardKey("kpi/K6", Granularity.MONTH, MAY))).isEmpty();
  }

  @Test
  void theEditionOfABoardGrowsWithEachChangeOfItAndOnlyThen() {
    define();
    score("2024-05", 40, 1);
    long first = edition(MAY);

    score("2024-05", 40, 1);
    score("2024-07", 50, 1);
    assertThat(edition(MAY)).as("the list of periods grew by July").isGreaterThan(first);
    long second = edition(MAY);

    score("2024-07", 51, 2);
    assertThat(edition(MAY)).as("July is no concern of May").isEqualTo(second);

    score("2024-05", 41, 2);
    assertThat(edition(MAY)).isGreaterThan(second);
  }

  @Test
  void withoutAPeriodTheNewestWithAnIndexStands() {
    define();
    score("2024-05", 40, 1);
    score("2024-06", 41, 1);

    assertThat(plan.standing("kpi/K6", Granularity.MONTH, null).orElseThrow().key().period())
        .isEqualTo(Period.parse("2024-06"));
  }

  @Test
  void aBoardFollowsWhoseIndexAnEarlierFigureDidNotMove() {
    BoardKey june = new BoardKey("kpi/K6", Granularity.MONTH, Period.parse("2024-06"));
    String revision =
        """
        {"organization":"020001","kpi":"K6","granularity":"month","period":"2024-06",
         "index":40,"coverage":1,"provisional":false,"sample":false,"components":[],
         "contributions":[],"kpiVersion":1,"revision":2,"revises":{"revision":1,"index":%s},
         "cause":{"kind":"VALUE","observationId":"o1","valuePeriod":"%s",
         "submittedAt":"2024-07-05T01:02:03Z"},"scoredAt":"2024-07-05T01:02:03Z"}
        """;

    assertThat(plan.mayFollow(june, fact(revision.formatted("40", "2024-05")))).isTrue();
    assertThat(plan.mayFollow(june, fact(revision.formatted("39", "2024-05"))))
        .as("carried forward, the figure of May moved June")
        .isFalse();
    assertThat(plan.mayFollow(june, fact(revision.formatted("40", "2024-06")))).isFalse();
  }

  private static Fact fact(String score) {
    return new Fact.Score(read(score, KpiScored.class));
  }

  private long edition(Period period) {
    return plan.standing("kpi/K6", Granularity.MONTH, period).orElseThrow().edition();
  }

  private void define() {
    var _ =
        plan.apply(
            new Fact.Kpi(
                read(
                    """
                    {"organization":"020001","code":"K6","versions":[{"version":1,
                     "field":"administration","name":{"ja":"行政","en":"k"},
                     "components":[{"indicator":"I15","weight":"1"}],"aggregation":"ARITHMETIC",
                     "cap":"100","floor":"0","minimumCoverage":"0.5","maxAgeMonths":18,
                     "validFrom":"FY2019","changedBy":"office",
                     "changedAt":"2024-04-01T00:00:00Z"}],"definedAt":"2024-04-01T00:00:00Z"}
                    """,
                    KpiDefined.class)));
  }

  private void score(String month, double index, int revision) {
    var _ =
        plan.apply(
            new Fact.Score(
                read(
                    """
                    {"organization":"020001","kpi":"K6","granularity":"month","period":"%s",
                     "index":%s,"coverage":1,"provisional":false,"sample":false,"components":[],
                     "contributions":[],"kpiVersion":1,"revision":%d,
                     "cause":{"kind":"VALUE","observationId":"o1",
                     "submittedAt":"2024-07-05T01:02:03Z"},"scoredAt":"2024-07-05T01:02:03Z"}
                    """
                        .formatted(month, index, revision),
                    KpiScored.class)));
  }

  private static <T> T read(String json, Class<T> type) {
    return HttpFormat.mapper().readValue(json, type);
  }
}
