package dxpulse.contracts.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {
  @ParameterizedTest
  @ValueSource(strings = {"020001", "022012", "022021", "022039", "011002", "131016", "472018"})
  void acceptsCodesThatTheGovernmentGave(String code) {
    assertThat(new AreaCode(code)).hasToString(code);
    assertThat(new OrganizationCode(code).asArea()).hasToString(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"020002", "02000", "0200011", "", "02000１", "abcdef"})
  void refusesACodeWithAWrongCheckDigit(String code) {
    assertThatThrownBy(() -> new AreaCode(code)).hasMessageContaining("check digit");
    assertThatThrownBy(() -> new OrganizationCode(code)).hasMessageContaining("check digit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1I",
        "I 5",
        "I/5",
        "I|5",
        "I15\n",
        "Ｉ15",
        "I１5",
        "é",
        "_I",
        "-I",
        "I2345678901234567890123456789012x"
      })
  void refusesIndicatorAndKpiCodesThatCannotStandInAnAddress(String code) {
    assertThatThrownBy(() -> new IndicatorCode(code)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new KpiCode(code)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"I", "z", "I15", "Az-_09", "I2345678901234567890123456789012"})
  void acceptsALetterAndUpTo31LettersDigitsAndDashes(String code) {
    assertThat(new IndicatorCode(code)).hasToString(code);
    assertThat(new KpiCode(code)).hasToString(code);
  }

  @Test
  void everyReasonAndFieldSpeaksBothLanguages() {
    for (NotScoredReason reason : NotScoredReason.values()) {
      assertThat(reason.label().en()).isNotBlank();
    }
    for (Field field : Field.values()) {
      assertThat(Field.ofCode(field.code())).contains(field);
    }
  }
}
