package dxpulse.publication.chart;

import java.util.Optional;

/// What a telephone reads an address from, of dark squares on white.
///
/// @param size squares in a row, with those of the white edge
/// @param path the dark ones as an SVG path whose lines are one square wide
public record ScanCode(int size, String path) {
  /// Draws them.
  public interface Press {
    /// @return nothing where the address would need a code too fine to be read from paper
    Optional<ScanCode> of(String address);
  }
}
