package dxpulse.ingestion.report;

import static dxpulse.ingestion.report.Samples.MONDAY;
import static dxpulse.ingestion.report.Samples.NARITA;
import static dxpulse.ingestion.report.Samples.SATO;
import static dxpulse.ingestion.report.Samples.moved;
import static dxpulse.ingestion.report.Samples.reported;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandingTest {
  private final Report submitted = reported("I05", "12");
  private final Report returned =
      moved(Workflow.giveBack(submitted, NARITA, "出典を確かめてください", MONDAY));
  private final Report withdrawn = moved(Workflow.withdraw(submitted, SATO, MONDAY));

  @Test
  void whatNobodyAsksForIsNeitherDueNorReported() {
    assertThat(Standing.of(false, false, null)).isEqualTo(Standing.NOT_EXPECTED);
    assertThat(Standing.of(false, false, withdrawn)).isEqualTo(Standing.NOT_EXPECTED);
  }

  @Test
  void whatIsExpectedIsDueUntilItIsReported() {
    assertThat(Standing.of(true, false, null)).isEqualTo(Standing.DUE);
    assertThat(Standing.of(true, false, withdrawn)).isEqualTo(Standing.DUE);
    assertThat(Standing.of(true, false, submitted)).isEqualTo(Standing.REPORTED);
    assertThat(Standing.of(true, true, null)).isEqualTo(Standing.REPORTED);
  }

  @Test
  void whatWasGivenBackIsDueWhetherOrNotItWasAskedFor() {
    assertThat(Standing.of(false, false, returned)).isEqualTo(Standing.DUE);
    assertThat(Standing.of(true, true, returned)).isEqualTo(Standing.DUE);
  }
}
