package dxpulse.publication.opendata;

import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Statistics as observations of SDMX: dimensions, a value, how settled it is, and whether it is
/// made up. Codes of frequency and observation status are those of the SDMX code lists CL_FREQ and
/// CL_OBS_STATUS.
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
          "OBS_STATUS",
          "SAMPLE");

  private static final String NORMAL = "A";
  private static final String PROVISIONAL = "P";
  private static final String ESTIMATED = "E";
  private static final String MISSING = "O";

  private Sdmx() {}

  /// The lines of a statistic, in the order of [#HEADING]; none of what is no statistic. Of several
  /// figures in a row those that are absent have no line.
  public static Stream<List<String>> observations(Table table) {
    Statistic statistic = table.dataset().statistic();
    return statistic == null
        ? Stream.empty()
        : table.rows().stream()
            .flatMap(row ->
                statistic.measures().stream()
                    .filter(measure -> isTold(table, row, statistic, measure))
                    .map(measure -> observation(table, row, statistic, measure)));
  }

  private static boolean isTold(
      Table table, Table.Row row, Statistic statistic, Statistic.Measure measure) {
    return statistic.measures().size() == 1 || table.cell(row, measure.column()) != null;
  }

  private static List<String> observation(
      Table table, Table.Row row, Statistic statistic, Statistic.Measure measure) {
    Object value = table.cell(row, measure.column());
    return line(
        statistic.flow(),
        Period.parse(text(table, row, "period")),
        text(table, row, "area_code"),
        Stream.concat(
                statistic.series().stream().map(column -> text(table, row, column)),
                Stream.of(measure.name()).filter(name -> !name.isEmpty()))
            .toList(),
        value,
        measure.unit().equals(Statistic.OF_THE_ROW)
            ? text(table, row, Statistic.OF_THE_ROW)
            : measure.unit(),
        table.cell(row, "status") instanceof ValueStatus told ? told : null,
        Boolean.TRUE.equals(table.cell(row, "provisional")),
        table.cell(row, "sample") instanceof Boolean sample ? sample : null);
  }

  /// An observation, in the order of [#HEADING].
  ///
  /// @param series codes that together name what is observed
  /// @param status how settled the value is, where it says so itself; `provisional` counts
  ///   otherwise
  /// @param sample whether the value is made up, or made of such ones; null where the statistic
  ///   does not say
  public static List<String> line(
      String flow,
      Period period,
      String area,
      List<String> series,
      @Nullable Object value,
      String unit,
      @Nullable ValueStatus status,
      boolean provisional,
      @Nullable Boolean sample) {
    return List.of(
        "dataflow",
        "AOMORI:" + flow + "(1.0)",
        "I",
        Times.frequency(period),
        area,
        String.join("_", series),
        Times.sdmx(period),
        Table.text(value).orElse(""),
        unit,
        value == null ? MISSING : settled(status, provisional),
        Table.text(sample).orElse(""));
  }

  private static String settled(@Nullable ValueStatus status, boolean provisional) {
    if (status == ValueStatus.ESTIMATED) {
      return ESTIMATED;
    }
    return (status == null ? !provisional : status.isSettled()) ? NORMAL : PROVISIONAL;
  }

  private static String text(Table table, Table.Row row, String column) {
    return Table.text(table.cell(row, column)).orElse("");
  }
}
