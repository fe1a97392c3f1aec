package dxpulse.publication.page;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.AreaNames;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.publication.board.AreaSheet;
import dxpulse.publication.board.AreaValue;
import dxpulse.publication.chart.Boundaries;
import dxpulse.publication.chart.MunicipalityMap;
import dxpulse.publication.chart.Picture;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The values of an indicator by municipality: a sentence, a map, a table.
///
/// @param byValue whether the table is ordered by value, highest first, and not by code
public record Municipalities(AreaSheet sheet, boolean byValue, Lang lang) {
  private static final int NAMED = 3;
  private static final double SCALE = 1.2;

  /// A municipality, or an area that nobody knows by this code.
  ///
  /// @param isKnown whether it is a municipality of the prefecture
  /// @param value absent where nothing holds
  public record Row(AreaCode code, String name, boolean isKnown, @Nullable AreaValue value) {
    boolean isThere() {
      return value != null && value.isThere();
    }
  }

  /// Every municipality, and areas that have a value under another code.
  public List<Row> rows() {
    Map<AreaCode, AreaValue> values = new HashMap<>();
    sheet.values().forEach(value -> values.put(value.area(), value));
    List<AreaCode> known =
        Boundaries.codes().stream()
            .map(AreaCode::new)
            .filter(code -> code.isWithin(sheet.organization()))
            .toList();
    Comparator<Row> byCode = Comparator.comparing(Row::code);
    Comparator<Row> order =
        byValue
            ? Comparator.comparing(
                    this::measure, Comparator.nullsLast(Comparator.<Double>reverseOrder()))
                .thenComparing(byCode)
            : byCode;
    return Stream.concat(
            known.stream(),
            sheet.values().stream()
                .filter(AreaValue::isThere)
                .map(AreaValue::area)
                .filter(code -> !known.contains(code)))
        .map(code -> new Row(code, name(code), known.contains(code), values.get(code)))
        .sorted(order)
        .toList();
  }

  private String name(AreaCode code) {
    String name = AreaNames.of(code, lang == Lang.EN);
    return name.isEmpty() ? code.value() : name;
  }

  /// What orders values: the number, or the score of the stage; none where the stage has no score.
  private @Nullable Double measure(Row row) {
    AreaValue value = row.value();
    if (value == null || !value.isThere()) {
      return null;
    }
    Map<String, BigDecimal> stages = sheet.version().normalisation().stages();
    BigDecimal number =
        value.stage() == null ? value.value() : stages == null ? null : stages.get(value.stage());
    return number == null ? null : number.doubleValue();
  }

  /// A value as people read it.
  public String shown(Row row) {
    AreaValue value = row.value();
    IndicatorDefined.Version version = sheet.version();
    if (value == null || !value.isThere()) {
      return absent();
    }
    return value.stage() != null
        ? value.stage()
        : Amount.of(
            Objects.requireNonNull(value.value()), version.decimals(), version.unit(), lang);
  }

  private String absent() {
    return lang.of("値なし", "No value");
  }

  public String title() {
    return lang.of(sheet.version().name())
        + lang.of(" 市町村別の値（", ": values by municipality (")
        + lang.of(sheet.period())
        + lang.of("）", ")");
  }

  /// How many have values, and which the highest and the lowest are.
  public String sentence() {
    List<Row> all = rows();
    List<Row> ours = all.stream().filter(Row::isKnown).toList();
    List<Row> told = ours.isEmpty() ? all : ours;
    List<Row> there = told.stream().filter(Row::isThere).toList();
    String period = lang.of(sheet.period());
    String count =
        ours.isEmpty()
            ? lang.of(
                period + "は、" + there.size() + "の地域に値があります。",
                period
                    + ": "
                    + there.size()
                    + (there.size() == 1 ? " area has a value." : " areas have values."))
            : lang.of(
                period + "は、" + told.size() + "市町村のうち" + there.size() + "市町村に値があります。",
                period
                    + ": "
                    + there.size()
                    + " of "
                    + told.size()
                    + (there.size() == 1
                        ? " municipalities has a value."
                        : " municipalities have values."));
    long strangers = all.size() - told.size();
    String rest =
        strangers == 0
            ? ""
            : lang.of(
                "市町村のものではないコードの値が" + strangers + "件あり、表にだけ示しています。",
                strangers == 1
                    ? " A value under another code is in the table alone."
                    : " Values under " + strangers + " other codes are in the table alone.");
    return count + extremes(there) + rest;
  }

