package dxpulse.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.LocalizedText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffModuleTest {
  private static final Caller CLERK =
      Caller.of(Map.of("sub", "clerk", "organization", "020001", "roles", List.of("clerk")));

  private static StaffModule module(String tag, String file, String contract, String... roles) {
    return new StaffModule(
        "ingestion",
        tag,
        file,
        contract,
        "",
        new LocalizedText("入力", "Entry"),
        List.of(roles),
        "",
        true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://elsewhere.invalid/", "//elsewhere.invalid", "/logout", "/api/a?b\" c"})
  void asksNobodyButTheServicesHowMuchWorkWaits(String address) {
    assertThatThrownBy(() ->
            new StaffModule(
                "ingestion",
                "dxp-entry",
                "/ui/ingestion/x.js",
                "1",
                "",
                new LocalizedText("入力", "Entry"),
                List.of(),
                address,
                true))
        .hasMessageContaining("ui.json, waiting");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.invalid/x.js",
        "/ui/indicator/x.js",
        "/ui/ingestion/../indicator/x.js",
        "/ui/ingestion/x.js\"></script>"
      })
  void refusesAModuleThatIsNotTheServicesOwn(String file) {
    assertThatThrownBy(() -> module("dxp-entry", file, "1"))
        .hasMessageContaining("ui.json, module")
        .hasMessageContaining("/ui/ingestion/");
  }

  @Test
  void refusesATagThatIsNoElementOfThePlatform() {
    assertThatThrownBy(() -> module("script", "/ui/ingestion/x.js", "1"))
        .hasMessage("ui.json, tag: \"script\" (expected: dxp-…)");
  }

  @Test
  void speaksEveryMinorVersionOfItsContract() {
    assertThat(module("dxp-entry", "/ui/ingestion/x.js", "1.4").isSpoken()).isTrue();
    assertThat(module("dxp-entry", "/ui/ingestion/x.js", "2").isSpoken()).isFalse();
    assertThat(module("dxp-entry", "/ui/ingestion/x.js", "").isSpoken()).isFalse();
  }

  @Test
  void isForThoseWhoHaveOneOfItsRoles() {
    assertThat(module("dxp-entry", "/ui/ingestion/x.js", "1", "office", "clerk").isFor(CLERK))
        .isTrue();
    assertThat(module("dxp-entry", "/ui/ingestion/x.js", "1", "office").isFor(CLERK)).isFalse();
    assertThat(module("dxp-entry", "/ui/ingestion/x.js", "1").isFor(CLERK)).isTrue();
  }
}
