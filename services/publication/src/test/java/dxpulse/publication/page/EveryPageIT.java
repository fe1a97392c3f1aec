package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds for every public page, those without figures included.
class EveryPageIT {
  private static final Path PICTURES = Path.of("target/screenshots/every-page");

  /// Japanese that no `lang` announces; what a drawing says is its own language's.
  private static final String UNMARKED =
      """
      () => {
        const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) {
          const { data, parentElement } = texts.currentNode;
          if (/[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}]/u.test(data)
              && !parentElement.closest('svg,textarea,code,script')
              && parentElement.closest('[lang]').lang !== 'ja') found.push(data);
        }
        return found;
      }
      """;

  /// What is read and seen, but for what can only be there with a script.
  private static final String SAID =
      """
      () => {
        const main = document.querySelector('main');
        main.querySelectorAll('dxp-live,dxp-copy,.reader,script').forEach(part => part.remove());
        main.querySelectorAll('details').forEach(part => { part.open = true; });
        const drawn = [...main.querySelectorAll('svg title,svg desc,svg text')];
        return main.innerText + drawn.map(part => part.textContent).join(' ');
      }
      """;

  /// Figures, sentences and cells that have to be in the page as it is sent.
  private static final Map<String, List<String>> SENT =
      Map.ofEntries(
          Map.entry("overview", List.of("64.2", "3分野の指数の平均は、目標100に対し55.3", "－0.8", "森羽紙業")),
          Map.entry("field", List.of("53.3", "サポートIT企業数", "1,090件", "年間830万円の削減見込み")),
          Map.entry("kpi", List.of("主因は サポートIT企業数", "63.0", "＋1.2", "値の訂正：I03", "令和3年度第2四半期")),
          Map.entry("compare", List.of("50.1から64.2へ、14.1ポイント上がりました。", "＋14.1")),
          Map.entry("compare one", List.of("80.0", "±0.0", "推計値")),
          Map.entry("compare other", List.of("指数のあるKPIが2つの期で違うため")),
          Map.entry("indicator", List.of("43.5％", "72.5", "31.0％", "青森市", "12.5％")),
          Map.entry("reference", List.of("1,308,265人", "1,184,000人", "参考値です")),
          Map.entry("indicators", List.of("I15 オンライン手続き利用率", "R03 総人口", "1,184,000人")),
          Map.entry("projects", List.of("順調", "（千円）")),
          Map.entry("project", List.of("ロードマップ", "進捗報告")),
          Map.entry("cases", List.of("森羽紙業", "経験と勘による在庫管理", "令和6年1月～令和6年6月", "修了者40人")),
          Map.entry("about", List.of("目標に達した状態を100とした値")),
          Map.entry("glossary", List.of("進捗ペース")),
          Map.entry("releases", List.of("第1版", "2024年10月20日", "PDF")),
          Map.entry("release", List.of("64.2", "目標まであと35.8", "SHA256SUMS", "公表のあとに変わった値はありません")),
          Map.entry("released kpi", List.of("算定不可", "算定率が基準を下回っています")),
          Map.entry("opendata", List.of("1234", "SDMX-CSV")),
          Map.entry("dataset", List.of("70.8", "FY2024-Q1")),
          Map.entry("api", List.of("列の定義", "FY2024")),
          Map.entry("card", List.of("64.2", "61.1")),
          Map.entry("empty", List.of("この期のデータはまだありません。")),
          Map.entry("missing", List.of("ページがなくなった可能性があります。")));

  /// Those that no test of the whole platform opens.
  private static final List<String> OPENED_NOWHERE_ELSE =
      List.of(
          "kpi",
          "compare other",
          "reference",
          "indicators",
          "release",
          "released kpi",
          "opendata",
          "dataset",
          "api",
          "empty",
          "missing");

  private static final StillSite SITE = new StillSite();
  private static Chromium chromium;

  @BeforeAll
  static void openBrowser() throws IOException {
    Files.createDirectories(PICTURES);
    chromium = Chromium.open();
  }

  @AfterAll
  static void closeBrowser() {
    chromium.close();
  }

  @ParameterizedTest
  @CsvSource({"1440,JA", "1440,EN", "768,JA", "768,EN", "390,JA", "390,EN"})
  void noPageThatIsOpenedNowhereElseHasAFaultOfAccessibility(int width, Lang lang)
      throws IOException {
    try (BrowserContext context = context(new NewContextOptions().setViewportSize(width, 900))) {
      Map<String, String> pages = SamplePages.of(lang);
      for (String each : OPENED_NOWHERE_ELSE) {
        Page page = SITE.open(context, Objects.requireNonNull(pages.get(each), each));
        String name = each.replace(' ', '-') + "-" + lang.code() + "-" + width;

        // What stands in one column or in three is tried; the width between is looked at.
        if (width != 768) {
          assertThat(new AxeBuilder(page).analyze().getViolations())
              .as(name)
              .extracting(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
              .isEmpty();
        }
        page.screenshot(
            new ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
        page.close();
      }
    }
  }

  /// A voice that reads English must be told where it cannot.
  @Test
  void japaneseOnAnEnglishPageSaysThatItIsJapanese() throws IOException {
    try (BrowserContext context = context(new NewContextOptions())) {
      Map<String, Object> unmarked = new LinkedHashMap<>();
      for (Map.Entry<String, String> each : SamplePages.of(Lang.EN).entrySet()) {
        Page page = SITE.open(context, each.getValue());
        unmarked.put(each.getKey(), page.evaluate(UNMARKED));
        page.close();
      }

      assertThat(unmarked.keySet()).isEqualTo(SENT.keySet());
      assertThat(unmarked)
          .allSatisfy((name, words) -> assertThat(words).as(name).isEqualTo(List.of()));
    }
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void aScriptAddsNothingThatIsToBeRead(Lang lang) throws IOException {
    try (BrowserContext with = context(new NewContextOptions());
        BrowserContext without = context(new NewContextOptions().setJavaScriptEnabled(false))) {
      for (Map.Entry<String, String> each : SamplePages.of(lang).entrySet()) {
        Page scripted = SITE.open(with, each.getValue());
        Page plain = SITE.open(without, each.getValue());

        assertThat((String) plain.evaluate(SAID))
            .as(each.getKey())
            .hasSizeGreaterThan(30)
            .isEqualTo(scripted.evaluate(SAID));
        scripted.close();
        plain.close();
      }
    }
  }

  @Test
  void figuresTablesAndSentencesAreInThePageAsItIsSent() throws IOException {
    Map<String, String> pages = SamplePages.of(Lang.JA);

    assertThat(SENT.keySet()).isEqualTo(pages.keySet());
    try (BrowserContext context = context(new NewContextOptions().setJavaScriptEnabled(false))) {
      for (Map.Entry<String, String> each : pages.entrySet()) {
        Page page = SITE.open(context, each.getValue());

        assertThat((String) page.evaluate(SAID))
            .as(each.getKey())
            .contains(SENT.getOrDefault(each.getKey(), List.of()));
        page.close();
      }
    }
  }

  private static BrowserContext context(NewContextOptions options) {
    return SITE.context(chromium, options);
  }
}
