package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.publication.board.LivePlan.Fact;
import dxpulse.publication.page.IndicatorPages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// An indicator says how much it counts in a KPI as the KPI's own page does.
class SharesTest {
  private final LivePlan plan = plan();

  @Test
  void weightsAreSharesOfWhatCounts() {
    assertThat(weight("I01")).isEqualTo("25.0%");
    assertThat(weight("I02")).isEqualTo("75.0%");
    assertThat(weight("I03")).as("a reference").isEqualTo("0.0%");
  }

  @Test
  void anIndicatorThatWasDroppedHasTheShareThatItLastHad() {
    IndicatorCode dropped = new IndicatorCode("I04");

    List<IndicatorSheet.Use> uses = plan.read(state -> IndicatorSheet.usesOf(state, dropped));

    assertThat(uses).extracting(IndicatorSheet.Use::share).containsExactly(0.5);
  }

  @Test
  void theListOfIndicatorsHasTheSameShares() {
    assertThat(plan.read(IndicatorIndex::of).groups())
        .flatExtracting(IndicatorIndex.Group::lines)
        .flatExtracting(IndicatorIndex.Line::kpis)
        .extracting(IndicatorSheet.Use::share)
        .containsExactly(0.25, 0.75, 0.0);
  }

  private String weight(String code) {
    Optional<IndicatorSheet> sheet =
        plan.read(state -> IndicatorSheet.of(state, new IndicatorCode(code), null, null));
    return IndicatorPages.weight(sheet.orElseThrow().kpis().getFirst());
  }

  private static LivePlan plan() {
    LivePlan plan = new LivePlan();
    String target = "{\"period\":\"FY2028\",\"value\":\"60\"}";
    plan.apply(indicator("I01", target));
    plan.apply(indicator("I02", target));
    plan.apply(indicator("I03", ""));
    plan.apply(indicator("I04", target));
    plan.apply(
        new Fact.Kpi(
            EventCodec.decode(
                EventType.KPI_DEFINED,
                """
                {"organization":"020001","code":"K1","versions":[
                 {"version":1,"field":"industry","name":{"ja":"県内企業"},
                  "components":[{"indicator":"I01","weight":"2"},{"indicator":"I04","weight":"2"}],
                  "aggregation":"ARITHMETIC","minimumCoverage":"0.5","maxAgeMonths":18,
                  "validFrom":"FY2023","validTo":"FY2023","changedBy":"office",
                  "changedAt":"2024-04-01T00:00:00Z"},
                 {"version":2,"field":"industry","name":{"ja":"県内企業"},
                  "components":[{"indicator":"I01","weight":"1"},{"indicator":"I02","weight":"3"},
                   {"indicator":"I03","weight":"1"}],
                  "aggregation":"ARITHMETIC","minimumCoverage":"0.5","maxAgeMonths":18,
                  "validFrom":"FY2024","changedBy":"office","changedAt":"2024-04-01T00:00:00Z"}],
                 "definedAt":"2024-04-01T00:00:00Z"}
                """
                    .getBytes(StandardCharsets.UTF_8))));
    return plan;
  }

  private static Fact indicator(String code, String targets) {
    return new Fact.Indicator(
        EventCodec.decode(
            EventType.INDICATOR_DEFINED,
            """
            {"organization":"020001","code":"%s","versions":[{"version":1,
             "name":{"ja":"利用率"},"unit":"%%","decimals":1,"direction":"HIGHER_IS_BETTER",
             "accumulation":"RATE","frequency":"MONTH","targets":[%s],"targetPath":"STEP",
             "normalisation":{"method":"RATIO"},"sample":false,"department":"dx-promotion",
             "validFrom":"FY2023","changedBy":"office","changedAt":"2024-04-01T00:00:00Z"}],
             "definedAt":"2024-04-01T00:00:00Z"}
            """
                .formatted(code, targets)
                .getBytes(StandardCharsets.UTF_8)));
  }
}
