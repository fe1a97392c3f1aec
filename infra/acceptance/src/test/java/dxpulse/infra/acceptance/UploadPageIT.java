package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A file is looked at in the browser; nothing is sent.
@Order(4)
class UploadPageIT extends EntryBrowser {
  private static final int ROWS = 60_000;
  // Every word and share that the bar shows, as a person who does not blink would see it.
  private static final String WATCH =
      """
      () => {
        window.shown = [];
        new MutationObserver(() => {
          const bar = document.querySelector(".dxp-upload-outcome progress");
          if (bar) window.shown.push({ said: bar.nextElementSibling.textContent, share: bar.hasAttribute("value") ? bar.value : null });
        }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      }
      """;

  @Test
  void theBarOfALongFileGoesForwardAndSaysHowManyRowsAreRead() {
    StringBuilder file = new StringBuilder("指標コード,期間,値\n");
    for (int row = 0; row < ROWS; row++) {
      file.append("I99,FY2023-Q1,").append(row).append('\n');
    }
    open("clerk", "");
    page.evaluate(WATCH);

    Locator upload = look("長い.csv", file.toString());

    assertThat(upload).containsText("使えない行 60,000", contained());
    assertThat(upload.locator("progress")).hasCount(0);
    List<?> words = (List<?>) page.evaluate("() => window.shown.map(each => each.said)");
    assertThat(words.stream().map(String::valueOf))
        .contains("ファイルを送っています…")
        .anyMatch(said -> said.matches("読んでいます: [1-9][0-9,]* 行"));
    List<?> shares =
        (List<?>)
            page.evaluate(
                "() => window.shown.filter(each => / 行$/.test(each.said) && each.share !== null).map(each => Number(each.share))");
    List<Double> steps = shares.stream().map(each -> ((Number) each).doubleValue()).toList();
    assertThat(steps).isNotEmpty().isSorted().allMatch(share -> share > 0 && share <= 1);
    assertThat(complaints).isEmpty();
  }

  /// To send it again would end alike.
  @Test
  void whatIsTooLargeIsSaidInWordsAndNotOfferedAgain() {
    open("clerk", "");
    page.locator("dxp-entry nav a[href='#upload']").click();
    page.locator("#dxp-entry-file")
        .setInputFiles(
            new FilePayload(
                "多すぎる.csv",
                "text/csv",
                ("指標コード,期間,値\n" + "I99,FY2023-Q1,1\n".repeat(100_001))
                    .getBytes(StandardCharsets.UTF_8)));
    Locator upload = page.locator("#dxp-entry-upload-section");
    upload.getByText("内容を確認する").click();

    assertThat(upload.locator("[role=alert]")).containsText("行が多すぎます（100000行まで）", contained());
    assertThat(upload.getByText("もう一度試す")).hasCount(0);
    assertFree();
    assertNoOtherComplaintThan("413");
  }

  @Test
  void columnsAreCalledInTheLanguageOfTheReader() {
    page.setViewportSize(PHONE, 844);
    open("clerk", "?lang=en");

    Locator upload = look("figures.csv", "指標コード,期間,実績値\nI20,令和５年度第１四半期,約7\n");

    assertThat(upload).containsText("Columns read: Indicator ← 指標コード, ", contained());
    assertThat(upload).containsText("Value ← 実績値");
    assertThat(upload.locator("tbody .fault")).containsText("✗ Value: ");
    assertThat(upload.locator("tbody .hint").first())
        .containsText("Period: 令和５年度第１四半期 → FY2023-Q1");
    assertNarrow();
    assertFree();
    assertThat(complaints).isEmpty();
  }
}
