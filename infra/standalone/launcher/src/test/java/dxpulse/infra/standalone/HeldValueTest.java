package dxpulse.infra.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.wire.WireFormat;
import org.junit.jupiter.api.Test;

class HeldValueTest {
  @Test
  void saysTheSameAgain() {
    assertThat(
            repeated(
                """
                {"period": "FY2024-Q2", "value": 48.5, "numerator": null, "stage": null,
                 "status": "FINAL", "sample": true, "revision": 3, "note": null, "history": []}
                """))
        .isEqualTo(
            WireFormat.mapper()
                .readTree(
                    """
                    {"indicator": "I19", "period": "FY2024-Q2", "status": "FINAL", "sample": true,
                     "value": 48.5}
                    """));
  }

  @Test
  void repeatsCountsAsCounts() {
    assertThat(
            repeated(
                """
                {"period": "FY2024", "value": 42.6666667, "numerator": 512, "denominator": 1200,
                 "status": "PROVISIONAL", "sample": false}
                """))
        .isEqualTo(
            WireFormat.mapper()
                .readTree(
                    """
                    {"indicator": "I19", "period": "FY2024", "status": "PROVISIONAL",
                     "sample": false, "numerator": 512, "denominator": 1200}
                    """));
  }

  private static Object repeated(String held) {
    return WireFormat.mapper()
        .valueToTree(HeldValue.repeated("I19", WireFormat.mapper().readTree(held)));
  }
}
