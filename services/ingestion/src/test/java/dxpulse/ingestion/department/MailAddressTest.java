package dxpulse.ingestion.department;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dx@pref.aomori.lg.jp",
        "dx+rounds@example.jp",
        "o'brien@example.org",
        "catcher@localhost"
      })
  void takesWhatBrowsersTake(String address) {
    assertThat(new MailAddress(address)).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dx",
        "@example.jp",
        "dx@",
        "dx@example..jp",
        "dx@-example.jp",
        "道路課@example.jp",
        "dx＠example.jp",
        "dx@example.jp, roads@example.jp",
        "道路課 <dx@example.jp>",
        "dx@example.jp\r\nBcc: all@example.jp",
        " dx@example.jp"
      })
  void refusesEverythingElse(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new MailAddress(text));
  }

  @Test
  void refusesWhatNoMailServerTakes() {
    String label = "a".repeat(60) + ".";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MailAddress("dx@" + label.repeat(5) + "jp"));
  }
}
