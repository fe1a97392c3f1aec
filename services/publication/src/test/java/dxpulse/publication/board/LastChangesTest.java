package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.LastChange;
import dxpulse.publication.board.LivePlan.Fact;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The public learns which office changed an index and when, and no person.
class LastChangesTest {
  private static final String VALUE =
      """
      {"kind":"REVISION","observationId":"o-1","submittedAt":"2024-07-05T01:02:03Z",
       "indicator":"I01","valuePeriod":"2024-05","previousValue":"10","value":"20",
       "submittedBy":"clerk-sato"%s}
      """;
  private final LivePlan plan = planWithAnIndicator();

  @Test
  void anApprovedValueIsToldWithTheDepartmentOfItsIndicator() {
    hear(VALUE.formatted(",\"approvedAt\":\"2024-07-05T01:02:00Z\""));

    LastChange change = Objects.requireNonNull(board().lastChange());
    assertThat(change.at()).isEqualTo(Instant.parse("2024-07-05T01:02:04Z"));
    assertThat(change.indicator()).hasToString("I01");
    assertThat(change.valuePeriod()).hasToString("2024-05");
    assertThat(change.department()).as("nobody named it").isNull();
    assertThat(change.approved()).isTrue();
    assertThat(change.toString()).as("no person").doesNotContain("sato");
  }

  @Test
  void theDepartmentHasTheNameThatItsProjectsGiveIt() {
    hear(VALUE.formatted(""));
    var effect =
        plan.apply(
            new Fact.Project(
                decoded(
                    """
                    {"organization":"020001","number":1,"name":{"ja":"働き方改革"},"field":"administration",
                     "item":"庁内","department":"企画政策部 ＤＸ推進課（旧称あり）","departmentKey":"dx-promotion",
                     "reference":false,"issues":[],"aims":[],"budgets":[],"measures":[],"phases":[],
                     "reports":[],"kpis":[],"indicators":[],"notes":[],"version":1,
                     "updatedAt":"2024-04-01T00:00:00Z"}
                    """)));

    LastChange change = Objects.requireNonNull(board().lastChange());
    assertThat(change.department()).isEqualTo("企画政策部 ＤＸ推進課");
    assertThat(change.approved()).isFalse();
    assertThat(effect.boards()).as("the board looks different now").contains(key());
  }

  @Test
  void aChangedDefinitionNamesNoIndicatorAndTimeThatGoesOnIsNoChange() {
    hear("{\"kind\":\"KPI_DEFINITION\"}");
    assertThat(Objects.requireNonNull(board().lastChange()).indicator()).isNull();

    LivePlan later = planWithAnIndicator();
    later.apply(score("{\"kind\":\"VALUE\"}"));
    assertThat(((KpiBoard) later.view(key()).orElseThrow()).lastChange()).isNull();
  }

  private void hear(String cause) {
    plan.apply(score(cause));
  }

  private KpiBoard board() {
    return (KpiBoard) plan.view(key()).orElseThrow();
  }

  private static BoardKey key() {
    return BoardKey.of(new KpiCode("K1"), Granularity.QUARTER, Period.parse("FY2024-Q1"));
  }

  private static LivePlan planWithAnIndicator() {
    LivePlan plan = new LivePlan();
    plan.apply(
        new Fact.Indicator(
            EventCodec.decode(
                EventType.INDICATOR_DEFINED,
                """
                {"organization":"020001","code":"I01","versions":[{"version":1,
                 "name":{"ja":"利用率"},"unit":"%","decimals":1,"direction":"HIGHER_IS_BETTER",
                 "accumulation":"RATE","frequency":"MONTH","targets":[],"targetPath":"STEP",
                 "normalisation":{"method":"RATIO"},"sample":false,"department":"dx-promotion",
                 "validFrom":"FY2023","changedBy":"office","changedAt":"2024-04-01T00:00:00Z"}],
                 "definedAt":"2024-04-01T00:00:00Z"}
                """
                    .getBytes(StandardCharsets.UTF_8))));
    plan.apply(
        new Fact.Kpi(
            EventCodec.decode(
                EventType.KPI_DEFINED,
                """
                {"organization":"020001","code":"K1","versions":[{"version":1,"field":"industry",
                 "name":{"ja":"県内企業"},"components":[{"indicator":"I01","weight":"1"}],
                 "aggregation":"ARITHMETIC","minimumCoverage":"0.5","maxAgeMonths":18,
                 "validFrom":"FY2023","changedBy":"office","changedAt":"2024-04-01T00:00:00Z"}],
                 "definedAt":"2024-04-01T00:00:00Z"}
                """
                    .getBytes(StandardCharsets.UTF_8))));
    return plan;
  }

  private static Fact score(String cause) {
    return new Fact.Score(
        EventCodec.decode(
            EventType.KPI_SCORED,
            """
            {"organization":"020001","kpi":"K1","granularity":"quarter","period":"FY2024-Q1",
             "index":65.0,"coverage":1.0,"provisional":false,"sample":false,"components":[],
             "contributions":[],"kpiVersion":1,"revision":2,
             "cause":%s,"scoredAt":"2024-07-05T01:02:04Z"}
            """
                .formatted(cause)
                .getBytes(StandardCharsets.UTF_8)));
  }

  private static ProjectUpdated decoded(String json) {
    return EventCodec.decode(EventType.PROJECT_UPDATED, json.getBytes(StandardCharsets.UTF_8));
  }
}
