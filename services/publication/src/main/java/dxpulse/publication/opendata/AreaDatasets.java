package dxpulse.publication.opendata;

import dxpulse.contracts.types.AreaNames;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.publication.board.AreaValue;
import dxpulse.publication.board.PlanFacts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reported figures over time, of municipalities and of what no KPI counts.
final class AreaDatasets {
  private AreaDatasets() {}

  private record Held(AreaValue value, @Nullable IndicatorDefined indicator) {
    IndicatorDefined.@Nullable Version version() {
      return indicator == null ? null : indicator.versionFor(value.period());
    }

    String name(boolean english) {
      return AreaNames.of(value.area(), english);
    }
  }

  /// 市町村別の値.
  static final Dataset<?> AREAS =
      new Dataset<>(
          "areas",
          new LocalizedText("市町村別の値", "Values by municipality"),
          new LocalizedText(
              "指標の市町村別の値。指標ごとに新しい60の期まで。報告された期のままで、期の合計などはしていません。",
              "Values of indicators by municipality, of the newest 60 periods of each; as reported for their periods."),
          Statistic.of(
              "DX_INDICATOR_BY_AREA", List.of("indicator_code"), "value", Statistic.OF_THE_ROW),
          List.of("area_code", "indicator_code", "period"),
          Columns.joined(
              List.of(
                  Column.text(
                      "area_code",
                      "市町村の全国地方公共団体コード（6桁）",
                      "Code of the municipality, six digits",
                      row -> row.value().area().value()),
                  Column.text(
                      "area_name_ja",
                      "市町村の名前。空欄は市町村のコードではないもの",
                      "Name in Japanese; empty where no municipality has the code",
                      row -> row.name(false)),
                  Column.text(
                      "area_name_en", "市町村の名前（英語）", "Name in English", row -> row.name(true))),
              figures()),
          facts -> held(facts, facts.areas()));

  /// 参考値.
  static final Dataset<?> REFERENCES =
      new Dataset<>(
          "references",
          new LocalizedText("参考値（KPIに数えない指標）", "Reference values (no KPI counts them)"),
          new LocalizedText(
              "どのKPIにも数えられない指標の県全体の値。報告された期のままで、期の合計などはしていません。",
              "Values of the whole prefecture of indicators that no KPI counts; as reported for their periods."),
          Statistic.of("DX_REFERENCE", List.of("indicator_code"), "value", Statistic.OF_THE_ROW),
          List.of("area_code", "indicator_code", "period"),
          Columns.joined(
              List.of(
                  Column.text(
                      "area_code",
                      "全国地方公共団体コード（6桁）",
                      "Code of the local government, six digits",
                      row -> row.value().area().value())),
              figures()),
          facts -> held(facts, facts.references()));

  private static List<Column<Held>> figures() {
    return Columns.joined(
        List.of(
            Columns.indicatorCode(row -> row.value().indicator()),
            Column.text(
                "indicator_name_ja",
                "指標の名前",
                "Name in Japanese",
                row -> row.version() == null ? null : row.version().name().ja()),
            Column.text(
                "granularity",
                "期の種類（month、quarter、half、year）。空欄は暦年など",
                "Kind of period (month, quarter, half, year); empty for calendar years and halves",
                row -> row.value().period().granularity().map(Granularity::code).orElse(null))),
        Times.columns(row -> row.value().period()),
        List.of(
            Column.number(
                "value",
                "値。空欄は段階で測る指標",
                "Value; empty where measured in stages",
                row -> row.value().value()),
            Column.text(
                "unit",
                "値の単位",
                "Unit of the value",
                row -> row.version() == null ? null : row.version().unit()),
            Column.text(
                "stage",
                "段階で測る指標の段階",
                "Named stage, where measured in stages",
                row -> row.value().stage()),
            Column.text(
                "status",
                "値の確度（FINAL、PROVISIONAL、ESTIMATED、HEARING、CORRECTED）",
                "How settled the value is (FINAL, PROVISIONAL, ESTIMATED, HEARING, CORRECTED)",
                row -> row.value().status()),
            Columns.sample(row -> row.value().sample()),
            Column.integer(
                "revision",
                "この値の何回目の改訂か（1は最初の値）",
                "Revision of this value, 1 for the first one",
                row -> row.value().revision()),
            Column.instant(
                "recorded_at", "記録した日時", "When it was recorded", row -> row.value().recordedAt()),
            Column.text(
                "indicator_name_en",
                "指標の名前（英語）",
                "Name of the indicator in English",
                row -> row.version() == null ? null : row.version().name().en())));
  }

  private static Stream<Held> held(PlanFacts facts, List<AreaValue> values) {
    Map<IndicatorCode, IndicatorDefined> indicators =
        facts.indicators().stream().collect(Collectors.toMap(IndicatorDefined::code, each -> each));
    return values.stream()
        .filter(AreaValue::isThere)
        .map(value -> new Held(value, indicators.get(value.indicator())));
  }
}
