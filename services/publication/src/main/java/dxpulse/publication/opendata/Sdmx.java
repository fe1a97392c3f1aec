package dxpulse.publication.opendata;

import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Statistics as observations of SDMX: dimensions, a value, and how settled it is. Codes of
/// frequency and observation status are those of the SDMX code lists CL_FREQ and CL_OBS_STATUS.
public final class Sdmx {
  public static final List<String> HEADING =
      List.of(
          "STRUCTURE",
          "STRUCTURE_ID",
          "ACTION",
          "FREQ",
          "REF_AREA",
          "SERIES",
          "TIME_PERIOD",
          "OBS_VALUE",
          "UNIT_MEASURE",
          "OBS_STATUS");

  private static final String NORMAL = "A";
  private static final String PROVISIONAL = "P";
  private static final String ESTIMATED = "E";
  private static final String MISSING = "O";

  private Sdmx() {}

  /// The lines of a statistic, in the order of [#HEADING].
  public static Stream<List<String>> observations(Table table) {
    boolean isIndex = table.dataset().has("index");
    boolean isOfKpis = table.dataset().has("kpi_code");
    String flow =
        isIndex
            ? "AOMORI:DX_KPI_INDEX(1.0)"
            : isOfKpis ? "AOMORI:DX_INDICATOR(1.0)" : "AOMORI:DX_INDICATOR_BY_AREA(1.0)";
    return table.rows().stream()
        .map(row -> {
          Period period = Period.parse(text(table, row, "period"));
          Object value = table.cell(row, isIndex ? "index" : "value");
          return List.of(
              "dataflow",
              flow,
              "I",
              Times.frequency(period),
              text(table, row, "area_code"),
              isIndex
                  ? text(table, row, "kpi_code")
                  : (isOfKpis ? text(table, row, "kpi_code") + "_" : "")
                      + text(table, row, "indicator_code"),
              Times.sdmx(period),
              Table.text(value).orElse(""),
              isIndex ? "INDEX_TARGET_100" : text(table, row, "unit"),
              status(table, row, value));
        });
  }

  private static String status(Table table, Table.Row row, @Nullable Object value) {
    if (value == null) {
      return MISSING;
    }
    Object status = table.cell(row, "status");
    if (status == ValueStatus.ESTIMATED) {
      return ESTIMATED;
    }
    boolean settled =
        status instanceof ValueStatus told
            ? told.isSettled()
            : !Boolean.TRUE.equals(table.cell(row, "provisional"));
    return settled ? NORMAL : PROVISIONAL;
  }

  private static String text(Table table, Table.Row row, String column) {
    return Table.text(table.cell(row, column)).orElse("");
  }
}
