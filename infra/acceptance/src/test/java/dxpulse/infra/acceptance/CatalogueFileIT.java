package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The office brings its spreadsheet: it is looked at first, and written when nothing is wrong.
@Order(4)
class CatalogueFileIT extends CatalogueBrowser {
  @Test
  void aFileIsCheckedMendedAndThenWritten() throws IOException {
    define("PAGE8");
    signIn("office", "/staff/indicator");
    awaitElement();
    page.locator("#dxp-catalogue-import").click();
    var download =
        page.waitForDownload(() -> page.locator("a[href*='template.csv?filled=true']").click());
    String catalogue = Files.readString(download.path(), StandardCharsets.UTF_8);
    assertThat(catalogue).contains("PAGE8", "43210");
    String row =
        catalogue.lines().filter(line -> line.startsWith("PAGE8")).findFirst().orElseThrow();
    String bad = catalogue.replace(row, row.replace("43210", "約四万"));
    String mended = catalogue.replace(row, row.replace("43210", "43211"));
    Locator summary = page.locator("#dxp-catalogue-import-summary");

    check(bad, "");
    assertThat(summary).containsText("まだ書き込めません");
    assertThat(page.locator("#dxp-catalogue-write")).hasCount(0);
    assertFree();
    page.locator("#dxp-catalogue-import-show").selectOption("faults");
    Locator refused = page.locator("#dxp-catalogue-import-outcome tbody tr");
    assertThat(refused).hasCount(1);
    assertThat(refused).containsText("PAGE8");
    assertThat(refused).containsText("約四万");
    assertThat(refused).containsText("セル ");

    check(mended, "基準値の集計を直した");
    assertThat(summary).containsText("変更 1件");
    assertThat(summary).containsText("まだ書き込んでいません");
    Locator changed = page.locator("#dxp-catalogue-import-outcome tr[data-fate=CHANGED]");
    assertThat(changed).containsText("43210 → 43211");
    assertFree();
    assertThat(newest("PAGE8").get("version").asInt()).isEqualTo(1);
    page.locator("#dxp-catalogue-write").press("Enter");

    assertThat(summary).containsText("書き込みました。");
    assertThat(changed).containsText("第2版");
    assertFree();
    page.locator("#dxp-catalogue-back").click();
    page.locator("#dxp-catalogue-open-PAGE8").click();
    Locator second = page.locator("#dxp-catalogue-version-2");
    assertThat(second).containsText("基準値の集計を直した");
    assertThat(second.locator("tr[data-member=baseline]")).containsText("43211");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aFileThatIsNoTableIsRefusedAsAWhole() {
    signIn("office", "/staff/indicator");
    awaitElement();
    page.locator("#dxp-catalogue-import").click();
    page.locator("#dxp-catalogue-check").click();
    Locator outcome = page.locator("#dxp-catalogue-import-outcome [role=alert]");
    assertThat(outcome).containsText("ファイルを選んでください");

    page.locator("#dxp-catalogue-file")
        .setInputFiles(new FilePayload("a.xlsx", "", new byte[] {0, 1, 2, 3}));
    page.locator("#dxp-catalogue-check").click();

    assertThat(outcome).containsText("受け付けられないファイルです");
    assertFree();
    assertNoOtherComplaintThan("415");
  }

  private void check(String content, String reason) {
    page.locator("#dxp-catalogue-file")
        .setInputFiles(
            new FilePayload("catalogue.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    assertThat(page.locator("#dxp-catalogue-import-chosen")).containsText("catalogue.csv");
    page.locator("#dxp-catalogue-import-reason").fill(reason);
    page.locator("#dxp-catalogue-check").click();
  }
}
