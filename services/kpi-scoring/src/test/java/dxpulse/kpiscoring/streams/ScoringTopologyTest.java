package dxpulse.kpiscoring.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.wire.DeadLetter;
import dxpulse.contracts.wire.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/// The scoring as a stream, without a broker.
class ScoringTopologyTest extends StreamFixture {

  @Test
  void aValueMovesItsOwnKpiInItsOwnPeriodsAndNoOther() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));

    List<KpiScored> told = told();
    assertThat(told).extracting(score -> score.kpi().value()).containsOnly("K8");
    assertThat(told)
        .extracting(score -> score.period().toString())
        .containsExactlyInAnyOrder("2024-05", "FY2024-Q1", "FY2024-H1", "FY2024");
    assertThat(told).extracting(KpiScored::index).containsOnly(30.0);
    assertThat(told).extracting(score -> score.cause().observationId()).containsOnly("o1");
    assertThat(heard).containsOnlyKeys("o1");
  }

  @Test
  void scoresCarryTheTraceOfTheValueAndTheKeyOfTheirKpi() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));

    assertThat(scores.readRecordsToList())
        .hasSize(4)
        .allSatisfy(record -> {
          assertThat(EventCodec.header(record.headers(), EventCodec.TRACEPARENT))
              .contains("4bf92f3577b34da6a3ce929d0e0e4736");
          assertThat(record.key()).startsWith("020001");
        });
  }

  @Test
  void theSameValueAgainMakesNoNewRevision() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));
    Map<String, KpiScored> before = newest(told());

    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));

    assertThat(told()).allSatisfy(score -> assertThat(before).containsValue(score));
  }

  @Test
  void anOlderRevisionThatComesLateChangesNothing() {
    send(Topics.VALUE_RECORDED, value("o2", "I19", "2024-05", 50, 2));
    assertThat(told()).hasSize(4);

    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));

    assertThat(told()).isEmpty();
  }

  @Test
  void anyOrderOfDefinitionsAndValuesEndsInTheSameScores() {
    List<TestRecord<String, byte[]>> facts = new ArrayList<>();
    List<String> topics = new ArrayList<>();
    for (int month = 1; month <= 9; month++) {
      facts.add(record(value("o" + month, "I15", "2024-0" + month, 10 * month, 1)));
      topics.add(Topics.VALUE_RECORDED);
    }
    facts.add(record(kpi("K7", "I15")));
    topics.add(Topics.KPI_DEFINED);
    Map<String, String> expected = null;
    for (int seed = 0; seed < 10; seed++) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < facts.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, new Random(seed));
      try (TopologyTestDriver other = driver()) {
        TestOutputTopic<String, byte[]> out = output(other, Topics.KPI_SCORED);
        pipe(other, Topics.INDICATOR_DEFINED, record(indicator("I15")));
        pipe(other, Topics.KPI_DEFINED, record(kpi("K6", "I15")));
        order.forEach(i -> pipe(other, topics.get(i), facts.get(i)));
        clock.now = clock.now.plusSeconds(1);
        other.advanceWallClockTime(Duration.ofSeconds(1));
        Map<String, String> indexes = new TreeMap<>();
        newest(read(out))
            .forEach((place, score) ->
                indexes.put(place, score.index() + " " + score.change() + " " + score.coverage()));
        if (expected == null) {
          expected = indexes;
        }
        assertThat(indexes).as("order %s", order).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatNobodyCanReadIsSetAsideWithTheReasonAndTheFlowGoesOn() {
    TestOutputTopic<String, byte[]> dead = output(Topics.deadLettersOf(Topics.VALUE_RECORDED));
    byte[] poison = bytes("{\"organization\":17}");

    send(Topics.VALUE_RECORDED, poison);
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));

    TestRecord<String, byte[]> letter = dead.readRecord();
    assertThat(letter.value()).isEqualTo(poison);
    assertThat(EventCodec.header(letter.headers(), DeadLetter.REASON)).isNotBlank();
    assertThat(EventCodec.header(letter.headers(), DeadLetter.CONSUMER)).isEqualTo("kpi-scoring");
    assertThat(told()).hasSize(4);
  }

  @Test
  void valuesThatComeWhileScoringRestsAreScoredTogetherAndEachIsAnswered() {
    clock.step = Duration.ofMillis(10);
    for (int i = 1; i <= 20; i++) {
      send(Topics.VALUE_RECORDED, value("o" + i, "I19", "2024-05", 30 + i, i));
    }
    // The clock goes on with each look at it, until the rest is over.
    for (int look = 0; look < 20; look++) {
      driver.advanceWallClockTime(Duration.ofSeconds(5));
    }

    List<KpiScored> told = told();
    assertThat(told).hasSizeLessThan(20 * 4).hasSize(counted);
    assertThat(newest(told).values()).extracting(KpiScored::index).containsOnly(50.0);
    assertThat(heard).hasSize(20);
    assertThat(heard.get("o20")).hasSize(4);
  }

  @Test
  void eachValueThatWasScoredTogetherWithOthersIsNamedByOneRevision() {
    clock.step = Duration.ofMillis(10);
    for (int month = 4; month <= 9; month++) {
      send(Topics.VALUE_RECORDED, value("o" + month, "I19", "2024-0" + month, 30 + month, 1));
    }
    for (int look = 0; look < 20; look++) {
      driver.advanceWallClockTime(Duration.ofSeconds(5));
    }

    List<KpiScored> ofTheYear =
        told().stream().filter(score -> score.period().toString().equals("FY2024")).toList();
    assertThat(ofTheYear).hasSizeLessThan(6);
    assertThat(
            ofTheYear.stream()
                .flatMap(score -> Stream.concat(score.others().stream(), Stream.of(score.cause())))
                .map(KpiScored.Cause::observationId))
        .containsExactly("o4", "o5", "o6", "o7", "o8", "o9");
  }

  @Test
  void whatOnlyMeasuresItsChangeFollowsOnceWhenValuesComeOneAfterTheOther() {
    scoreAprilAndMay();

    clock.now = clock.now.plusSeconds(60);
    send(Topics.VALUE_RECORDED, value("april-2", "I19", "2024-04", 21, 2));
    assertThat(newest(told()).keySet())
        .as("a value that comes alone moves all at once")
        .containsExactly("K8 2024-04", "K8 2024-05");
    for (int revision = 3; revision <= 9; revision++) {
      clock.now = clock.now.plusMillis(10);
      driver.advanceWallClockTime(Duration.ofMillis(10));
      send(
          Topics.VALUE_RECORDED,
          changed(
              value("april-" + revision, "I19", "2024-04", 19 + revision, revision),
              "\"revision\"",
              "\"previousValue\":\"" + (18 + revision) + "\",\"revision\""));
    }
    assertThat(told())
        .extracting(score -> score.period() + " " + score.index())
        .as("each is scored at once, and what follows it is not")
        .containsExactly(
            "2024-04 22.0",
            "2024-04 23.0",
            "2024-04 24.0",
            "2024-04 25.0",
            "2024-04 26.0",
            "2024-04 27.0",
            "2024-04 28.0");
    assertThat(heard).doesNotContainKey("april-9");

    clock.now = clock.now.plusMillis(50);
    driver.advanceWallClockTime(Duration.ofMillis(10));

    assertThat(told())
        .as("nothing came for a moment")
        .singleElement()
        .satisfies(score -> {
          assertThat(score.period()).hasToString("2024-05");
          assertThat(score.change()).isEqualTo(2.0);
          assertThat(score.cause().observationId()).isEqualTo("april-9");
          assertThat(score.cause().previousValue()).as("before april-3").hasToString("21");
          assertThat(score.others()).isEmpty();
        });
    assertThat(heard.get("april-9"))
        .extracting(score -> score.period().toString())
        .containsExactly("2024-04", "2024-05");
    assertThat(heard.get("april-3")).hasSize(2);
  }

  @Test
  void whatFollowsWaitsASecondAtMostHoweverManyValuesCome() {
    scoreAprilAndMay();

    for (int revision = 2; revision <= 55; revision++) {
      clock.now = clock.now.plusMillis(40);
      send(
          Topics.VALUE_RECORDED,
          value("april-" + revision, "I19", "2024-04", 20 + revision, revision));
    }

    assertThat(told().stream().filter(score -> score.period().toString().equals("2024-05")))
        .as("the first comes alone, then one in each second")
        .hasSize(3);
    assertThat(heard).containsKeys("april-2", "april-3", "april-50");
    assertThat(heard).doesNotContainKey("april-55");

    clock.now = clock.now.plusMillis(50);
    driver.advanceWallClockTime(Duration.ofMillis(10));

    assertThat(heard.get("april-55")).hasSize(2);
  }

  private void scoreAprilAndMay() {
    send(Topics.VALUE_RECORDED, value("may", "I19", "2024-05", 30, 1));
    send(Topics.VALUE_RECORDED, value("april", "I19", "2024-04", 20, 1));
    clock.now = clock.now.plusSeconds(2);
    driver.advanceWallClockTime(Duration.ofSeconds(2));
    assertThat(told()).isNotEmpty();
  }

  @Test
  void aRestEndsSoonHoweverLongTheScoringTook() {
    clock.step = Duration.ofMinutes(1);
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));
    assertThat(told()).hasSize(4);

    send(Topics.VALUE_RECORDED, value("o2", "I19", "2024-05", 70, 2));

    assertThat(newest(told()).values()).extracting(KpiScored::index).containsOnly(70.0);
  }

  @Test
  void aValueIsCarriedForwardAsTimeGoesOnAndThenIsTooOld() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));
    assertThat(told()).hasSize(4);

    clock.now = Instant.parse("2024-06-30T15:00:00Z"); // 1 July in Japan
    driver.advanceWallClockTime(Duration.ofMinutes(2));

    Map<String, KpiScored> july = newest(told());
    // The outlook, or why there is none, is told with the last periods alone.
    assertThat(july.keySet())
        .containsExactly("K8 2024-05", "K8 2024-06", "K8 2024-07", "K8 FY2024-Q1", "K8 FY2024-Q2");
    assertThat(List.of("K8 2024-05", "K8 FY2024-Q1"))
        .allSatisfy(over -> assertThat(july.remove(over)).extracting(KpiScored::forecast).isNull());
    assertThat(july.values())
        .allSatisfy(score -> {
          assertThat(score.index()).isEqualTo(30.0);
          assertThat(score.components().getFirst().carriedForward()).isTrue();
          assertThat(String.valueOf(score.components().getFirst().valuePeriod()))
              .isEqualTo("2024-05");
        });

    clock.now = Instant.parse("2026-11-24T00:00:00Z");
    driver.advanceWallClockTime(Duration.ofMinutes(2));

    Map<String, KpiScored> later = newest(told());
    // Six months after the end of May 2024 is the end of November.
    assertThat(Objects.requireNonNull(later.get("K8 2024-11")).index()).isEqualTo(30.0);
    assertThat(Objects.requireNonNull(later.get("K8 2024-12")).index()).isNull();
    assertThat(
            String.valueOf(
                Objects.requireNonNull(later.get("K8 2024-12"))
                    .components()
                    .getFirst()
                    .notScored()))
        .isEqualTo("TOO_OLD");
    assertThat(later).doesNotContainKey("K8 2025-01");
    assertThat(Objects.requireNonNull(later.get("K8 FY2024-Q3")).index()).isNull();
    assertThat(later).doesNotContainKey("K8 FY2024-Q4");
  }

  @Test
  void goalpostsNeedNoTarget() {
    send(
        Topics.INDICATOR_DEFINED,
        changed(
            secondVersionOf(
                indicator("I19"),
                "{\"method\":\"RATIO\"}",
                "{\"method\":\"GOALPOSTS\",\"lower\":\"10\",\"upper\":\"60\"}"),
            "[{\"period\":\"FY2028\",\"value\":\"100\"}]",
            "[]"));
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));

    // (30 − 10)/(60 − 10)
    assertThat(told()).extracting(KpiScored::index).containsOnly(40.0);
  }

  @Test
  void aSampleThatIsAStageMarksTheScoreAsSample() {
    send(
        Topics.INDICATOR_DEFINED,
        secondVersionOf(
            indicator("I19"),
            "{\"method\":\"RATIO\"}",
            "{\"method\":\"STAGES\",\"stages\":{\"試行\":\"50\"}}"));
    send(
        Topics.VALUE_RECORDED,
        changed(
            changed(value("o1", "I19", "2024-05", 30, 1), "\"value\":\"30\"", "\"stage\":\"試行\""),
            "\"sample\":false",
            "\"sample\":true"));

    assertThat(told())
        .hasSize(4)
        .allSatisfy(score -> {
          assertThat(score.index()).isEqualTo(50.0);
          assertThat(score.sample()).isTrue();
        });
  }

  @Test
  void noHeaderOfTheInnerWiringLeavesTheHouse() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));

    assertThat(scores.readRecordsToList())
        .isNotEmpty()
        .allSatisfy(record ->
            assertThat(record.headers())
                .extracting(header -> header.key())
                .allSatisfy(key -> assertThat(key).matches("ce_.+|content-type|traceparent")));
  }
}
