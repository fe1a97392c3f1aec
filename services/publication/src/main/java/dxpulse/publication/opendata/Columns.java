package dxpulse.publication.opendata;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiScored;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Columns that datasets have in common.
final class Columns {
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
        "Kind of period",
        row -> score.apply(row).granularity().code());
  }

  static <R> Column<R> sample(Function<R, Boolean> isSample) {
    return Column.truth(
        "sample",
        "サンプル値（架空の値）を含むか。含むものは実績ではありません",
        "Whether a made-up demonstration value enters; such figures are no results",
        isSample::apply);
  }

  static @Nullable String ja(@Nullable LocalizedText text) {
    return text == null ? null : text.ja();
  }

  static @Nullable String en(@Nullable LocalizedText text) {
    return text == null ? null : text.en();
  }
}
