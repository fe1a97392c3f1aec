package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dxpulse.infra.testkit.Chromium;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tables of every page as a browser lays them out.
class TableLayoutIT {
  private static final StillSite SITE = new StillSite();
  private static final int PHONE = 390;
  private static final int TABLET = 1024;

  /// All columns of an open dataset are shown, however many.
  private static final String DATASET = "dataset";

  /// Tables that are wider than what they stand in; one in a region that can be scrolled by hand
  /// and by key counts where nothing should have to be.
  private static final String TOO_WIDE =
      """
      isScrollable => [...document.querySelectorAll('table')]
        .filter(table => table.checkVisibility())
        .map(table => table.closest('.scroll,.panel,.card,.over>*') ?? table.parentElement)
        .filter(box => box.scrollWidth > box.clientWidth
          && !(isScrollable && box.matches('.scroll[role=region][tabindex="0"][aria-label]')))
        .map(box => `${box.className}: ${box.scrollWidth} in ${box.clientWidth}`)
      """;

  /// Words in the heads of columns that stand on two lines.
  private static final String BROKEN =
      """
      () => {
        const found = [];
        for (const head of document.querySelectorAll('thead th,.columns td:nth-child(2)')) {
          const texts = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const { currentNode: text } = texts;
            if (!head.checkVisibility() || text.parentElement.closest('small,.sr')) continue;
            for (const { 0: word, index } of text.data.matchAll(/[^\\s（）]+/g)) {
              const range = document.createRange();
              range.setStart(text, index);
              range.setEnd(text, index + word.length);
              if (new Set([...range.getClientRects()].map(box => box.top)).size > 1) found.push(word);
            }
          }
        }
        return found;
      }
      """;

  /// Marks of which a word stands on two lines.
  private static final String BROKEN_MARKS =
      """
      () => {
        const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
        const found = [];
        for (const mark of document.querySelectorAll('.chip')) {
          const text = mark.lastChild;
          if (!mark.checkVisibility() || text?.nodeType !== Node.TEXT_NODE) continue;
          for (const { segment, index, isWordLike } of segmenter.segment(text.data)) {
            if (!isWordLike) continue;
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + segment.length);
            if (new Set([...range.getClientRects()].map(box => box.top)).size > 1) found.push(`${text.data}: ${segment}`);
          }
        }
        return found;
      }
      """;

  private static Chromium chromium;

  @BeforeAll
  static void openBrowser() {
    chromium = Chromium.open();
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void aTableStaysInItsPanelAndTheHeadsOfItsColumnsKeepTheirWordsWhole(Lang lang)
      throws IOException {
    try (BrowserContext context = SITE.context(chromium, new NewContextOptions())) {
      Page page = context.newPage();
      for (Map.Entry<String, String> each : SamplePages.of(lang).entrySet()) {
        SITE.show(page, each.getValue());
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)");
        for (int width : new int[] {1440, 1024, 768, 640, PHONE, 320}) {
          page.setViewportSize(width, 800);
          boolean mayScroll = width < PHONE || width > TABLET && each.getKey().equals(DATASET);

          String what = each.getKey() + " at " + width;
          assertThat(page.evaluate(TOO_WIDE, mayScroll)).as(what).isEqualTo(List.of());
          assertThat(page.evaluate(BROKEN)).as(what).isEqualTo(List.of());
          assertThat(page.evaluate(BROKEN_MARKS)).as(what).isEqualTo(List.of());
        }
      }
    }
  }

  /// A rule that finds nothing anywhere would not be missed.
  @Test
  void aTableThatIsTooWideAndABrokenWordAreFound() {
    String table = "<table><thead><tr><th style='width:2em'>ポイント<td>%s</table>";
    String wide = table.formatted("m".repeat(200));
    String region =
        "<div class=scroll style='overflow-x:auto' role=region tabindex=0 aria-label=x>%s</div>";
    try (BrowserContext context = SITE.context(chromium, new NewContextOptions())) {
      Page page =
          SITE.open(context, "<div class=panel>" + wide + "</div>" + region.formatted(wide));

      assertThat((List<?>) page.evaluate(TOO_WIDE, true)).hasSize(1);
      assertThat((List<?>) page.evaluate(TOO_WIDE, false)).hasSize(2);
      SITE.show(page, table.formatted(""));
      assertThat(page.evaluate(BROKEN)).isEqualTo(List.of("ポイント"));
      SITE.show(
          page, "<p style='width:1em'><span class=chip style='white-space:normal'>速報値</span>");
      assertThat((List<?>) page.evaluate(BROKEN_MARKS)).isNotEmpty();
    }
  }
}
