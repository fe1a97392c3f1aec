package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ViewportSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// From the file that an office has to the public board.
@Order(4)
class CollectingStoryIT extends StaffBrowser {
  private static final Charset CP932 = Charset.forName("windows-31j");
  private static final Pattern REFERENCE = Pattern.compile("&#(x?)([0-9a-fA-F]{3,6});");
  private static final String NAME = "第4四半期①.csv";
  private static final String FILE =
      """
      指標コード,期間,値,確度,備考
      I19,令和7年度第4四半期,３５０,確報,髙橋①確認済み
      I20,令和7年度第4四半期,約120,確報,
      I06,いつか,130,確報,
      I99,令和7年度第4四半期,7,確報,
      """;

  @Test
  void aFileWithBadRowsIsMendedApprovedInBulkAndStandsOnThePublicBoard() throws IOException {
    signIn("clerk", "/staff/ingestion");
    awaitElement();
    page.locator("dxp-entry nav a[href='#upload']").click();
    Locator upload = page.locator("#dxp-entry-upload-section");
    choose(NAME, "text/csv", FILE.getBytes(CP932));
    assertThat(upload).containsText("使えない行 3", contained());
    assertThat(upload).containsText("CP932");
    assertFree();
    upload.getByText("使える1行を送信する").click();
    assertThat(upload).containsText("1行は承認を待っています", contained());
    assertThat(page.locator("dxp-entry nav a[href='#quarantine']"))
        .containsText("直しが必要なもの（3）", contained());

    Download marked = page.waitForDownload(() -> upload.getByText("印を付けたExcelをもらう").click());
    byte[] mended = mended(marked.path());
    choose("直した.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", mended);
    assertThat(upload).containsText("使えない行 0", contained());
    assertThat(upload).containsText("変化なし 1", contained());
    upload.getByText("3行を送信する").click();
    assertThat(upload).containsText("3行は承認を待っています", contained());
    page.locator("dxp-entry nav a[href='#quarantine']").click();
    Locator quarantine = page.locator("#dxp-entry-quarantine-section");
    assertThat(quarantine.locator("#dxp-quarantine-list")).not().containsText(NAME);
    assertThat(quarantine).containsText("直しが必要なものはありません", contained());
    assertThat(complaints).isEmpty();

    nextPerson();
    signIn("approver", "/staff/ingestion");
    awaitElement();
    assertThat(page.locator("dxp-entry nav a[href='#approve']")).hasText("承認（4）", text());
    page.locator("dxp-entry nav a[href='#approve']").click();
    Locator approve = page.locator("#dxp-entry-approve-section");
    assertThat(approve.locator("tbody tr")).hasCount(4);
    assertThat(approve).containsText(NAME);
    assertReadOnAPhoneWithoutScrollingSideways(approve);
    approve.locator("thead input[type=checkbox]").check();
    assertThat(approve.locator(".effect")).containsText("K8", contained());
    approve.getByText("選んだ4件を承認する").click();
    assertThat(approve).containsText("4件を承認しました", contained());
    assertThat(approve.locator(".approved li")).hasCount(4);
    assertThat(approve.locator(".approved a[href='/kpis/K8?period=FY2025-Q4']")).isVisible();
    assertThat(complaints).isEmpty();

    Figures.awaitBoard("FY2025-Q4", 35.0);
    page.navigate(PLATFORM.portal() + "/kpis/K8?period=FY2025-Q4");
    assertThat(page.locator("[data-kpi=K8]").first()).containsText("35.0", contained());
    assertThat(page.locator("p[data-changed]")).containsText("（企画政策部 ＤＸ推進課、承認済み）", contained());
    assertThat(page.locator("body")).not().containsText("clerk");
    Figures.reopenAndCorrect("FY2025-Q4", 351);
  }

  /// Looks at a file without sending it.
  private void choose(String name, String type, byte[] content) {
    page.locator("#dxp-entry-file").setInputFiles(new FilePayload(name, type, content));
    page.locator("#dxp-entry-upload-section").getByText("内容を確認する").click();
    assertThat(page.locator("#dxp-entry-upload-section"))
        .containsText("確認の結果（まだ送信していません）", contained());
  }

  /// The workbook after a person has typed over the cells that are marked.
  private static byte[] mended(Path workbook) throws IOException {
    Map<String, String> typed = Map.of("約120", "120", "いつか", "令和7年度第4四半期", ">I99<", ">I16<");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipFile in = new ZipFile(workbook.toFile());
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry part : in.stream().toList()) {
        String text =
            withoutReferences(
                new String(in.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
        for (Map.Entry<String, String> each : typed.entrySet()) {
          text = text.replace(each.getKey(), each.getValue());
        }
        out.putNextEntry(new ZipEntry(part.getName()));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /// XML may refer to characters by their number.
  private static String withoutReferences(String xml) {
    return REFERENCE
        .matcher(xml)
        .replaceAll(found -> {
          int radix = found.group(1).isEmpty() ? 10 : 16;
          return Character.toString(Integer.parseInt(found.group(2), radix));
        });
  }

  private void assertReadOnAPhoneWithoutScrollingSideways(Locator approve) {
    ViewportSize before = page.viewportSize();
    page.setViewportSize(PHONE, 844);
    assertNarrow();
    Object hidden =
        approve.getByRole(AriaRole.REGION).evaluate("e => e.scrollWidth - e.clientWidth");
    assertThat((Integer) hidden).as("pixels of the reports that are hidden").isEqualTo(0);
    page.setViewportSize(before.width, before.height);
  }
}
