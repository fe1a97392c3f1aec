package dxpulse.kpiscoring.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every book of scores keeps to.
public abstract class ScoreBookContract {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final KpiCode K8 = new KpiCode("K8");
  private static final Instant START = Instant.parse("2024-06-01T00:00:00Z");

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

    assertThat(book.revisions(book.newest(AOMORI, K8, Granularity.MONTH)))
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

  @Test
  void answersTheRevisionsOfTheScoresThatAreAskedForAndNoLaterOnes() {
    ScoreBook book = emptyBook();
    List<KpiScored> may = revisions("2024-05", 4);
    List<KpiScored> june = revisions("2024-06", 2);
    book.enter(may);
    book.enter(june);

    assertThat(book.revisions(List.of(june.get(1), may.get(2))))
        .containsExactly(june, may.subList(0, 3));
    assertThat(book.revisions(List.of())).isEmpty();
  }

  /// Each history is asked at every revision's instant, just before it and just after it.
  @Test
  void answersWhatWasTheNewestAtAnInstant() {
    ScoreBook book = emptyBook();
    for (int count = 1; count <= 12; count++) {
      List<KpiScored> history = revisions("2024-%02d".formatted(count), count);
      book.enter(history);
    }

    for (int second = 0; second <= 13; second++) {
      for (int nanos : List.of(0, 1, -1)) {
        List<KpiScored> expected = new ArrayList<>();
        int known = nanos < 0 ? second - 1 : second;
        for (int count = 1; count <= 12 && known > 0; count++) {
          expected.add(revisions("2024-%02d".formatted(count), Math.min(known, count)).getLast());
        }
        assertThat(
                book.asOf(
                    AOMORI, K8, Granularity.MONTH, START.plusSeconds(second).plusNanos(nanos)))
            .as("%s s %s ns", second, nanos)
            .isEqualTo(expected);
      }
    }
    assertThat(book.asOf(AOMORI, K8, Granularity.YEAR, START.plusSeconds(99))).isEmpty();
  }

  @Test
  void aRevisionThatIsNotThereYetHidesNoOther() {
    for (int missing = 1; missing <= 5; missing++) {
      ScoreBook book = emptyBook();
      List<KpiScored> history = new ArrayList<>(revisions("2024-05", 6));
      KpiScored late = history.remove(missing - 1);
      book.enter(history);

      for (int second = 0; second <= 6; second++) {
        int known = second == missing ? second - 1 : second;
        assertThat(book.asOf(AOMORI, K8, Granularity.MONTH, START.plusSeconds(second)))
            .as("without %s, at %s s", missing, second)
            .isEqualTo(known == 0 ? List.of() : List.of(revisions("2024-05", known).getLast()));
      }
      book.enter(List.of(late));
      assertThat(book.asOf(AOMORI, K8, Granularity.MONTH, late.scoredAt())).containsExactly(late);
    }
  }

  /// So many that they are not read in one go.
  @Test
  void answersMoreThanAThousandPeriods() {
    ScoreBook book = emptyBook();
    List<KpiScored> scores = new ArrayList<>();
    for (int month = 0; month < 1_001; month++) {
      scores.add(score("%d-%02d".formatted(1950 + month / 12, month % 12 + 1), month, 1));
    }
    book.enter(scores);

    assertThat(book.newest(AOMORI, K8, Granularity.MONTH)).isEqualTo(scores);
    assertThat(book.asOf(AOMORI, K8, Granularity.MONTH, START.plusSeconds(1))).isEqualTo(scores);
    assertThat(book.revisions(scores))
        .hasSize(1_001)
        .allSatisfy(each -> assertThat(each).hasSize(1));
  }

  /// One revision each second.
  private static List<KpiScored> revisions(String period, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(revision -> score(period, 10 * revision, revision))
        .toList();
  }

  private static KpiScored score(String period, double index, int revision) {
    return EventCodec.decode(
        EventType.KPI_SCORED,
        """
        {"organization":"020001","kpi":"K8","granularity":"month","period":"%s","index":%s,
         "coverage":1.0,"provisional":false,"sample":false,"components":[],"contributions":[],
         "kpiVersion":1,"revision":%d,"cause":{"kind":"VALUE","observationId":"o%d"},
         "scoredAt":"%s"}
        """
            .formatted(period, index, revision, revision, START.plusSeconds(revision))
            .getBytes(StandardCharsets.UTF_8));
  }
}
