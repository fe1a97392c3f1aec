package dxpulse.kpiscoring.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every book of scores keeps to.
public abstract class ScoreBookContract {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final KpiCode K8 = new KpiCode("K8");

  protected abstract ScoreBook emptyBook();

  @Test
  void answersTheNewestRevisionOfEachPeriodOldestPeriodFirst() {
    ScoreBook book = emptyBook();
    book.enter(List.of(score("2024-06", 50, 1), score("2024-05", 30, 1)));
    book.enter(List.of(score("2024-05", 40, 2)));

    assertThat(book.newest(AOMORI, K8, Granularity.MONTH))
        .containsExactly(score("2024-05", 40, 2), score("2024-06", 50, 1));
    assertThat(book.newest(AOMORI, K8, Granularity.YEAR)).isEmpty();
  }

  @Test
  void keepsEveryRevisionInItsOrderHoweverLateItComesAndHoweverOften() {
    ScoreBook book = emptyBook();
    book.enter(List.of(score("2024-05", 40, 2)));
    book.write();
    book.enter(List.of(score("2024-05", 30, 1), score("2024-05", 40, 2)));
    book.write();

    assertThat(book.revisions(AOMORI, K8, Granularity.MONTH))
        .containsExactly(List.of(score("2024-05", 30, 1), score("2024-05", 40, 2)));
    assertThat(book.newest(AOMORI, K8, Granularity.MONTH)).containsExactly(score("2024-05", 40, 2));
  }

  @Test
  void neverRewritesARevision() {
    ScoreBook book = emptyBook();
    book.enter(List.of(score("2024-05", 30, 1), score("2024-05", 31, 1)));
    book.write();
    book.enter(List.of(score("2024-05", 99, 1)));

    assertThat(book.newest(AOMORI, K8, Granularity.MONTH)).containsExactly(score("2024-05", 30, 1));
  }

  private static KpiScored score(String period, double index, int revision) {
    return EventCodec.decode(
        EventType.KPI_SCORED,
        """
        {"organization":"020001","kpi":"K8","granularity":"month","period":"%s","index":%s,
         "coverage":1.0,"provisional":false,"sample":false,"components":[],"contributions":[],
         "kpiVersion":1,"revision":%d,"cause":{"kind":"VALUE","observationId":"o%d"},
         "scoredAt":"2024-06-01T00:00:00Z"}
        """
            .formatted(period, index, revision, revision)
            .getBytes(StandardCharsets.UTF_8));
  }
}
