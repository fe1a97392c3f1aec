package dxpulse.publication.release;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.AreaNames;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.AreaTables;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.KpiLine;
import dxpulse.publication.opendata.Column;
import dxpulse.publication.opendata.Datasets;
import dxpulse.publication.opendata.Sdmx;
import dxpulse.publication.opendata.Statistic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The figures of a release as one table, made of what it froze: the mean of the fields, fields,
/// KPIs, their indicators, and values of municipalities, a row each.
public final class FrozenFigures {
  /// What a row is about, and the dataflow that tells the same of the live figures.
  private enum Kind {
    FIELD("DX_FIELD_INDEX"),
    KPI("DX_KPI_INDEX"),
    COMPONENT("DX_INDICATOR"),
    AREA("DX_INDICATOR_BY_AREA");

    private final String flow;

    Kind(String flow) {
      this.flow = flow;
    }

    String flow() {
      return flow;
    }

    boolean isIndex() {
      return this == FIELD || this == KPI;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param kpi whose component it is
  private record Row(
      Kind kind,
      String code,
      @Nullable KpiCode kpi,
      LocalizedText name,
      Period period,
      @Nullable AreaCode area,
      @Nullable Double index,
      @Nullable Double change,
      @Nullable BigDecimal value,
      @Nullable String unit,
      @Nullable String stage,
      @Nullable Double achievement,
      @Nullable ValueStatus status,
      boolean provisional,
      boolean sample,
      @Nullable NotScoredReason notScored,
      @Nullable Boolean partial) {}

  /// The edition of the table; each has the columns of the one before and more behind them.
  static final int EDITION = 2;

  private static final List<Column<Row>> FIRST_EDITION =
      List.of(
          Column.text(
              "kind",
              "行の種類（field：分野、kpi：KPI、component：KPIの指標、area：市町村別の値）",
              "field, kpi, component of a KPI, or area",
              Row::kind),
          Column.text(
              "code",
              "分野・KPI・指標のコード。allは指数のある分野の平均",
              "Code of the field, KPI or indicator; all for the mean of the fields that have an index",
              Row::code),
          Column.text("kpi_code", "componentが入るKPI", "The KPI of a component", Row::kpi),
          Column.text("name_ja", "名前", "Name in Japanese", row -> row.name().ja()),
          Column.text("name_en", "名前（英語）", "Name in English", row -> row.name().en()),
          Column.text(
              "period", "期。指標では値の期", "Period; of an indicator that of its value", Row::period),
          Column.text("area_code", "市町村のコード", "Code of the municipality", Row::area),
          Column.text(
              "area_name_ja",
              "市町村の名前",
              "Municipality in Japanese",
              row -> row.area() == null ? null : AreaNames.of(row.area(), false)),
          Column.number("index", "指数（目標＝100）", "Index, target = 100", Row::index),
          Column.number("change", "前期差（ポイント）", "Change in points", Row::change),
          Column.number("value", "値", "Value", Row::value),
          Column.text("unit", "単位", "Unit", Row::unit),
          Column.text("stage", "段階", "Named stage", Row::stage),
          Column.number(
              "achievement", "達成度（目標＝100）", "Achievement, target = 100", Row::achievement),
          Column.text("status", "値の確度", "How settled the value is", Row::status),
          Column.truth("provisional", "速報値を含む", "Includes provisional values", Row::provisional),
          Column.truth("sample", "サンプル値", "Sample value", Row::sample),
          Column.text("not_scored", "算定できない理由", "Why there is no index or score", Row::notScored));

  private static final List<Column<Row>> COLUMNS =
      Stream.concat(
              FIRST_EDITION.stream(),
              Stream.of(
                  Column.truth(
                      "partial",
                      "期の一部の値か。指数では、期の一部の値を含むか。市町村別の値では空欄",
                      "Whether it stands for a part of its period; of an index whether it includes such a"
                          + " value; empty for values of municipalities",
                      Row::partial)))
          .toList();

  private FrozenFigures() {}

  /// Those that the table of a release had when it was frozen, as its files never change.
  public static List<? extends Column<?>> columns(FrozenBoards boards) {
    return columns(boards.release());
  }

  private static List<Column<Row>> columns(Release release) {
    return release.content().table() == null ? FIRST_EDITION : COLUMNS;
  }

  /// Values in the order of the columns.
  public static List<List<@Nullable Object>> of(FrozenBoards boards) {
    List<Column<Row>> columns = columns(boards.release());
    return rows(boards).stream().map(row -> cells(row, columns)).toList();
  }

  /// The same as observations of SDMX, in the order of [Sdmx#HEADING]; series are called as in the
  /// live datasets. A named stage is no number: it has no line.
  ///
  /// @param organization whose figures they are, where they are no municipality's
  public static List<List<String>> observations(
      FrozenBoards boards, OrganizationCode organization) {
    return rows(boards).stream()
        .filter(row -> row.stage() == null)
        .map(row -> observation(row, boards.release().period(), organization.value()))
        .toList();
  }

  /// What an index is made of is told by the period of the index, as in the live file.
  private static List<String> observation(Row row, Period released, String organization) {
    return Sdmx.line(
        row.kind().flow(),
        row.kind() == Kind.COMPONENT ? released : row.period(),
        row.area() == null ? organization : row.area().value(),
        row.kpi() == null || row.kind() != Kind.COMPONENT
            ? List.of(row.code())
            : List.of(row.kpi().value(), row.code()),
        row.kind().isIndex() ? row.index() : row.value(),
        row.kind().isIndex() ? Statistic.INDEX : Objects.requireNonNullElse(row.unit(), ""),
        row.status(),
        row.provisional(),
        row.sample());
  }

  private static List<@Nullable Object> cells(Row row, List<Column<Row>> columns) {
    List<@Nullable Object> cells = new ArrayList<>(columns.size());
    columns.forEach(column -> cells.add(column.value().apply(row)));
    return cells;
  }

  private static List<Row> rows(FrozenBoards boards) {
    Period period = boards.release().period();
    List<Row> rows = new ArrayList<>();
    rows.add(whole(boards.overview().fields(), period));
    for (FieldPart part : boards.overview().fields()) {
      rows.add(of(part, period));
      part.kpis().forEach(line -> rows.add(of(line, period)));
    }
    for (KpiBoard board : boards.kpis()) {
      board
          .card()
          .components()
          .forEach(line -> rows.add(of(board.card().line().code(), line, period)));
    }
    for (AreaTables.Table table : boards.areas().indicators()) {
      table.values().forEach(value -> rows.add(of(table, value)));
    }
    return rows;
  }

  private static Row whole(List<FieldPart> fields, Period period) {
    MeanOfFields mean = MeanOfFields.of(fields);
    List<KpiLine> kpis = fields.stream().flatMap(part -> part.kpis().stream()).toList();
    return new Row(
        Kind.FIELD,
        Datasets.WHOLE,
        null,
        Datasets.WHOLE_LABEL,
        period,
        null,
        mean.index(),
        mean.change(),
        null,
        null,
        null,
        null,
        null,
        kpis.stream().anyMatch(KpiLine::provisional),
        kpis.stream().anyMatch(KpiLine::sample),
        null,
        fields.stream().anyMatch(FieldPart::standsForAPart));
  }

  private static Row of(FieldPart part, Period period) {
    return new Row(
        Kind.FIELD,
        part.field().code(),
        null,
        part.field().label(),
        period,
        null,
        part.index(),
        part.change(),
        null,
        null,
        null,
        null,
        null,
        part.kpis().stream().anyMatch(KpiLine::provisional),
        part.kpis().stream().anyMatch(KpiLine::sample),
        null,
        part.standsForAPart());
  }

  private static Row of(KpiLine line, Period period) {
    return new Row(
        Kind.KPI,
        line.code().value(),
        line.code(),
        line.name(),
        period,
        null,
        line.index(),
        line.change(),
        null,
        null,
        null,
        null,
        null,
        line.provisional(),
        line.sample(),
        line.notScored(),
        line.partial());
  }

  private static Row of(KpiCode kpi, ComponentLine line, Period period) {
    return new Row(
        Kind.COMPONENT,
        line.code().value(),
        kpi,
        line.name(),
        line.valuePeriod() == null ? period : line.valuePeriod(),
        null,
        null,
        null,
        line.value(),
        line.unit(),
        line.stage(),
        line.achievement(),
        line.status(),
        line.status() != null && !line.status().isSettled(),
        line.sample(),
        line.notScored(),
        line.partial());
  }

  private static Row of(AreaTables.Table table, AreaTables.Value value) {
    return new Row(
        Kind.AREA,
        table.code().value(),
        null,
        table.name(),
        table.period(),
        value.area(),
        null,
        null,
        value.value(),
        table.unit(),
        value.stage(),
        null,
        value.status(),
        !value.status().isSettled(),
        value.sample(),
        null,
        null);
  }
}
