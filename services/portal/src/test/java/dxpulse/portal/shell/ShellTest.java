package dxpulse.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.time.FiscalQuarter;
import dxpulse.contracts.types.time.Period;
import dxpulse.portal.page.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShellTest {
  private static final LocalDate TODAY = LocalDate.of(2024, 7, 16);

  private static Shell about(Period period) {
    Caller caller = Caller.of(Map.of("sub", "clerk", "organization", "020001"));
    return new Shell(caller, Language.JAPANESE, List.of(), period, TODAY, "proof", "nonce");
  }

  @Test
  void reportsTheQuarterThatIsOver() {
    assertThat(Shell.reported(TODAY)).isEqualTo(new FiscalQuarter(2024, 1));
  }

  @Test
  void offersQuartersNewestFirst() {
    assertThat(about(new FiscalQuarter(2024, 1)).choices())
        .extracting(Period::toString)
        .containsExactly(
            "FY2024-Q2", "FY2024-Q1", "FY2023-Q4", "FY2023-Q3", "FY2023-Q2", "FY2023-Q1");
  }

  @Test
  void offersTheChosenPeriodEvenIfItIsNoQuarter() {
    assertThat(about(Period.parse("2024-06")).choices().getFirst())
        .isEqualTo(Period.parse("2024-06"));
  }
}
