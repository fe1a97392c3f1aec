package dxpulse.publication.chart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Cuts the municipalities of one prefecture out of the TopoJSON of all, as `map/NOTICE.md` tells.
/// Arcs are simplified, not rings, so that a border that two municipalities share stays one line.
final class CutBoundaries {
  private static final double WIDTH = 400;
  private static final double EDGE = 2;

  /// How far a drawn border may lie from the published one, and which islands are too small to be
  /// seen, in units of the drawing.
  private static final double TOLERANCE = 0.5;

  private static final double SMALLEST = 1;
  private static final double ROOM = 4.5;

  private final JsonNode file;
  private final Map<Integer, List<double[]>> arcs = new HashMap<>();

  private record Municipality(String code, List<List<double[]>> rings) {
    List<double[]> largest() {
      return rings.stream().max(Comparator.comparingDouble(CutBoundaries::area)).orElseThrow();
    }
  }

  private CutBoundaries(JsonNode file) {
    this.file = file;
  }

  /// Lines of code, places of labels, and path.
  static List<String> cut(Path topoJson, String prefecture) {
    return new CutBoundaries(JsonMapper.shared().readTree(topoJson)).cut(prefecture);
  }

  private List<String> cut(String prefecture) {
    List<JsonNode> chosen =
        file.get("objects")
            .iterator()
            .next()
            .get("geometries")
            .valueStream()
            .filter(each ->
                each.at("/properties/prefecture_code").asString().equals(prefecture)
                    && each.at("/properties/lg_code").asString().startsWith(prefecture))
            .sorted(Comparator.comparing(each -> each.at("/properties/lg_code").asString()))
            .toList();
    double[] whole = box(chosen, 1, 1);
    double narrow = Math.cos(Math.toRadians((whole[1] + whole[3]) / 2));
    arcs.clear();
    double scale = (WIDTH - 2 * EDGE) / ((whole[2] - whole[0]) * narrow);
    // Islands that are not drawn take no room.
    double[] box = box(chosen, narrow * scale, scale);
    scale *= (WIDTH - 2 * EDGE) / (box[2] - box[0]);
    arcs.clear();
    double[] drawn = box(chosen, narrow * scale, scale);
    List<String> lines = new ArrayList<>();
    for (JsonNode each : chosen) {
      Municipality cut = municipality(each, narrow * scale, scale);
      lines.add(line(cut, EDGE - drawn[0], drawn[3] + EDGE));
    }
    return lines;
  }

  /// West, south, east and north of what is drawn.
  private double[] box(List<JsonNode> chosen, double x, double y) {
    double[] box = {1e9, 1e9, -1e9, -1e9};
    for (JsonNode each : chosen) {
      for (List<double[]> ring : municipality(each, x, y).rings()) {
        for (double[] point : ring) {
          box[0] = Math.min(box[0], point[0]);
          box[1] = Math.min(box[1], point[1]);
          box[2] = Math.max(box[2], point[0]);
          box[3] = Math.max(box[3], point[1]);
        }
      }
    }
    return box;
  }

  private Municipality municipality(JsonNode geometry, double x, double y) {
    List<List<double[]>> rings = new ArrayList<>();
    JsonNode polygons = geometry.get("arcs");
    boolean several = geometry.get("type").asString().equals("MultiPolygon");
    for (JsonNode polygon : several ? polygons : List.of(polygons)) {
      for (JsonNode ring : polygon) {
        rings.add(ring(ring, x, y));
      }
    }
    Municipality all = new Municipality(geometry.at("/properties/lg_code").asString(), rings);
    List<double[]> largest = all.largest();
    // In degrees nothing is small yet.
    return x == 1
        ? all
        : new Municipality(
            all.code(),
            rings.stream().filter(ring -> ring == largest || area(ring) >= SMALLEST).toList());
  }

  private List<double[]> ring(JsonNode numbers, double x, double y) {
    List<double[]> ring = new ArrayList<>();
    for (JsonNode each : numbers) {
      int number = each.asInt();
      List<double[]> arc = arc(number < 0 ? ~number : number, x, y);
      List<double[]> onward = number < 0 ? arc.reversed() : arc;
      ring.addAll(ring.isEmpty() ? onward : onward.subList(1, onward.size()));
    }
    return ring;
  }

