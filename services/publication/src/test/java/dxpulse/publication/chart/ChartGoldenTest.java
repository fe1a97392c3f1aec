package dxpulse.publication.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every chart is the drawing that was looked at and kept. After a wanted change the test with
/// `-Ddxpulse.golden=write` keeps the new ones; look at them before they are committed.
class ChartGoldenTest {
  private static final Path KEPT = Path.of("src/test/resources/charts");
  private static final boolean WRITES = "write".equals(System.getProperty("dxpulse.golden"));
  private static final Map<String, String> DRAWN = drawn();

  static List<String> names() {
    return List.copyOf(DRAWN.keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  void isTheDrawingThatWasKept(String name) throws IOException {
    Path kept = KEPT.resolve(name + ".svg");
    String svg = DRAWN.get(name) + "\n";
    if (WRITES) {
      Files.writeString(kept, svg);
    }

    assertThat(svg).isEqualTo(Files.readString(kept));
  }

  private static String bars(Bars.Bar... bars) {
    return new Bars("b", "前期差の内訳", "説明", List.of(bars)).svg();
  }

  private static Map<String, String> drawn() {
    Map<String, String> charts = new TreeMap<>();
    charts.put("line", line(false, 31.2, 36.0, 41.4, 46.0, 50.1, 55.8, 61.1, 64.2));
    charts.put("line-provisional-gap", line(true, 22.0, null, 32.0, 35.0, 39.0, 41.0, 43.1, 42.3));
    charts.put("line-carried", carried());
    charts.put("line-negative", line(false, -62.0, -20.5, 4.0, 31.0));
    charts.put("line-above", line(false, 80.0, 99.5, 131.0, 260.4));
    charts.put("line-beside-target", line(false, 90.0, 96.0, 99.0, 101.0));
    charts.put("line-enormous", line(false, 10.0, 1e9));
    charts.put("line-one-point", line(true, 42.3));
    charts.put("line-empty", line(false, (Double) null));
    Bars.Bar rising = new Bars.Bar("サポートIT企業数", 2.0, "＋2.0");
    Bars.Bar falling = new Bars.Bar("支援件数 <R&D>", -0.5, "－0.5");
    Bars.Bar still = new Bars.Bar("構成・目標の変更", 0, "±0.0");
    charts.put("bars", bars(rising, falling, still));
    charts.put("bars-rising", bars(rising, still));
    charts.put("bars-falling", bars(falling));
    charts.put(
        "pairs",
        new PairedBars(
                "p",
                "ビフォーとアフター <KPI>",
                "説明",
                "目標",
                List.of(
                    new PairedBars.Row("オンライン手続き & 窓口", 61.1, "前 61.1", 104.2, "後 104.2"),
                    new PairedBars.Row("下がったKPI", 43.1, "前 43.1", -4.0, "後 －4.0"),
                    new PairedBars.Row("算定不可のKPI", null, "前 －", 20.0, "後 20.0")))
            .svg());
    charts.put("map", map().svg());
    charts.put(
        "picture-map",
        new Picture(
                "ja",
                "オンライン手続き利用率 市町村別",
                "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成",
                map().svg(),
                1,
                map().keys().stream()
                    .map(key -> new Picture.Key(key.css(), key.least() + " " + key.count()))
                    .toList())
            .svg());
    charts.put("bar-share", Bars.share(72.7));
    charts.put("bar-share-above", Bars.share(140));
    charts.put(
        "donut",
        new Donut(
                "d",
                "内訳",
                "達成 4、遅れ 6、データなし 0",
                "中間指標",
                List.of(
                    new Donut.Part("fill-achieved", 4),
                    new Donut.Part("fill-behind", 6),
                    new Donut.Part("fill-no-data", 0)))
            .svg());
    charts.put(
        "donut-one-part",
        new Donut("d", "内訳", "達成 4", "中間指標", List.of(new Donut.Part("fill-achieved", 4))).svg());
    charts.put("donut-empty", new Donut("d", "内訳", "なし", "中間指標", List.of()).svg());
    charts.put("donut-patterns", Donut.patterns());
    charts.put(
        "picture-line",
        new Picture(
                "ja",
                "県内企業のDXの推進状況 <K1> 指数の推移（目標＝100）",
                "出典：青森県DX推進ダッシュボード、令和6年度第1四半期、速報値を含む",
                charts.get("line"),
                1)
            .svg());
    charts.put(
        "picture-donut",
        new Picture(
                "en",
                "States of the indicators",
                "Source: Dashboard",
                charts.get("donut"),
                1.4,
                List.of(
                    new Picture.Key("fill-achieved", "Achieved 4"),
                    new Picture.Key("fill-behind", "Below 60 & 6")))
            .svg());
    charts.put(
        "preview-one",
        preview("県内企業のDXの推進状況", new Preview.Tile("", 64.2, "64.2%", "前期差 ＋3.1ポイント")));
    charts.put(
        "preview-three",
        preview(
            "とても長い名前なので二行では収まらずに途中で切れるしかない分野の、そのまた長い続きがある題名",
            new Preview.Tile("産業・しごと", 55.3, "55.3%", ""),
            new Preview.Tile("暮らし <健康>", 108.4, "108.4%", ""),
            new Preview.Tile("行政", null, "算定不可", "")));
    charts.put("ring", ring(64.2));
    charts.put("ring-nearly-full", ring(99.99));
    charts.put("ring-above", ring(120.0));
    charts.put("ring-negative", ring(-8.0));
    charts.put("ring-none", ring(null));
    charts.put(
        "gantt",
        new Gantt(
                "g",
                "ロードマップ",
                "表が下にあります。",
                List.of("R6 上期", "R6 下期", "R7 上期"),
                List.of(
                    new Gantt.Row("取組A", "設計", 0, 0, Gantt.Edge.FIRM),
                    new Gantt.Row("取組A", "試行と<検証>", 1, 2, Gantt.Edge.SOFT),
                    new Gantt.Row("とても長い名前の取組なので途中で切れる取組", "通年", 0, 2, Gantt.Edge.OPEN)))
            .svg());
    return charts;
  }

  /// Every municipality, the last two without a figure.
  private static MunicipalityMap map() {
    List<String> codes = Boundaries.codes();
    return new MunicipalityMap(
        "m",
        "市町村別 <地図>",
        "説明 & 読み",
        "値なし",
        IntStream.range(0, codes.size())
            .mapToObj(i ->
                new MunicipalityMap.Area(
                    codes.get(i),
                    "市町村" + i,
                    i < codes.size() - 2 ? (double) (i * i) : null,
                    i * i + "%"))
            .toList());
  }

  private static String line(boolean provisional, @Nullable Double... figures) {
    List<LineChart.Point> points =
        IntStream.range(0, figures.length)
            .mapToObj(i ->
                new LineChart.Point(
                    (i + 1) % 4 + 1 + "Q",
                    "R" + (4 + (i + 1) / 4),
                    figures[i],
                    String.valueOf(figures[i]),
                    provisional && i == figures.length - 1))
            .toList();
    return new LineChart("l", "指数の推移 <K1>", "説明 & 読み", "目標", points, 348).svg();
  }

  /// A period that only uses earlier values, then one with another target.
  private static String carried() {
    return new LineChart(
            "l",
            "指数の推移",
            "説明",
            "目標",
            List.of(
                new LineChart.Point("1Q", "R6", 30.0, "30.0", false),
                new LineChart.Point("2Q", "R6", 30.0, "30.0", false, true, null, "R6 2Q 30.0"),
                new LineChart.Point("3Q", "R6", 6.0, "6.0", true, true, "目標の変更", "R6 3Q 6.0")),
            348)
        .svg();
  }

  private static String preview(String title, Preview.Tile... tiles) {
    return new Preview("ja", "青森県DX推進ダッシュボード", title, "令和6年度第1四半期", "速報値を含む", List.of(tiles)).svg();
  }

  private static String ring(@Nullable Double index) {
    return new Ring("r", "指数", "説明", index, "目標まで", String.valueOf(index)).svg();
  }
}
