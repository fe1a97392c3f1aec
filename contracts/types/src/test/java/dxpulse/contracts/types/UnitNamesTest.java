package dxpulse.contracts.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitNamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"人", "市町村", "％", "件", "社", "項目", "機関", "団体", "台", "事業者", "段階"})
  void unitsOfThePlanHaveEnglishThatLeadsBack(String unit) {
    String english = UnitNames.of(unit, true);

    assertThat(english).isNotEqualTo(unit);
    assertThat(UnitNames.of(unit, false)).isEqualTo(unit);
    assertThat(UnitNames.japanese(english).flatMap(UnitNames::of))
        .hasValueSatisfying(name -> assertThat(name.english()).isEqualTo(english));
  }

  @Test
  void aSingleOneHasItsOwnName() {
    assertThat(UnitNames.one("社")).isEqualTo("company");
    assertThat(UnitNames.one("人")).isEqualTo("person");
    assertThat(UnitNames.one("千人")).isEqualTo("thousand people");
    assertThat(UnitNames.one("％")).isEqualTo("%");
    assertThat(UnitNames.one("kg")).isEqualTo("kg");
  }

  @Test
  void aUnitThatIsNotListedStaysAsItIs() {
    assertThat(UnitNames.of("kg", true)).isEqualTo("kg");
    assertThat(UnitNames.of("kg")).isEmpty();
    assertThat(UnitNames.japanese("furlongs")).isEmpty();
    assertThat(UnitNames.japanese(" People ")).hasValue("人");
  }

  @ParameterizedTest
  @ValueSource(strings = {"冊", "冊,books", "冊,books,book,", ",books,book", "冊,,", "", "人,persons,"})
  void aLineThatNamesNoUnitIsRefusedWithItsFileAndPlace(String line) {
    List<String> lines = List.of("人,people,person", "％,%,", line);

    assertThatIllegalStateException()
        .isThrownBy(() -> UnitNames.named("unit-names.csv", lines))
        .withMessageStartingWith("unit-names.csv, line 3: \"" + line + "\" (expected: ");
  }
}