  private List<double[]> arc(int number, double x, double y) {
    return arcs.computeIfAbsent(
        number,
        unseen -> {
          JsonNode scale = file.at("/transform/scale");
          JsonNode shift = file.at("/transform/translate");
          List<double[]> points = new ArrayList<>();
          long east = 0;
          long north = 0;
          for (JsonNode step : file.get("arcs").get(number)) {
            east += step.get(0).asLong();
            north += step.get(1).asLong();
            points.add(
                new double[] {
                  x * (east * scale.get(0).asDouble() + shift.get(0).asDouble()),
                  y * (north * scale.get(1).asDouble() + shift.get(1).asDouble())
                });
          }
          return x == 1 ? points : simplified(points);
        });
  }

  /// Douglas and Peucker (1973); the ends stay where they are.
  private static List<double[]> simplified(List<double[]> points) {
    double[] first = points.getFirst();
    double[] last = points.getLast();
    int farthest = 0;
    double most = 0;
    for (int i = 1; i < points.size() - 1; i++) {
      double far = distance(points.get(i), first, last);
      if (far > most) {
        most = far;
        farthest = i;
      }
    }
    if (most <= TOLERANCE) {
      return List.of(first, last);
    }
    List<double[]> kept = new ArrayList<>(simplified(points.subList(0, farthest + 1)));
    kept.removeLast();
    kept.addAll(simplified(points.subList(farthest, points.size())));
    return kept;
  }

  private static double distance(double[] point, double[] from, double[] to) {
    double dx = to[0] - from[0];
    double dy = to[1] - from[1];
    double length = dx * dx + dy * dy;
    double share =
        length == 0
            ? 0
            : Math.clamp(
                ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length, 0.0, 1.0);
    return Math.hypot(point[0] - from[0] - share * dx, point[1] - from[1] - share * dy);
  }

  private static double area(List<double[]> ring) {
    double twice = 0;
    for (int i = 1; i < ring.size(); i++) {
      twice += ring.get(i - 1)[0] * ring.get(i)[1] - ring.get(i)[0] * ring.get(i - 1)[1];
    }
    return Math.abs(twice) / 2;
  }

  private static String line(Municipality cut, double right, double down) {
    List<String> labels = new ArrayList<>();
    for (List<double[]> ring : cut.rings()) {
      double[] place = inmost(ring);
      // Parts that lie apart say what they belong to, too, where there is room.
      if (ring == cut.largest() || toBorder(ring, place) >= ROOM) {
        labels.add(tenths(place[0] + right) + " " + tenths(down - place[1]));
      }
    }
    StringBuilder path = new StringBuilder();
    for (List<double[]> ring : cut.rings()) {
      String before = "";
      for (double[] point : ring.subList(0, ring.size() - 1)) {
        String here = tenths(point[0] + right) + " " + tenths(down - point[1]);
        // What falls together in tenths is one corner.
        if (!here.equals(before)) {
          path.append(before.isEmpty() ? "M" : "L").append(here);
        }
        before = here;
      }
      path.append("Z");
    }
    return cut.code() + "," + String.join(" ", labels) + "," + path;
  }

  private static String tenths(double coordinate) {
    return String.format(Locale.ROOT, "%.1f", coordinate).replace(".0", "");
  }

  /// The point within a ring that is farthest from its border, to a quarter of a unit.
  private static double[] inmost(List<double[]> ring) {
    double[] best = ring.getFirst();
    double most = 0;
    double[] low = {1e9, 1e9};
    double[] high = {-1e9, -1e9};
    for (double[] point : ring) {
      for (int axis = 0; axis < 2; axis++) {
        low[axis] = Math.min(low[axis], point[axis]);
        high[axis] = Math.max(high[axis], point[axis]);
      }
    }
    for (double x = low[0]; x < high[0]; x += 0.25) {
      for (double y = low[1]; y < high[1]; y += 0.25) {
        double[] here = {x, y};
        double far = contains(ring, here) ? toBorder(ring, here) : 0;
        if (far > most) {
          most = far;
          best = here;
        }
      }
    }
    return best;
  }

  private static double toBorder(List<double[]> ring, double[] point) {
    double least = 1e9;
    for (int i = 1; i < ring.size(); i++) {
      least = Math.min(least, distance(point, ring.get(i - 1), ring.get(i)));
    }
    return least;
  }

  private static boolean contains(List<double[]> ring, double[] point) {
    boolean inside = false;
    for (int i = 1; i < ring.size(); i++) {
      double[] a = ring.get(i - 1);
      double[] b = ring.get(i);
      if (a[1] > point[1] != b[1] > point[1]
          && point[0] < (b[0] - a[0]) * (point[1] - a[1]) / (b[1] - a[1]) + a[0]) {
        inside = !inside;
      }
    }
    return inside;
  }
}
