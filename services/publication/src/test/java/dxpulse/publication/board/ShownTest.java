package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.wire.HttpFormat;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Figures are rounded half up, and their difference is that of the figures as shown.
class ShownTest {
  static List<JsonNode> cases() throws IOException {
    try (InputStream in = ShownTest.class.getResourceAsStream("/vectors/rounding.json")) {
      return HttpFormat.mapper()
          .readTree(Objects.requireNonNull(in))
          .get("cases")
          .valueStream()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aReaderCanCheckEveryDifferenceWithTheFiguresShown(JsonNode expected) {
    double current = number(expected, "current");

    assertThat(Shown.figure(current)).isEqualTo(decimal(expected, "shown"));
    if (!expected.get("previous").isNull()) {
      double previous = number(expected, "previous");
      assertThat(Shown.figure(previous)).isEqualTo(decimal(expected, "shown_previous"));
      assertThat(Shown.change(previous, current))
          .isEqualTo(decimal(expected, "difference_points_from_shown"));
      assertThat(Shown.percent(previous, current))
          .isEqualTo(decimal(expected, "change_percent_from_shown"));
    }
  }

  private static double number(JsonNode expected, String name) {
    return Double.parseDouble(expected.get(name).asString());
  }

  private static BigDecimal decimal(JsonNode expected, String name) {
    return new BigDecimal(expected.get(name).asString());
  }
}
