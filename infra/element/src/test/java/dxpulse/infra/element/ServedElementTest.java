package dxpulse.infra.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.wire.HttpFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ServedElementTest {
  private static final String FOLDER = "/ui/sample/";
  private static final Pattern IMPORT = Pattern.compile("from ['\"]\\./([^'\"]+)['\"]");

  private static ServedElement of(String... parts) {
    return ServedElement.of(
        "sample",
        new StaffElement(
            "dxp-sample", new LocalizedText("見本", "Sample"), List.of("clerk"), List.of(parts)));
  }

  private static String text(ServedElement element, String name) {
    return new String(element.file(name).orElseThrow(), StandardCharsets.UTF_8);
  }

  @Test
  void theCardNamesTheModuleWithItsDigestAndEveryPartIsServedAsItIsImported() throws Exception {
    ServedElement element = of("dxp-frame", "dxp-sample-words");

    JsonNode card = HttpFormat.mapper().readTree(element.card());
    String module = card.get("module").asString();
    assertThat(module).matches(FOLDER + "dxp-sample\\.[0-9a-f]{12}\\.js");
    assertThat(card.get("tag").asString()).isEqualTo("dxp-sample");
    assertThat(card.at("/label/en").asString()).isEqualTo("Sample");
    assertThat(card.get("roles").get(0).asString()).isEqualTo("clerk");
    String name = module.substring(FOLDER.length());
    assertThat(card.get("integrity").asString())
        .isEqualTo(
            "sha384-"
                + Base64.getEncoder()
                    .encodeToString(
                        MessageDigest.getInstance("SHA-384")
                            .digest(element.file(name).orElseThrow())));
    List<String> imported =
        IMPORT.matcher(text(element, name)).results().map(each -> each.group(1)).toList();
    assertThat(imported).hasSize(2).allSatisfy(part -> assertThat(element.file(part)).isPresent());
    assertThat(element.file("dxp-sample.js")).isEmpty();
  }

  @Test
  void theCardSaysWhereWaitingWorkIsTold() {
    StaffElement quiet =
        new StaffElement("dxp-frame", new LocalizedText("見本", "Sample"), List.of());

    assertThat(card(quiet).has("waiting")).isFalse();
    assertThat(card(quiet.waitingAt("/api/samples/waiting")).get("waiting").asString())
        .isEqualTo("/api/samples/waiting");
  }

  @Test
  void theCardSaysWhetherThePageFollowsAPeriod() {
    StaffElement page = new StaffElement("dxp-frame", new LocalizedText("見本", "Sample"), List.of());

    assertThat(card(page).get("ofPeriod").asBoolean()).isTrue();
    assertThat(card(page.ofAllPeriods()).get("ofPeriod").asBoolean()).isFalse();
  }

  private static JsonNode card(StaffElement element) {
    return HttpFormat.mapper().readTree(ServedElement.of("sample", element).card());
  }

  @Test
  void whatImportsAModuleThatIsNoPartOrALaterOneStopsTheStart() {
    assertThatThrownBy(() -> of("dxp-frame"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("dxp-sample-words.js")
        .hasMessageContaining("no part of the element, or a later one");
    assertThatThrownBy(() -> of("dxp-frame", "dxp-sample-words", "dxp-nowhere"))
        .hasMessage("ui/dxp-nowhere.js: missing in the jar");
  }
}
