package dxpulse.kpiscoring.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.wire.DeadLetter;
import dxpulse.contracts.wire.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/// What a stream keeps, what it refuses to keep, and how it goes on when it is opened anew.
class KeptFactsTest extends StreamFixture {

  @Test
  void aStreamThatIsOpenedAnewKnowsItsScoresAndTellsTheLatestAgain() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));
    Map<String, KpiScored> before = newest(told());

    try (TopologyTestDriver opened = driver()) {
      copy(driver, opened);
      TestOutputTopic<String, byte[]> out = output(opened, Topics.KPI_SCORED);
      counted = 0;
      opened.advanceWallClockTime(Duration.ofSeconds(1));
      assertThat(newest(read(out))).isEqualTo(before);
      assertThat(counted).isEqualTo(4);

      pipe(opened, Topics.VALUE_RECORDED, record(value("o1", "I19", "2024-05", 30, 1)));
      assertThat(read(out)).allSatisfy(score -> assertThat(before).containsValue(score));
      pipe(opened, Topics.VALUE_RECORDED, record(value("o2", "I19", "2024-05", 40, 2)));
      assertThat(read(out)).extracting(KpiScored::revision).containsOnly(2);
    }
  }

  /// The process ended after the value was kept and before its scores were told.
  @Test
  void aValueWhoseScoresWereNotToldIsScoredWhenTheStreamIsOpenedAnew() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));
    List<KpiScored> told = told();

    try (TopologyTestDriver opened = driver()) {
      copy(driver, opened);
      KeyValueStore<String, byte[]> kept = opened.getKeyValueStore(LedgerStore.SCORES);
      told.forEach(score -> kept.delete("020001|S|" + score.kpi() + "|" + score.period()));
      TestOutputTopic<String, byte[]> out = output(opened, Topics.KPI_SCORED);

      opened.advanceWallClockTime(Duration.ofSeconds(1));

      assertThat(read(out)).hasSize(4).extracting(KpiScored::index).containsOnly(30.0);
    }
  }

  @Test
  void aMunicipalitysValueNeverTakesThePlaceOfThePrefecturesNotEvenWhenOpenedAnew() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));
    assertThat(told()).hasSize(4);

    send(
        Topics.VALUE_RECORDED,
        bytes(
            new String(value("o2", "I19", "2024-05", 90, 2), StandardCharsets.UTF_8)
                .replace("\"area\":\"020001\"", "\"area\":\"022012\"")));

    assertThat(told()).isEmpty();
    assertThat(heard.get("o2")).isEmpty();
    assertThat(indexesWhenOpenedAnew()).containsOnly(30.0);
  }

  @Test
  void anOlderRevisionThatComesLateChangesNothingEvenWhenOpenedAnew() {
    send(Topics.VALUE_RECORDED, value("o2", "I19", "2024-05", 50, 2));
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));

    assertThat(indexesWhenOpenedAnew()).containsOnly(50.0);
  }

  @Test
  void anOlderDefinitionThatComesLateChangesNothingEvenWhenOpenedAnew() {
    send(Topics.INDICATOR_DEFINED, secondVersionOf(indicator("I19"), "\"100\"", "\"50\""));
    send(Topics.KPI_DEFINED, secondVersionOf(kpi("K8", "I19"), "\"100\"", "\"90\""));
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));
    send(Topics.INDICATOR_DEFINED, indicator("I19"));
    send(Topics.KPI_DEFINED, kpi("K8", "I19"));

    // 30 of 50, not of 100.
    assertThat(newest(told()).values()).extracting(KpiScored::index).containsOnly(60.0);
    assertThat(indexesWhenOpenedAnew()).containsOnly(60.0);
  }

  @Test
  void aPeriodThatNoBoardReachesIsSetAsideAndTheFlowGoesOn() {
    byte[] ancient = value("o1", "I19", "1900-01", 30, 1);

    send(Topics.VALUE_RECORDED, ancient);

    assertIsSetAsideAndTheFlowGoesOn(ancient, "1900-01");
  }

  @Test
  void aNumberThatNoStatisticHasIsSetAsideAndTheFlowGoesOn() {
    byte[] huge =
        bytes(
            new String(value("o1", "I19", "2024-04", 30, 1), StandardCharsets.UTF_8)
                .replace("\"value\":\"30\"", "\"value\":\"1E+999999999\""));

    send(Topics.VALUE_RECORDED, huge);

    assertIsSetAsideAndTheFlowGoesOn(huge, "value");
  }

  @Test
  void aRecordThatFailsUnforeseenIsSetAsideAndItsLedgerIsOpenedAnew() {
    byte[] value = value("o1", "I19", "2024-05", 20, 1);
    fails = true;

    send(Topics.VALUE_RECORDED, value);

    assertIsSetAsideAndTheFlowGoesOn(value, "nobody foresaw this");
  }

  @Test
  void revisionsGoOnWhenTheStateIsLost() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));
    send(Topics.VALUE_RECORDED, value("o2", "I19", "2024-05", 40, 2));
    toldBefore.addAll(told());
    assertThat(askedSince).containsExactly(Instant.EPOCH);

    try (TopologyTestDriver rebuilt = driver()) {
      TestOutputTopic<String, byte[]> out = output(rebuilt, Topics.KPI_SCORED);
      pipe(rebuilt, Topics.INDICATOR_DEFINED, record(indicator("I19")));
      pipe(rebuilt, Topics.KPI_DEFINED, record(kpi("K8", "I19")));
      pipe(rebuilt, Topics.VALUE_RECORDED, record(value("o2", "I19", "2024-05", 40, 2)));
      assertThat(read(out)).allSatisfy(score -> assertThat(score.revision()).isEqualTo(2));

      pipe(rebuilt, Topics.VALUE_RECORDED, record(value("o3", "I19", "2024-05", 70, 3)));

      assertThat(newest(read(out)).values())
          .hasSize(4)
          .allSatisfy(score -> assertThat(score.revision()).isGreaterThan(2))
          .extracting(KpiScored::index)
          .containsOnly(70.0);
    }
  }

  /// Scores are made anew when the ledger is opened, from what is kept.
  private List<Double> indexesWhenOpenedAnew() {
    try (TopologyTestDriver opened = driver()) {
      copy(driver, opened);
      KeyValueStore<String, byte[]> kept = opened.getKeyValueStore(LedgerStore.SCORES);
      for (String period : List.of("2024-05", "FY2024-Q1", "FY2024-H1", "FY2024")) {
        var unused = kept.delete("020001|S|K8|" + period);
      }
      TestOutputTopic<String, byte[]> out = output(opened, Topics.KPI_SCORED);
      opened.advanceWallClockTime(Duration.ofSeconds(1));
      List<Double> indexes = read(out).stream().map(KpiScored::index).toList();
      assertThat(indexes).hasSize(4);
      return indexes;
    }
  }

  private void assertIsSetAsideAndTheFlowGoesOn(byte[] record, String reason) {
    TestOutputTopic<String, byte[]> dead = output(Topics.deadLettersOf(Topics.VALUE_RECORDED));
    TestRecord<String, byte[]> letter = dead.readRecord();
    assertThat(letter.value()).isEqualTo(record);
    assertThat(EventCodec.header(letter.headers(), DeadLetter.REASON)).contains(reason);
    assertThat(dead.isEmpty()).isTrue();

    send(Topics.VALUE_RECORDED, value("o2", "I19", "2024-05", 40, 2));

    assertThat(newest(told()).values()).extracting(KpiScored::index).containsOnly(40.0);
    assertThat(indexesWhenOpenedAnew()).containsOnly(40.0);
  }
}
