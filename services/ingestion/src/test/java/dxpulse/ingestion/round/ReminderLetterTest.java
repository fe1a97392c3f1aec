package dxpulse.ingestion.round;

import static dxpulse.ingestion.round.SampleRound.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.ingestion.department.Department;
import dxpulse.ingestion.department.Letter;
import dxpulse.ingestion.department.MailAddress;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReminderLetterTest {
  private static final String PAGE = "https://dx.example.jp/staff/ingestion?show=rounds";

  @Test
  void itSaysWhatIsMissingUntilWhenAndWhereInBothLanguages() {
    Letter letter = letter("2027-01-19");

    assertThat(letter.subject()).isEqualTo("【照会】第3四半期の実績値：期限まであと1日（未提出1件）");
    assertThat(letter.text())
        .contains("農林水産部 農林水産政策課　御中")
        .contains("2027年1月20日（水）")
        .contains("令和8年度第3四半期")
        .contains("・I05 スマート農機の導入台数（未入力）")
        .contains("Agriculture Policy")
        .contains("Wed 20 Jan 2027 (1 day left)")
        .contains("・I05 Smart farming machines（Not entered）")
        .containsSubsequence("入力画面: " + PAGE, "Enter them at: " + PAGE)
        .doesNotContain("I03");
  }

  @Test
  void itCountsTheDaysFromTheDayOnWhichItIsWritten() {
    assertThat(letter("2027-01-20").subject()).contains("本日が期限");
    assertThat(letter("2027-01-20").text()).contains("(today)");
    assertThat(letter("2027-01-27").subject()).contains("期限を7日過ぎています");
    assertThat(letter("2027-01-27").text()).contains("(7 days overdue)");
  }

  private static Letter letter(String today) {
    LocalDate day = LocalDate.parse(today);
    Board owed =
        new Board(
            SampleRound.of("I03", "I05"),
            day,
            List.of(
                Item.of(
                    new IndicatorCode("I03"),
                    "agriculture",
                    SampleRound.DUE,
                    day,
                    whole("2027-01-10T09:00", Source.Kind.FEED),
                    null),
                Item.of(
                    new IndicatorCode("I05"), "agriculture", SampleRound.DUE, day, null, null)));
    return ReminderLetter.to(
        new Department(
            "agriculture",
            new LocalizedText("農林水産部 農林水産政策課", "Agriculture Policy"),
            List.of(new MailAddress("agriculture@example.org"))),
        owed,
        code -> new LocalizedText("スマート農機の導入台数", "Smart farming machines"),
        PAGE);
  }
}
