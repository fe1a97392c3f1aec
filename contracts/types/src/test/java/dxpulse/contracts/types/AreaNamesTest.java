package dxpulse.contracts.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AreaNamesTest {
  @Test
  void thePrefectureAndEachOfItsMunicipalitiesHasANameInBothLanguages() {
    assertThat(AreaNames.count()).isEqualTo(1 + 40);
    assertThat(AreaNames.of(new AreaCode("022021"), false)).isEqualTo("弘前市");
    assertThat(AreaNames.of(new AreaCode("022021"), true)).isEqualTo("Hirosaki City");
    assertThat(AreaNames.of(new AreaCode("020001"), false)).isEqualTo("青森県");
    assertThat(AreaNames.of(new AreaCode("024503"), true)).isEqualTo("Shingo Village");
  }

  @Test
  void anAreaWithoutANameIsShownByItsCode() {
    assertThat(AreaNames.of(new AreaCode("131016"))).isEmpty();
    assertThat(AreaNames.of(new AreaCode("131016"), true)).isEmpty();
  }
}
