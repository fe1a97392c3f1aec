package dxpulse.publication.opendata;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.publication.board.FieldFigure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The dataset of fields' figures.
final class FieldDatasets {
  /// Stands in the column of the field where all of them are meant.
  static final String WHOLE = "all";

  static final LocalizedText WHOLE_LABEL =
      new LocalizedText("指数のある分野の平均", "Mean of the fields that have an index");

  private FieldDatasets() {}

  /// 分野の指数.
  static final Dataset<?> FIELDS =
      new Dataset<>(
          "fields",
          new LocalizedText("分野の指数", "Indexes of fields"),
          new LocalizedText(
              "分野ごと、期ごとの指数（算定できたKPIの指数の平均）と、指数のある分野の平均。",
              "The index of each field and period (mean of the indexes of its KPIs that have one), and the mean of the fields that have an index."),
          Statistic.of("DX_FIELD_INDEX", List.of("field_code"), "index", Statistic.INDEX),
          List.of("area_code", "field_code", "period"),
          Columns.joined(
              Columns.organization(FieldFigure::organization),
              List.of(
                  Column.text(
                      "field_code",
                      "分野（industry、living、administration。allは指数のある分野の平均）",
                      "Field (industry, living, administration; all for the mean of those that have an index)",
                      row -> row.field() == null ? WHOLE : row.field().code()),
                  Column.text(
                      "field_name_ja", "分野の名前", "Name in Japanese", row -> label(row.field()).ja()),
                  Column.text(
                      "field_name_en",
                      "分野の名前（英語）",
                      "Name in English",
                      row -> label(row.field()).en()),
                  Column.text(
                      "granularity",
                      "期の種類（month、quarter、half、year）",
                      "Kind of period (month, quarter, half, year)",
                      row -> row.granularity().code())),
              Times.columns(FieldFigure::period),
              List.of(
                  Column.number(
                      "index",
                      "指数（目標＝100）。空欄は算定できたKPIなし",
                      "Index (target = 100); empty where no KPI has one",
                      FieldFigure::index),
                  Column.text("unit", "指数の単位", "Unit of the index", row -> Columns.INDEX_UNIT),
                  Column.number(
                      "change",
                      "前期差（ポイント）。算定できたKPIが前期と異なるときは空欄",
                      "Change from the period before, in points; empty where the KPIs with an index are not the same",
                      FieldFigure::change),
                  Column.number(
                      "previous_index",
                      "前期の指数",
                      "Index of the period before",
                      FieldFigure::previousIndex),
                  Column.integer("kpis", "KPIの数", "How many KPIs there are", FieldFigure::kpis),
                  Column.integer(
                      "kpis_scored",
                      "算定できたKPIの数",
                      "How many of them have an index",
                      FieldFigure::scored),
                  Column.truth(
                      "provisional",
                      "速報値を含むか",
                      "Whether a value that is not settled enters",
                      FieldFigure::provisional),
                  Columns.sample(FieldFigure::sample),
                  Column.instant(
                      "scored_at",
                      "最後に算定した日時",
                      "When the newest of it was scored",
                      FieldFigure::asOf),
                  Column.truth(
                      "partial",
                      "期の一部の値を含むか",
                      "Whether an index in it stands for a part of the period",
                      FieldFigure::partial)),
              Columns.newest(FieldFigure::carriedForward, FieldFigure::newestValue)),
          facts -> facts.fields().stream());

  private static LocalizedText label(@Nullable Field field) {
    return field == null ? WHOLE_LABEL : field.label();
  }
}
