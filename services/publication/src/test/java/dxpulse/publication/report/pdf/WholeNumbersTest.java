package dxpulse.publication.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "数（＋5.0）。, 数|（＋5.0）。",
    "is (+5.0) now, is |(+5.0) |now",
    "'費（−1,090）円', '費|（−1,090）|円'",
    "11.5か月, 11.5|か|月",
    "end.2 more, end.|2 |more"
  })
  void aLineNeverEndsWithinANumber(String text, String parts) {
    assertThat(String.join("|", parts(text))).isEqualTo(parts);
  }

  private static List<String> parts(String text) {
    WholeNumbers breaker = new WholeNumbers();
    breaker.setText(text);
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int to = breaker.next(); to >= 0; to = breaker.next()) {
      parts.add(text.substring(from, to));
      from = to;
    }
    if (from < text.length()) {
      parts.add(text.substring(from));
    }
    return parts;
  }
}
