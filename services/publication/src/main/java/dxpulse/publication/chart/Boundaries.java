package dxpulse.publication.chart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Where the municipalities lie, by their six-digit codes, in a drawing with north on top. Those of
/// 青森県 are known.
///
/// Source: 「国土数値情報（行政区域データ）」（国土交通省）を加工して作成; `map/NOTICE.md` tells how.
public final class Boundaries {
  static final double WIDTH = 400;
  static final double HEIGHT = 386;

  private static final NavigableMap<String, Boundary> ALL = read("/map/municipalities.csv");

  /// @param labels where its name or number may stand, the largest part first
  /// @param path its outline
  record Boundary(List<Place> labels, String path) {}

  record Place(double x, double y) {}

  private Boundaries() {}

  /// The codes of the municipalities that can be drawn, in their order.
  public static List<String> codes() {
    return List.copyOf(ALL.keySet());
  }

  static NavigableMap<String, Boundary> all() {
    return ALL;
  }

  private static NavigableMap<String, Boundary> read(String resource) {
    InputStream file = Boundaries.class.getResourceAsStream(resource);
    if (file == null) {
      throw new IllegalStateException("missing in the jar: " + resource);
    }
    NavigableMap<String, Boundary> read = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .forEach(line -> {
            String[] parts = line.split(",", 3);
            read.put(parts[0], new Boundary(places(parts[1]), parts[2]));
          });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return Collections.unmodifiableNavigableMap(read);
  }

  private static List<Place> places(String text) {
    String[] numbers = text.split(" ", -1);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += 2) {
      places.add(new Place(Double.parseDouble(numbers[i]), Double.parseDouble(numbers[i + 1])));
    }
    return List.copyOf(places);
  }
}