  private String extremes(List<Row> there) {
    Optional<Double> most =
        there.stream().map(this::measure).filter(Objects::nonNull).max(Double::compare);
    Optional<Double> least =
        there.stream().map(this::measure).filter(Objects::nonNull).min(Double::compare);
    if (most.isEmpty() || least.isEmpty()) {
      return "";
    }
    List<Row> top = there.stream().filter(row -> most.get().equals(measure(row))).toList();
    List<Row> bottom = there.stream().filter(row -> least.get().equals(measure(row))).toList();
    if (most.equals(least)) {
      return there.size() == 1
          ? lang.of(
              there.getFirst().name() + "の" + shown(there.getFirst()) + "です。",
              " " + there.getFirst().name() + ": " + shown(there.getFirst()) + ".")
          : lang.of(
              "どこも" + shown(top.getFirst()) + "です。", " All are at " + shown(top.getFirst()) + ".");
    }
    return lang.of(
        "最も高いのは"
            + names(top)
            + "の"
            + shown(top.getFirst())
            + "、最も低いのは"
            + names(bottom)
            + "の"
            + shown(bottom.getFirst())
            + "です。",
        " Highest: "
            + names(top)
            + ", "
            + shown(top.getFirst())
            + "; lowest: "
            + names(bottom)
            + ", "
            + shown(bottom.getFirst())
            + ".");
  }

  private String names(List<Row> rows) {
    String first =
        rows.stream().limit(NAMED).map(Row::name).collect(Collectors.joining(lang.of("・", ", ")));
    int more = rows.size() - NAMED;
    return more <= 0
        ? first
        : first + lang.of("など" + rows.size() + "市町村", " and " + more + " more");
  }

  /// The map; none where no municipality that can be drawn has a figure.
  public Optional<MunicipalityMap> map() {
    MunicipalityMap map =
        new MunicipalityMap(
            "areas",
            title() + lang.of("（地図）", ", map"),
            sentence() + lang.of("同じ内容の表があります。", " The table has the same content."),
            absent(),
            rows().stream()
                .map(row ->
                    new MunicipalityMap.Area(
                        row.code().value(), row.name(), measure(row), shown(row)))
                .toList());
    return map.isThere() ? Optional.of(map) : Optional.empty();
  }

  /// The figures of a class.
  public String range(MunicipalityMap.Key key) {
    return key.least().equals(key.most())
        ? key.least()
        : key.least() + lang.of("～", " to ") + key.most();
  }

  /// How many municipalities a class holds.
  public String count(MunicipalityMap.Key key) {
    return key.count() + lang.of("市町村", "");
  }

  /// The map as a file.
  public Optional<Picture> picture() {
    return map()
        .map(map ->
            new Picture(
                lang.code(),
                title(),
                Stream.of(lang.of("出典：", "Source: ") + Page.site(lang), marks(), attribution(lang))
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining(lang.of("、", "; "))),
                map.svg(),
                SCALE,
                map.keys().stream()
                    .map(key ->
                        new Picture.Key(
                            key.css(),
                            (key.number() == null ? "" : key.number() + "　")
                                + range(key)
                                + lang.of("（" + key.count() + "）", " (" + key.count() + ")")))
                    .toList()));
  }

  /// Whether a value is made up.
  public boolean isSample() {
    return sheet.values().stream().anyMatch(value -> value.isThere() && value.sample());
  }

  private String marks() {
    boolean open =
        sheet.values().stream().anyMatch(value -> value.isThere() && !value.status().isSettled());
    return Stream.of(
            open ? lang.of("速報値などを含む", "includes figures that are not settled") : "",
            isSample() ? lang.of("サンプル値を含む（実績ではありません）", "includes made-up sample values") : "")
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(lang.of("、", ", ")));
  }

  /// Where the boundaries are from, which stands below every map.
  public static String attribution(Lang lang) {
    return lang.of(
        "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成",
        "Made by processing “National Land Numerical Information (Administrative Areas)” (MLIT, Japan)");
  }

  /// The address of the map as a file of its own.
  ///
  /// @param kind `svg` or `png`
  public String address(String kind) {
    return "/charts/indicator/"
        + sheet.code()
        + "/map."
        + kind
        + "?period="
        + sheet.period()
        + (lang == Lang.JA ? "" : "&lang=en");
  }

  /// The query of the page with its table in an order.
  public String query(boolean orderedByValue) {
    return "?period=" + sheet.period() + (orderedByValue ? "&order=value" : "");
  }
}
