package dxpulse.contracts.types.event;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiScored.Cause;
import dxpulse.contracts.types.event.KpiScored.Link;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Granularity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChainTest {

  @Test
  void aBreakMultipliesWhatFollowsByTheRatioAtTheLinkPeriod() {
    assertThat(
            Chain.of(
                List.of(
                    score(2022, 40.0, null),
                    score(2023, 50.0, null),
                    // By the new method FY2023 would have been 25: what follows counts twice.
                    score(2024, 30.0, link(2023, 50.0, 25.0)),
                    score(2025, 33.0, null),
                    score(2026, 20.0, link(2025, 33.0, 66.0)))))
        .containsExactly(40.0, 50.0, 60.0, 66.0, 20.0);
  }

  @Test
  void aPeriodWithoutAnIndexHasNoneAndTheChainGoesOn() {
    assertThat(
            Chain.of(
                List.of(score(2022, 40.0, null), score(2023, null, null), score(2024, 50.0, null))))
        .containsExactly(40.0, null, 50.0);
  }

  @Test
  void aBreakThatCannotBeBridgedEndsTheChain() {
    assertThat(
            Chain.of(
                List.of(
                    score(2022, 40.0, null),
                    score(2023, 30.0, link(2022, 40.0, null)),
                    score(2024, 35.0, null))))
        .containsExactly(40.0, null, null);
    assertThat(Chain.of(List.of(score(2022, 40.0, null), score(2023, 30.0, link(2022, 40.0, 0.0)))))
        .containsExactly(40.0, null);
    assertThat(
            Chain.of(
                List.of(
                    score(2022, 0.0, null),
                    score(2023, 80.0, link(2022, 0.0, 40.0)),
                    score(2024, 90.0, null))))
        .containsExactly(0.0, null, null);
  }

  /// What came before the series is no part of it.
  @Test
  void theFirstScoreIsAsItIs() {
    assertThat(Chain.of(List.of(score(2024, 30.0, link(2023, 50.0, 25.0))))).containsExactly(30.0);
    assertThat(Chain.of(List.of())).isEmpty();
  }

  private static Link link(int year, @Nullable Double earlier, @Nullable Double later) {
    return new Link(new FiscalYear(year), earlier, later);
  }

  private static KpiScored score(int year, @Nullable Double index, @Nullable Link link) {
    return new KpiScored(
        new OrganizationCode("020001"),
        new KpiCode("K1"),
        Granularity.YEAR,
        new FiscalYear(year),
        index,
        null,
        null,
        1,
        false,
        false,
        List.of(),
        List.of(),
        null,
        null,
        null,
        link,
        null,
        1,
        1,
        Cause.of(Cause.Kind.VALUE),
        null,
        null,
        Instant.EPOCH);
  }
}
