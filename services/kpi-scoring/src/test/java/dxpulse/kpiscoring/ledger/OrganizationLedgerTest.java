package dxpulse.kpiscoring.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationLedgerTest {
  private final OrganizationLedger ledger = new OrganizationLedger(new OrganizationCode("020001"));

  @Test
  void saysWhetherAValueWasNewsForIt() {
    assertThat(ledger.take(value("020001", "2024-05", 2))).isTrue();
    assertThat(ledger.take(value("020001", "2024-05", 2))).isFalse();
    assertThat(ledger.take(value("020001", "2024-05", 1))).isFalse();
    assertThat(ledger.take(value("022012", "2024-05", 3))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1900-01", "FY1904", "CY1905", "2199-12"})
  void refusesAPeriodThatNoBoardReachesAndStaysAsItIs(String period) {
    assertThatThrownBy(() -> ledger.take(value("020001", period, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(period);
    assertThat(ledger.take(value("020001", "2024-05", 1))).isTrue();
  }

  /// A score may have been told and not kept.
  @Test
  void takesOverTheNewestRevisionThatWasTold() {
    assertThat(ledger.restore(score(3))).isTrue();
    assertThat(ledger.restore(score(2))).isFalse();
    assertThat(ledger.restore(score(3))).isFalse();
    assertThat(ledger.restore(score(4))).isTrue();
  }

  private static ValueRecorded value(String area, String period, int revision) {
    return EventCodec.decode(
        EventType.VALUE_RECORDED,
        """
        {"organization":"020001","indicator":"I19","area":"%s","period":"%s","value":"30",
         "status":"FINAL","sample":false,"source":{"kind":"FEED","system":"s","submittedBy":"f"},
         "revision":%d,"observationId":"o","outcome":"RECORDED",
         "submittedAt":"2026-07-05T01:02:03Z","recordedAt":"2026-07-05T01:02:03Z"}
        """
            .formatted(area, period, revision)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static KpiScored score(int revision) {
    return EventCodec.decode(
        EventType.KPI_SCORED,
        """
        {"organization":"020001","kpi":"K8","granularity":"month","period":"2024-05","index":30.0,
         "coverage":1.0,"provisional":false,"sample":false,"components":[],"contributions":[],
         "kpiVersion":1,"revision":%d,"cause":{"kind":"VALUE"},"scoredAt":"2024-06-01T00:00:00Z"}
        """
            .formatted(revision)
            .getBytes(StandardCharsets.UTF_8));
  }
}
