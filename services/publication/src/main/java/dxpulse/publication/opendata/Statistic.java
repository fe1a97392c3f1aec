package dxpulse.publication.opendata;

import java.util.List;

/// How the rows of a dataset are told as observations of SDMX: figures over areas and time.
///
/// @param flow the dataflow, without agency and version
/// @param series columns that together name what a row is about
/// @param measures the figures in a row, each of which is an observation
public record Statistic(String flow, List<String> series, List<Measure> measures) {
  /// The unit of indexes.
  public static final String INDEX = "INDEX_TARGET_100";

  /// Stands for the unit that a row names itself, in its column of this name.
  static final String OF_THE_ROW = "unit";

  public Statistic {
    series = List.copyOf(series);
    measures = List.copyOf(measures);
  }

  /// @param column where the figure stands
  /// @param name goes on the name of the series; empty where a row has one figure
  /// @param unit its unit, or [#OF_THE_ROW]
  public record Measure(String column, String name, String unit) {}

  static Statistic of(String flow, List<String> series, String column, String unit) {
    return new Statistic(flow, series, List.of(new Measure(column, "", unit)));
  }
}
