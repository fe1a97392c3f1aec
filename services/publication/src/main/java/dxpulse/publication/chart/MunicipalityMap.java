package dxpulse.publication.chart;

import dxpulse.publication.chart.Boundaries.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The municipalities of the prefecture in at most five classes, which are shades from light to
/// dark and the numbers that are printed on them, 1 for the lowest. What has no figure is hatched.
/// What has no known boundary is not drawn.
///
/// @param id unique on the page
/// @param absent what is said of a municipality without a figure
public record MunicipalityMap(
    String id, String title, String desc, String absent, List<Area> areas) {
  /// Which of the five shades so many classes take, so that they are told apart as well as can be.
  private static final List<List<Integer>> TONES =
      List.of(
          List.of(),
          List.of(3),
          List.of(2, 4),
          List.of(1, 3, 5),
          List.of(1, 2, 4, 5),
          List.of(1, 2, 3, 4, 5));

  private static final int FIRST_DARK = 4;
  private static final double HALF_A_DIGIT = 3.4;
  private static final String HATCHING =
      "<defs><pattern id=\"pat-absent\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
          + "<rect class=\"p-blank\" width=\"5\" height=\"5\"/>"
          + "<path class=\"p-hatch\" d=\"M-1 1L1 -1M0 5L5 0M4 6L6 4\"/></pattern></defs>";

  /// @param code six digits
  /// @param value what decides its class, or none
  /// @param shown the figure as people read it
  public record Area(String code, String name, @Nullable Double value, String shown) {
    public Area {
      value = value == null ? null : Finite.check(name, value);
    }
  }

  /// A class of the map.
  ///
  /// @param number as printed on it, or none for what has no figure
  /// @param css names its filling
  /// @param least the lowest figure in it as people read it
  /// @param most the highest
  /// @param count municipalities in it
  public record Key(@Nullable Integer number, String css, String least, String most, int count) {}

  private record Drawn(String code, int tone, @Nullable Integer number, String words) {}

  public MunicipalityMap {
    areas = areas.stream().filter(area -> Boundaries.all().containsKey(area.code())).toList();
  }

  /// Whether there is a municipality on it that has a figure.
  public boolean isThere() {
    return areas.stream().anyMatch(area -> area.value() != null);
  }

  /// The classes, highest first, and last what has no figure if there is such a municipality.
  public List<Key> keys() {
    Shades shades = shades();
    List<Key> keys = new ArrayList<>();
    for (int i = shades.ranges().size() - 1; i >= 0; i--) {
      Shades.Range range = shades.ranges().get(i);
      keys.add(
          new Key(
              i + 1,
              filling(TONES.get(shades.ranges().size()).get(i)),
              shown(range.from()),
              shown(range.to()),
              range.count()));
    }
    int missing = (int) drawn(shades).stream().filter(each -> each.number() == null).count();
    if (missing > 0) {
      keys.add(new Key(null, filling(0), absent, absent, missing));
    }
    return keys;
  }

  public String svg() {
    Svg svg = Svg.picture("map", id, Boundaries.WIDTH, Boundaries.HEIGHT, title, desc);
    svg.raw(HATCHING);
    List<Drawn> drawn = drawn(shades());
    for (Drawn each : drawn) {
      svg.path("part " + filling(each.tone()), boundary(each.code()).path(), each.words());
    }
    for (Drawn each : drawn) {
      if (each.number() != null) {
        for (Place place : boundary(each.code()).labels()) {
          svg.label(
              each.tone() >= FIRST_DARK ? "light" : "dark",
              place.x(),
              place.y() + HALF_A_DIGIT,
              each.number().toString());
        }
      }
    }
    return svg.close();
  }

  /// The darkest last: their outlines are light.
  private List<Drawn> drawn(Shades shades) {
    Map<String, Area> known = new HashMap<>();
    areas.forEach(area -> known.put(area.code(), area));
    List<Drawn> drawn = new ArrayList<>();
    for (String code : Boundaries.codes()) {
      Area area = known.get(code);
      if (area == null) {
        continue;
      }
      Double value = area.value();
      String words = area.name() + " " + (value == null ? absent : area.shown());
      int at = value == null ? -1 : shades.of(value);
      drawn.add(
          value == null
              ? new Drawn(code, 0, null, words)
              : new Drawn(code, TONES.get(shades.ranges().size()).get(at), at + 1, words));
    }
    drawn.sort(Comparator.comparingInt(Drawn::tone));
    return drawn;
  }

  private Shades shades() {
    return Shades.of(areas.stream().map(Area::value).filter(Objects::nonNull).toList());
  }

  private String shown(double value) {
    return areas.stream()
        .filter(area -> area.value() != null && area.value() == value)
        .map(Area::shown)
        .findFirst()
        .orElseThrow();
  }

  private static Boundaries.Boundary boundary(String code) {
    return Objects.requireNonNull(Boundaries.all().get(code), code);
  }

  private static String filling(int tone) {
    return tone == 0 ? "fill-absent" : "fill-tone-" + tone;
  }
}
