package dxpulse.ingestion.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.UnitNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
  /// Some have one name in English with another unit.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "人",
        "名",
        "者",
        "事業者",
        "校",
        "学校",
        "箇所",
        "か所",
        "世帯",
        "戸",
        "点",
        "ポイント",
        "月",
        "か月",
        "千円",
        "億円",
        "平方キロメートル",
        "％"
      })
  void whatTheEnglishTemplateCallsAUnitIsThatUnit(String unit) {
    assertThat(Units.places(UnitNames.of(unit, true), unit)).hasValue(0);
  }

  @Test
  void unitsOfOtherKindsAreNeverConverted() {
    assertThat(Units.places("people", "社")).isEmpty();
    assertThat(Units.places("thousand yen", "円")).hasValue(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"戸", "名", "か所", "ha", "km"})
  void aThousandOfAUnitIsThatUnitWhateverElseItIsCalled(String unit) {
    assertThat(Units.places("千" + unit, unit)).hasValue(3);
  }
}
