package dxpulse.publication.opendata;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Columns that datasets have in common.
final class Columns {
  static final String INDEX_UNIT = "目標＝100";

  private Columns() {}

  @SafeVarargs
  static <R> List<Column<R>> joined(List<Column<R>>... parts) {
    List<Column<R>> all = new ArrayList<>();
    for (List<Column<R>> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  static <R> List<Column<R>> organization(Function<R, OrganizationCode> organization) {
    return List.of(
        Column.text(
            "area_code",
            "全国地方公共団体コード（6桁）",
            "Code of the local government, six digits",
            row -> organization.apply(row).value()));
  }

  static <R> Column<R> kpiCode(Function<R, String> code) {
    return Column.text("kpi_code", "KPIのコード", "Code of the KPI", code::apply);
  }

  static <R> Column<R> indicatorCode(Function<R, IndicatorCode> code) {
    return Column.text(
        "indicator_code", "指標のコード", "Code of the indicator", row -> code.apply(row).value());
  }

  static <R> Column<R> granularity(Function<R, KpiScored> score) {
    return Column.text(
        "granularity",
        "期の種類（month、quarter、half、year）",
        "Kind of period (month, quarter, half, year)",
        row -> score.apply(row).granularity().code());
  }

  static <R> Column<R> sample(Function<R, Boolean> isSample) {
    return Column.truth(
        "sample",
        "サンプル値（架空の値）を含むか。含むものは実績ではありません",
        "Whether a made-up demonstration value enters; such figures are no results",
        isSample::apply);
  }

  /// Columns that tell how new an index is.
  static <R> List<Column<R>> newest(
      Function<R, Boolean> carriedForward, Function<R, @Nullable Period> newest) {
    return List.of(
        Column.truth(
            "carried_forward",
            "過去の値だけによる指数か（算定に使った値がすべて前の期以前のもの）",
            "Whether the index rests on values of earlier periods alone",
            carriedForward::apply),
        Column.day(
            "data_day",
            "データ時点（算定に使った最も新しい値の期の末日）。空欄は使った値がないか、期の一部の値で末日が分からない",
            "Data as of: the end of the period of the newest value that counts; empty where none does or nobody can tell",
            row -> end(newest.apply(row))));
  }

  private static @Nullable Object end(@Nullable Period period) {
    return period == null ? null : period.end();
  }

  /// Columns of a pace.
  ///
  /// @param line what the straight line means here, in Japanese, `lineEn` in English
  static <R> List<Column<R>> pace(
      Function<R, KpiScored.@Nullable Pace> pace, String line, String lineEn) {
    return List.of(
        Column.number(
            "pace_ratio",
            "ペース（実際の進み÷目標までの直線が求める進み）",
            "Pace: distance achieved over the distance that a straight line to the target expects",
            row -> of(pace.apply(row), KpiScored.Pace::ratio)),
        Column.text(
            "pace_band",
            "ペースの段階（ACHIEVED、ON_TRACK、NEEDS_ACCELERATION、BEHIND、WORSENED）",
            "Band of the pace (ACHIEVED, ON_TRACK, NEEDS_ACCELERATION, BEHIND, WORSENED)",
            row -> of(pace.apply(row), KpiScored.Pace::band)),
        Column.number(
            "pace_expected", line, lineEn, row -> of(pace.apply(row), KpiScored.Pace::expected)),
        Column.number(
            "months_ahead",
            "直線より何か月進んでいるか。負は遅れ",
            "Months by which the straight line is outrun; negative when it is ahead",
            row -> of(pace.apply(row), KpiScored.Pace::monthsAhead)),
        Column.number(
            "required_per_month",
            "目標に間に合うために1か月あたりに必要な増減。空欄は達成済みか期限後",
            "What each month from now on must bring; empty once reached or past the date",
            row -> of(pace.apply(row), KpiScored.Pace::requiredPerMonth)));
  }

  private static <T> @Nullable T of(
      KpiScored.@Nullable Pace pace, Function<KpiScored.Pace, @Nullable T> part) {
    return pace == null ? null : part.apply(pace);
  }

  static @Nullable String ja(@Nullable LocalizedText text) {
    return text == null ? null : text.ja();
  }

  static @Nullable String en(@Nullable LocalizedText text) {
    return text == null ? null : text.en();
  }
}
