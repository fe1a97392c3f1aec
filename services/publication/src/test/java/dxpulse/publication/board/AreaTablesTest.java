package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.publication.board.LivePlan.Fact;
import dxpulse.publication.release.json.JsonBoards;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AreaTablesTest {
  private static final Period QUARTER = Period.parse("FY2024-Q1");
  private final LivePlan plan = new LivePlan();

  @BeforeEach
  void knowsAnIndicatorByMunicipality() throws IOException {
    Path example =
        Path.of("../../contracts/events/indicator.defined/v1/examples/first-version.json");
    plan.apply(
        new Fact.Indicator(
            (IndicatorDefined)
                EventCodec.decode(EventType.INDICATOR_DEFINED, Files.readAllBytes(example))));
    SampleAreas.quarter().forEach(each -> plan.apply(new Fact.Area(each)));
    plan.apply(new Fact.Area(SampleAreas.value("022012", "FY2024-Q3", "55", 1)));
  }

  @Test
  void valuesAreThoseOfTheNewestPeriodThatHadEnded() {
    AreaTables.Table table = plan.areasOf(Granularity.QUARTER, QUARTER).indicators().getFirst();

    assertThat(table.code().value()).isEqualTo("I15");
    assertThat(table.period()).isEqualTo(QUARTER);
    assertThat(table.values().getFirst().value()).isEqualTo(new BigDecimal("12.5"));
    assertThat(table.values()).noneMatch(held -> held.area().value().equals("024503"));
    assertThat(plan.areasOf(Granularity.QUARTER, Period.parse("FY2024-Q2")).indicators())
        .extracting(AreaTables.Table::period)
        .containsExactly(QUARTER);
    assertThat(plan.areasOf(Granularity.YEAR, Period.parse("FY2024")).indicators())
        .as("of another kind where there is none of its own")
        .extracting(AreaTables.Table::period)
        .containsExactly(Period.parse("FY2024-Q3"));
    assertThat(plan.areasOf(Granularity.QUARTER, Period.parse("FY2023-Q4")).indicators()).isEmpty();
  }

  @Test
  void theirFileIsReadAsItWasWrittenAndNamesNobody() {
    AreaTables areas = plan.areasOf(Granularity.QUARTER, QUARTER);
    JsonBoards format = new JsonBoards();

    assertThat(format.readAreas(format.write(areas))).isEqualTo(areas);
    assertThat(new String(format.write(areas), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("office", "changedBy", "submittedBy");
  }
}
