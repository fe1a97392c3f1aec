package dxpulse.publication.story;

import java.util.List;

/// The cases that the office puts first on the overview, in its order.
///
/// @param revision grows each time others are chosen; 0 before the first choice
public record Highlights(int revision, List<String> cases) {
  /// So many stand beside each other.
  public static final int MOST = 3;

  public static final Highlights NONE = new Highlights(0, List.of());

  public Highlights {
    cases = List.copyOf(cases);
  }
}
