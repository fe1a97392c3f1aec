package dxpulse.ingestion.round;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.round.Round.Asked;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTest {
  @Test
  void theRoundThatFollowsAsksTheSameOfTheNextPeriodAsManyDaysAfterItsEnd() {
    Period quarter = Period.parse("FY2026-Q4");
    Asked asked =
        new Asked(
            new LocalizedText(
                quarter.japaneseLabel() + "の実績値", "Figures of " + quarter.englishLabel()),
            quarter,
            List.of(new IndicatorCode("I19")),
            LocalDate.parse("2027-04-20"),
            List.of(-7, 0),
            "年度末です");

    Asked next = asked.following();

    assertThat(next.period()).hasToString("FY2027-Q1");
    assertThat(next.due()).isEqualTo("2027-07-20");
    assertThat(next.title().ja()).isEqualTo(next.period().japaneseLabel() + "の実績値");
    assertThat(next.title().en()).isEqualTo("Figures of " + next.period().englishLabel());
    assertThat(next.indicators()).isEqualTo(asked.indicators());
    assertThat(next.reminderDays()).isEqualTo(asked.reminderDays());
    assertThat(next.note()).isEqualTo("年度末です");
  }

  @ParameterizedTest
  @CsvSource({
    "FY2026-Q1, 第1四半期の実績値, 第2四半期の実績値",
    "FY2026-Q4, 令和8年度第4四半期の実績値, 令和9年度第1四半期の実績値",
    "FY2026-H1, 上期の照会, 下期の照会",
    "FY2026, 令和8年度の照会, 令和9年度の照会",
    "2026-12, 第1四半期の実績値, 第1四半期の実績値"
  })
  void aTitleNamesTheNextPeriodWithItsFiscalYearOrWithout(
      String period, String title, String expected) {
    Asked asked =
        new Asked(
            new LocalizedText(title, null),
            Period.parse(period),
            List.of(),
            LocalDate.parse("2027-04-20"),
            List.of(),
            null);

    assertThat(asked.following().title().ja()).isEqualTo(expected);
  }

  @Test
  void aTitleThatNamesNoPeriodStays() {
    Asked asked =
        new Asked(
            new LocalizedText("定例の照会", null),
            Period.parse("2026-12"),
            List.of(),
            LocalDate.parse("2027-01-10"),
            Asked.USUAL_REMINDERS,
            null);

    assertThat(asked.following().title()).isEqualTo(new LocalizedText("定例の照会", null));
    assertThat(asked.following().period()).hasToString("2027-01");
    assertThat(asked.following().due()).isEqualTo("2027-02-10");
  }
}
