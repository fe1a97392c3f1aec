package dxpulse.infra.bench;

import dxpulse.contracts.wire.WireFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Figures of one benchmark, with their floor and budget where they have one.
record Report(String name, List<Line> lines, List<String> notes) {

  /// @param floor the same by plain clients in the same run
  /// @param budget what the ratio, or the figure where there is no floor, must keep
  record Line(String what, String unit, double figure, @Nullable Double floor, String budget) {
    @Nullable Double ratio() {
      return floor == null || floor == 0 ? null : figure / floor;
    }
  }

  String table() {
    String rows =
        lines.stream()
            .map(line ->
                String.format(
                    Locale.ROOT,
                    "%-44s %12.2f %-9s %12s %8s  %s",
                    line.what(),
                    line.figure(),
                    line.unit(),
                    line.floor() == null ? "" : String.format(Locale.ROOT, "%.2f", line.floor()),
                    line.ratio() == null ? "" : String.format(Locale.ROOT, "%.2f", line.ratio()),
                    line.budget()))
            .collect(Collectors.joining("\n"));
    String header =
        String.format(
            Locale.ROOT,
            "%-44s %12s %-9s %12s %8s  %s",
            name,
            "figure",
            "unit",
            "floor",
            "ratio",
            "budget");
    return header
        + "\n"
        + rows
        + notes.stream().map(note -> "\n  " + note).collect(Collectors.joining())
        + "\n";
  }

  String json() {
    return WireFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
  }
}
