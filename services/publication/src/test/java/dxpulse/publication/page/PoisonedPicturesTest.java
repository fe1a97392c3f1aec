package dxpulse.publication.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.publication.Poison;
import dxpulse.publication.board.AreaSheet;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.IndicatorSheet;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.chart.Picture;
import dxpulse.publication.chart.Preview;
import dxpulse.publication.chart.raster.BatikPixels;
import dxpulse.publication.opendata.SampleFacts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/// Whatever somebody wrote is only words in a picture.
class PoisonedPicturesTest {
  private static final Path LOOKED_AT = Path.of("target/pictures/poisoned");

  /// Nothing of these runs, fetches or moves.
  private static final Set<String> DRAWN =
      Set.of(
          "svg",
          "title",
          "desc",
          "style",
          "defs",
          "pattern",
          "g",
          "rect",
          "line",
          "circle",
          "path",
          "polyline",
          "polygon",
          "text",
          "tspan");

  /// A blank picture has fewer colours.
  private static final int ENOUGH = 20;

  private static final Pattern FETCHED =
      Pattern.compile("url\\((?!#)|@import", Pattern.CASE_INSENSITIVE);

  /// Those that say nothing but what the service itself calls things.
  private static final Set<String> OWN_WORDS_ALONE = Set.of("industry/ring", "industry/states");

  /// Those whose names end where the drawing does; they are whole for who has them read aloud.
  private static final Set<String> CUT_SHORT = Set.of("compare");

  /// Previews have room for so much, and so have names that are cut short.
  private static final String BEGUN = Poison.TEXT.substring(0, 20);

  private static final BatikPixels PIXELS = new BatikPixels();

  /// Charts no sharper than pages show them: the same is drawn, with a quarter of the points to
  /// write and to read.
  private final Pictures pictures =
      new Pictures(
          (svg, scale) -> PIXELS.png(svg, 1), new DrawnFiles<>(8_000_000, Duration.ofSeconds(30)));

  @ParameterizedTest
  @EnumSource(Lang.class)
  void everyPictureIsADrawingThatRunsAndFetchesNothingAndSaysWhatWasWritten(Lang lang)
      throws Exception {
    Set<String> silent = new TreeSet<>();
    Set<String> cut = new TreeSet<>();
    for (Map.Entry<String, Picture> each : charts(lang).entrySet()) {
      String name = each.getKey();
      Document svg = parsed(pictures.file(each.getValue(), Pictures.Kind.SVG));
      isHarmless(name, svg);
      if (!words(svg, "text").contains(Poison.SEEN)) {
        boolean begun = words(svg, "text").contains(BEGUN);
        (begun && words(svg, "desc").contains(Poison.SEEN) ? cut : silent).add(name);
      }
      look(name, lang, pictures.file(each.getValue(), Pictures.Kind.PNG));
    }
    assertThat(silent).isEqualTo(OWN_WORDS_ALONE);
    assertThat(cut).isEqualTo(CUT_SHORT);
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void everyPreviewIsADrawingThatRunsAndFetchesNothingAndSaysWhatWasWritten(Lang lang)
      throws Exception {
    LocalizedText release = Poison.in(new LocalizedText("令和6年度第1四半期", "FY2024 Q1"));
    Set<String> silent = new TreeSet<>();
    for (BoardView board : boards()) {
      Map<String, Preview> previews =
          Map.of(
              "preview-live", Charts.preview(board, lang),
              "preview-released", Charts.preview(board, release, lang));
      for (Map.Entry<String, Preview> each : previews.entrySet()) {
        String name = board.head().board() + "/" + each.getKey();
        Document svg = parsed(each.getValue().svg().getBytes(UTF_8));
        isHarmless(name, svg);
        if (!words(svg, "text").contains(BEGUN)) {
          silent.add(name);
        }
        look(name, lang, pictures.preview(each.getValue()));
      }
    }
    assertThat(silent).isEqualTo(Set.of("overview/preview-live"));
  }

  /// By the addresses that they are asked for at.
  private static Map<String, Picture> charts(Lang lang) throws IOException {
    Map<String, Picture> charts = new LinkedHashMap<>();
    for (BoardView board : boards()) {
      for (String chart : List.of("trend", "contributions", "ring", "states")) {
        Charts.of(board, chart, lang)
            .ifPresent(each -> charts.put(board.head().board() + "/" + chart, each));
      }
    }
    charts.put("compare", Charts.of(Poison.in(SampleComparisons.allKpis()), lang).orElseThrow());
    charts.put(
        "compare?kpi=K1", Charts.of(Poison.in(SampleComparisons.oneKpi()), lang).orElseThrow());
    charts.put(
        "project/76/roadmap", Charts.roadmap(Poison.in(SamplePages.project()), lang).orElseThrow());
    LivePlan plan = SampleFacts.plan();
    IndicatorCode code = new IndicatorCode("I15");
    AreaSheet areas = plan.read(state -> AreaSheet.of(state, code, null, null)).orElseThrow();
    charts.put(
        "indicator/I15/map",
        new Municipalities(Poison.in(areas), false, lang).picture().orElseThrow());
    IndicatorSheet sheet =
        plan.read(state -> IndicatorSheet.of(state, code, Granularity.QUARTER, null)).orElseThrow();
    charts.put("indicator/I15/trend", IndicatorPages.picture(Poison.in(sheet), lang).orElseThrow());
    return charts;
  }

  private static List<BoardView> boards() {
    return List.of(
        Poison.in(SampleBoards.overview(64.2)),
        Poison.in(SampleBoards.field(SampleBoards.PERIOD, 64.2)),
        Poison.in(SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC)));
  }

  private static Document parsed(byte[] svg) throws Exception {
    DocumentBuilderFactory strict = DocumentBuilderFactory.newInstance();
    strict.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return strict.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
  }

  private static void isHarmless(String name, Document svg) {
    for (Element part : elements(svg)) {
      assertThat(DRAWN).as(name).contains(part.getTagName());
      assertThat(part.getTagName().equals("style") ? part.getTextContent() : "")
          .as(name)
          .doesNotContainPattern(FETCHED);
      for (int i = 0; i < part.getAttributes().getLength(); i++) {
        Node attribute = part.getAttributes().item(i);
        assertThat(attribute.getNodeName()).as(name).doesNotContainPattern("(?i)^on|href|src");
        assertThat(attribute.getNodeValue()).as(name).doesNotContainPattern(FETCHED);
      }
    }
  }

  /// What is written in a drawing, its lines joined.
  private static String words(Document svg, String tag) {
    return elements(svg).stream()
        .filter(part -> part.getTagName().equals(tag))
        .map(Element::getTextContent)
        .collect(Collectors.joining());
  }

  private static List<Element> elements(Document svg) {
    NodeList all = svg.getElementsByTagName("*");
    return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i)).toList();
  }

  private static void look(String name, Lang lang, byte[] png) throws IOException {
    Files.createDirectories(LOOKED_AT);
    String file = name.replaceAll("[^A-Za-z0-9]+", "-") + "-" + lang.code() + ".png";
    Files.write(LOOKED_AT.resolve(file), png);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image).as(name).isNotNull();
    assertThat(colours(image)).as(name).isGreaterThan(ENOUGH);
  }

  /// How many there are, counted line by line until they are enough: most pictures are large, and
  /// their heading has them.
  private static int colours(BufferedImage image) {
    Set<Integer> seen = new HashSet<>();
    int[] line = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight() && seen.size() <= ENOUGH; y++) {
      image.getRGB(0, y, line.length, 1, line, 0, line.length);
      Arrays.stream(line).forEach(seen::add);
    }
    return seen.size();
  }
}
