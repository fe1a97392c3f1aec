package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddStyleTagOptions;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.options.Media;
import dxpulse.infra.testkit.AxeFaults;
import dxpulse.infra.testkit.Chromium;
import dxpulse.infra.testkit.Pictures;
import dxpulse.publication.Poison;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

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

  /// What a printed page does not show although it should.
  private static final String UNSEEN =
      """
      () => [...document.querySelectorAll('main :is(h2,h3,article,section)')]
        .filter(part => !part.closest('.noprint,.sr,.sheet .ttl,.sheet .two,details:not([open])'))
        .filter(part => !part.checkVisibility() || part.getBoundingClientRect().height < 1)
        .map(part => part.localName + ' ' + part.textContent.slice(0, 20))
      """;

  /// What only a screen can do; which choice was made is told on paper, too.
  private static final String CONTROLS =
      """
      () => [...document.querySelectorAll('nav a:not([aria-current]),button,select,input,textarea,form,.reader,[download]')]
        .filter(part => part.checkVisibility()).map(part => part.outerHTML.slice(0, 80))
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
          Map.entry("old indicators", List.of("43.5％", "2026年6月30日時点のデータ")),
          Map.entry("projects", List.of("順調", "（千円）")),
          Map.entry("project", List.of("ロードマップ", "進捗報告")),
          Map.entry("cases", List.of("森羽紙業", "経験と勘による在庫管理", "令和6年1月～令和6年6月", "修了者40人")),
          Map.entry("about", List.of("目標に達した状態を100とした値")),
          Map.entry("glossary", List.of("進捗ペース")),
          Map.entry("releases", List.of("第1版", "2024年10月20日", "PDF")),
          Map.entry(
              "release", List.of("64.2", "目標まであと35.8", "SHA256SUMS", "値を固定したあとに変わったものはありません")),
          Map.entry("released kpi", List.of("算定不可", "算定率が基準を下回っています")),
          Map.entry("opendata", List.of("1,234", "SDMX-CSV")),
          Map.entry("dataset", List.of("70.8", "FY2024-Q1")),
          Map.entry("api", List.of("列の定義", "FY2024")),
          Map.entry("card", List.of("64.2", "61.1")),
          Map.entry("empty", List.of("この期のデータはまだありません。")),
          Map.entry("missing", List.of("ページがなくなった可能性があります。")));

  /// Those that say what somebody wrote.
  private static final Set<String> TOLD =
      new TreeSet<>(
          Set.of(
              "overview",
              "field",
              "kpi",
              "compare",
              "compare one",
              "compare other",
              "indicator",
              "indicators",
              "old indicators",
              "reference",
              "projects",
              "project",
              "cases",
              "dataset",
              "release",
              "released kpi",
              "card"));

  private static final Pattern DRAWING = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);

  /// What a text brought to run, or could bring.
  private static final String RUN =
      """
      () => [
        ...(window.hit === undefined ? [] : ['ran ' + window.hit]),
        ...[...document.querySelectorAll('*')].filter(part =>
            [...part.attributes].some(({ name, value }) =>
              name.startsWith('on') || /^\\s*javascript:/i.test(value)) || part.matches('[src=x]'))
          .map(part => part.outerHTML.slice(0, 80)),
      ]
      """;

  /// What makes a page wider than its window.
  private static final String WIDE =
      """
      () => document.documentElement.scrollWidth <= innerWidth ? []
        : [...document.querySelectorAll('body *')]
          .filter(part => part.getBoundingClientRect().right > innerWidth)
          .map(part => part.localName + '.' + part.getAttribute('class') + '#' + part.id)
      """;

  /// Words that reach out of the box that they stand in, or are cut off by it.
  private static final String SPILT =
      """
      () => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) {
          const { currentNode: text, currentNode: { parentElement: part } } = texts;
          const box = part.closest('.card,.panel,.over>*,.ba div,.btn,.chip,.diff,.wrap');
          if (!box || !text.data.trim() || !part.checkVisibility() || part.closest('svg,.sr,.scroll,select,textarea')) continue;
          const words = document.createRange();
          words.selectNodeContents(text);
          const { left, right, bottom } = words.getBoundingClientRect(), room = box.getBoundingClientRect();
          if (left < room.left - 1 || right > room.right + 1 || bottom > room.bottom + 1) found.push(text.data.trim());
        }
        return found;
      }
      """;

  /// The least that readers may widen the gaps to without losing anything (WCAG 1.4.12).
  private static final String WIDELY_SPACED =
      "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
          + "p{margin-bottom:2em!important}";

  /// Those that no test of the whole platform opens.
  private static final List<String> OPENED_NOWHERE_ELSE =
      List.of(
          "kpi",
          "compare other",
          "reference",
          "indicators",
          "old indicators",
          "release",
          "released kpi",
          "opendata",
          "dataset",
          "api",
          "empty",
          "missing");

  private static final StillSite SITE = new StillSite();
  private static final Map<Lang, Map<String, String>> PAGES = new EnumMap<>(Lang.class);
  private static Page scripted;
  private static CDPSession letters;
  private static Page plain;

  static List<Arguments> everyPage() throws IOException {
    for (Lang lang : Lang.values()) {
      PAGES.put(lang, SamplePages.of(lang));
      assertThat(PAGES.get(lang).keySet())
          .isEqualTo(SENT.keySet())
          .containsAll(OPENED_NOWHERE_ELSE);
    }
    return Stream.of(Lang.values())
        .flatMap(lang -> SENT.keySet().stream().sorted().map(name -> arguments(lang, name)))
        .toList();
  }

  @BeforeAll
  static void openBrowser() throws IOException {
    Files.createDirectories(PICTURES);
    scripted = SITE.context(Chromium.open(), new NewContextOptions()).newPage();
    letters = scripted.context().newCDPSession(scripted);
    plain =
        SITE.context(Chromium.open(), new NewContextOptions().setJavaScriptEnabled(false))
            .newPage();
  }

  @AfterAll
  static void closeTabs() {
    scripted.context().close();
    plain.context().close();
  }

  /// One visit for all of it, since opening a page costs more than looking at it.
  @ParameterizedTest
  @MethodSource("everyPage")
  void aPageFitsEveryWidthAndPaperAndSaysAllOfItWithoutAScript(Lang lang, String name) {
    SITE.show(scripted, page(lang, name));

    if (lang == Lang.EN) {
      // A voice that reads English must be told where it cannot.
      assertThat(scripted.evaluate(UNMARKED)).as("not marked as Japanese").isEqualTo(List.of());
    }
    for (int width : new int[] {1440, 1280, 768, 640, 390, 320}) {
      fits(width);
      if (OPENED_NOWHERE_ELSE.contains(name)) {
        isAccessible(width, name.replace(' ', '-') + "-" + lang.code() + "-" + width);
      }
    }
    lettersMayBeLarge();
    gapsMayBeWide();
    if (!name.equals("card")) {
      nothingIsLostOnPaper(name.equals("field"));
    }
    SITE.show(plain, page(lang, name));
    // Both as wide: tables that are stacked are read line by line.
    scripted.setViewportSize(1280, 800);
    plain.setViewportSize(1280, 800);
    String said = (String) plain.evaluate(SAID);
    assertThat(said).hasSizeGreaterThan(30).isEqualTo(scripted.evaluate(SAID));
    if (lang == Lang.JA) {
      assertThat(said).contains(SENT.getOrDefault(name, List.of()));
    }
  }

  private static String page(Lang lang, String name) {
    return Objects.requireNonNull(PAGES.get(lang)).getOrDefault(name, "");
  }

  private static void fits(int width) {
    scripted.setViewportSize(width, 800);
    assertThat(scripted.evaluate("innerWidth")).isEqualTo(width);
    assertThat(scripted.evaluate(WIDE)).as("too wide for " + width).isEqualTo(List.of());
  }

  /// What stands in one column or in three is tried; the width between is looked at.
  private static void isAccessible(int width, String picture) {
    if (width == 1440 || width == 390) {
      assertThat(AxeFaults.of(scripted)).as(picture).isEmpty();
    }
    if (width == 1440 || width == 768 || width == 390) {
      Pictures.take(scripted, PICTURES.resolve(picture + ".png"));
    }
  }

  /// As for readers whose browser writes twice as large, but does not enlarge the rest.
  private static void lettersMayBeLarge() {
    write(32);
    fits(1280);
    assertThat(scripted.evaluate(SPILT)).as("with large letters").isEqualTo(List.of());
    write(16);
  }

  private static void write(int size) {
    JsonObject sizes = new JsonObject();
    sizes.addProperty("standard", size);
    JsonObject wanted = new JsonObject();
    wanted.add("fontSizes", sizes);
    letters.send("Page.setFontSizes", wanted);
    assertThat(scripted.evaluate("getComputedStyle(document.documentElement).fontSize"))
        .isEqualTo(size + "px");
  }

  private static void gapsMayBeWide() {
    ElementHandle style = scripted.addStyleTag(new AddStyleTagOptions().setContent(WIDELY_SPACED));
    for (int width : new int[] {1280, 390}) {
      fits(width);
      assertThat(scripted.evaluate(SPILT)).as("with wide gaps at " + width).isEqualTo(List.of());
    }
    style.evaluate("style => style.remove()");
  }

  /// The board of a field leaves out what paper cannot do, so as to fit; no other page may.
  private static void nothingIsLostOnPaper(boolean isWide) {
    scripted.setViewportSize(703, 1000);
    scripted.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(scripted.evaluate(UNSEEN)).isEqualTo(List.of());
    assertThat(scripted.locator(".printed").innerText()).contains("https://");
    assertThat(scripted.evaluate(CONTROLS)).as("what paper cannot do").isEqualTo(List.of());
    assertThat(isLandscape()).isEqualTo(isWide);
    scripted.emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  private static boolean isLandscape() {
    byte[] pdf = scripted.pdf(new PdfOptions().setPreferCSSPageSize(true).setPageRanges("1"));
    Matcher box =
        Pattern.compile("/MediaBox\\s*\\[0 0 ([0-9.]+) ([0-9.]+)")
            .matcher(new String(pdf, StandardCharsets.ISO_8859_1));
    assertThat(box.find()).isTrue();
    return Double.parseDouble(box.group(1)) > Double.parseDouble(box.group(2));
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void aPoisonedTextRunsNothingBreaksNoDrawingAndWidensNoPage(Lang lang) throws Exception {
    Set<String> poisoned = new TreeSet<>();
    scripted.setViewportSize(390, 800);
    for (Map.Entry<String, String> each : SamplePages.of(lang, Poison::in).entrySet()) {
      SITE.show(scripted, each.getValue());

      assertThat(scripted.evaluate(RUN)).as(each.getKey()).isEqualTo(List.of());
      assertThat(scripted.evaluate(WIDE)).as(each.getKey()).isEqualTo(List.of());
      for (MatchResult drawing : DRAWING.matcher(each.getValue()).results().toList()) {
        assertThat(parsed(drawing.group())).as(each.getKey()).isEqualTo("svg");
      }
      if (scripted.locator("body").innerText().contains(Poison.SEEN)) {
        poisoned.add(each.getKey());
      }
    }
    assertThat(poisoned).as("what shows the poison as it was written").isEqualTo(TOLD);
  }

  private static String parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getDocumentElement()
        .getTagName();
  }

  /// A rule that finds nothing anywhere would not be missed.
  @Test
  void aFaultOfAccessibilityIsFound() {
    SITE.show(scripted, "<html lang=ja><title>悪い例</title><main><h1>例</h1><img src=x></main>");

    assertThat(AxeFaults.of(scripted)).containsExactly("image-alt <img src=\"x\">");
  }

  @Test
  void whatIsTooSmallToBeHitIsFound() {
    String small = "<button style='width:9px;height:9px;padding:0;border:0'>x</button>";
    SITE.show(
        scripted,
        "<html lang=ja><title>悪い例</title><main><h1>例</h1>%1$s%1$s</main>".formatted(small));

    assertThat(AxeFaults.of(scripted)).singleElement().asString().startsWith("target-size <button");
  }
}
