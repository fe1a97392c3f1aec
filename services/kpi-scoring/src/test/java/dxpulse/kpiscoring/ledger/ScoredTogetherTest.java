package dxpulse.kpiscoring.ledger;

import static dxpulse.kpiscoring.ledger.PlanText.components;
import static dxpulse.kpiscoring.ledger.PlanText.indicator;
import static dxpulse.kpiscoring.ledger.PlanText.kpi;
import static dxpulse.kpiscoring.ledger.PlanText.kpiVersion;
import static dxpulse.kpiscoring.ledger.PlanText.target;
import static dxpulse.kpiscoring.ledger.PlanText.targets;
import static dxpulse.kpiscoring.ledger.PlanText.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Cause;
import dxpulse.contracts.types.event.KpiScored.Cause.Kind;
import dxpulse.contracts.types.event.KpiScored.Contribution;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A score that several values moved names them all: no reader is to think that it was the last.
class ScoredTogetherTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  private final OrganizationLedger ledger = new OrganizationLedger(new OrganizationCode("020001"));

  /// Three of equal weight go from 20 to 50.
  @Test
  void theNewestIsTheCauseAndTheOthersAreNamedInTheirOrder() {
    define("STOCK", "I1", "I2", "I3");
    apply(first("I1", "2024-04", 10), first("I2", "2024-04", 20), first("I3", "2024-04", 30));

    take(first("I1", "2024-05", 40), first("I2", "2024-05", 50), first("I3", "2024-05", 60));
    KpiScored score = settled("2024-05");

    assertThat(score.cause().indicator()).hasToString("I3");
    assertThat(score.others())
        .extracting(ScoredTogetherTest::said)
        .containsExactly(
            "VALUE I1 2024-05 null -> 40 o-I1-2024-05-1",
            "VALUE I2 2024-05 null -> 50 o-I2-2024-05-1");
    assertThat(score.othersCount()).isEqualTo(2);
    assertThat(score.change()).isEqualTo(30);
    assertThat(score.contributions()).hasSize(3);
    assertThat(score.contributions().stream().mapToDouble(Contribution::points).sum())
        .isCloseTo(30, within(1e-9));
  }

  @Test
  void aValueThatCameAloneHasNoOthers() {
    define("STOCK", "I1", "I2");
    apply(first("I1", "2024-04", 10), first("I2", "2024-04", 20));

    take(first("I1", "2024-05", 40));
    KpiScored score = settled("2024-05");

    assertThat(said(score.cause())).isEqualTo("VALUE I1 2024-05 null -> 40 o-I1-2024-05-1");
    assertThat(score.others()).isEmpty();
    assertThat(score.othersCount()).isNull();
  }

  /// I1 made most of the change since April, 10 to 70; of what is new in May I2 does, 21 to 30.
  @Test
  void theEffectOfEachOnAnIndexThatStoodIsItsOwn() {
    define("STOCK", "I1", "I2", "I3");
    apply(first("I1", "2024-04", 10), first("I2", "2024-04", 20), first("I3", "2024-04", 30));
    apply(first("I1", "2024-05", 70), first("I2", "2024-05", 21), first("I3", "2024-05", 30));

    take(revised("I2", "2024-05", 2, 21, 30), revised("I1", "2024-05", 2, 70, 73));
    KpiScored score = settled("2024-05");

    assertThat(score.contributions())
        .filteredOn(part -> part.cause().equals("I1"))
        .allMatch(part -> Math.abs(part.points() - 21) < 1e-9);
    assertThat(Objects.requireNonNull(score.revises()).effects())
        .extracting(Contribution::cause, effect -> Math.round(effect.points() * 1e9) / 1e9)
        .containsExactly(tuple("I1", 1.0), tuple("I2", 3.0));
  }

  /// Of one alone it is the whole difference.
  @Test
  void aCorrectionThatCameAloneTellsNoEffects() {
    define("STOCK", "I1", "I2");
    apply(first("I1", "2024-05", 70), first("I2", "2024-05", 20));

    take(revised("I2", "2024-05", 2, 20, 30));

    assertThat(Objects.requireNonNull(settled("2024-05").revises()).effects()).isEmpty();
  }

  @Test
  void theSameAreNamedInWhateverOrderTheyCame() {
    List<ValueRecorded> values =
        List.of(
            revised("I1", "2024-05", 2, 10, 40),
            first("I2", "2024-05", 50),
            first("I3", "2024-05", 60));
    Set<Set<String>> named = new HashSet<>();
    Set<Double> indexes = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      List<ValueRecorded> order = new ArrayList<>(values);
      List<ValueRecorded> shuffled = new ArrayList<>();
      shuffled.add(order.remove(i % 3));
      shuffled.add(order.remove(i / 3));
      shuffled.addAll(order);
      var fresh = new ScoredTogetherTest();
      fresh.define("STOCK", "I1", "I2", "I3");
      fresh.apply(first("I1", "2024-05", 10));

      shuffled.forEach(fresh::take);
      KpiScored score = fresh.settled("2024-05");

      Set<String> all = new TreeSet<>();
      all.add(said(score.cause()));
      score.others().forEach(other -> all.add(said(other)));
      named.add(all);
      indexes.add(score.index());
      assertThat(score.cause().indicator()).isEqualTo(shuffled.getLast().indicator());
    }

    assertThat(named).hasSize(1);
    assertThat(named.iterator().next()).hasSize(3);
    assertThat(indexes).hasSize(1);
  }

  @Test
  void ofSeveralValuesOfAPeriodTheLastIsNamedWithWhatHeldBeforeTheFirst() {
    define("STOCK", "I1", "I2", "I3");
    apply(first("I1", "2024-05", 10));

    take(
        revised("I1", "2024-05", 2, 10, 20),
        first("I2", "2024-05", 50),
        revised("I1", "2024-05", 3, 20, 30),
        first("I3", "2024-05", 60));
    KpiScored score = settled("2024-05");

    assertThat(score.others())
        .extracting(ScoredTogetherTest::said)
        .containsExactly(
            "VALUE I2 2024-05 null -> 50 o-I2-2024-05-1",
            "REVISION I1 2024-05 10 -> 30 o-I1-2024-05-3");
    assertThat(score.othersCount()).isEqualTo(2);
  }

  @Test
  void theCauseTooIsToldWithWhatHeldBeforeItsFirst() {
    define("STOCK", "I1", "I2");
    apply(first("I1", "2024-05", 10));

    take(
        first("I2", "2024-05", 50),
        revised("I1", "2024-05", 2, 10, 20),
        revised("I1", "2024-05", 3, 20, 30));
    KpiScored corrected = settled("2024-05");
    take(first("I1", "2024-06", 35), revised("I1", "2024-06", 2, 35, 36));
    KpiScored never = settled("2024-06");

    assertThat(said(corrected.cause())).isEqualTo("REVISION I1 2024-05 10 -> 30 o-I1-2024-05-3");
    assertThat(corrected.others())
        .extracting(ScoredTogetherTest::said)
        .containsExactly("VALUE I2 2024-05 null -> 50 o-I2-2024-05-1");
    assertThat(said(never.cause()))
        .as("what was never scored was never corrected")
        .isEqualTo("VALUE I1 2024-06 null -> 36 o-I1-2024-06-2");
    assertThat(never.others()).isEmpty();
    assertThat(never.othersCount()).isNull();
  }

  @Test
  void ofAFileOnlyTheNewestAreNamedAndAllAreCounted() {
    define("FLOW", "I1", "I2", "I3");

    for (int month = 1; month <= 9; month++) {
      for (String indicator : List.of("I1", "I2", "I3")) {
        take(first(indicator, "2023-0" + month, month));
      }
    }
    KpiScored year = settled("FY2023");

    assertThat(year.othersCount()).isEqualTo(17);
    assertThat(year.others()).hasSize(KpiScored.MOST_OTHERS);
    assertThat(said(year.cause())).contains("I3 2023-09");
    assertThat(said(year.others().getLast())).contains("I2 2023-09");
    assertThat(said(year.others().getFirst())).contains("I2 2023-06");
  }

  /// The forecast of the last month is drawn through those before it.
  @Test
  void whatMovesTheForecastAloneIsNoOther() {
    define("FLOW", "I1", "I2");
    for (int month = 1; month <= 6; month++) {
      apply(first("I1", "2024-0" + month, month), first("I2", "2024-0" + month, month));
    }

    take(revised("I1", "2024-02", 2, 2, 4), revised("I2", "2024-06", 2, 6, 9));
    Settled settled = ledger.settle(NOW);
    take(revised("I1", "2024-02", 3, 4, 1));
    Settled alone = ledger.settle(NOW);

    assertThat(of(settled, "2024-06").others()).isEmpty();
    assertThat(of(settled, "2024-06").cause().valuePeriod()).hasToString("2024-06");
    assertThat(of(alone, "2024-06").cause().valuePeriod())
        .as("it brought about the newest revision all the same")
        .hasToString("2024-02");
  }

  @Test
  void othersAloneMakeNoRevision() {
    define("STOCK", "I1");
    take(first("I1", "2024-05", 10));
    KpiScored score = settled("2024-05");
    Causes several = Causes.of(score.cause()).after(Causes.of(Cause.of(Kind.KPI_DEFINITION)));

    KpiScored told =
        Revision.told(
            score,
            several,
            null,
            () -> {
              throw new AssertionError("nothing stood before");
            });

    assertThat(told.others()).hasSize(1);
    assertThat(Revision.saysTheSame(score, told)).isTrue();
  }

  private void define(String accumulation, String... indicators) {
    List<String> weighted = new ArrayList<>();
    for (String code : indicators) {
      weighted.add(code + "*1");
      assertThat(
              ledger.apply(
                  indicator(
                      code,
                      version(
                          targets(target("FY2028", "100")),
                          "\"accumulation\":\"" + accumulation + "\"")),
                  NOW))
          .isEmpty();
    }
    assertThat(ledger.apply(kpi(kpiVersion(components(String.join(" ", weighted)))), NOW))
        .isEmpty();
  }

  private void apply(ValueRecorded... values) {
    for (ValueRecorded value : values) {
      assertThat(ledger.apply(value, NOW)).isNotEmpty();
    }
  }

  private void take(ValueRecorded... values) {
    for (ValueRecorded value : values) {
      assertThat(ledger.take(value)).isTrue();
    }
  }

  private KpiScored settled(String period) {
    return of(ledger.settle(NOW), period);
  }

  private static KpiScored of(Settled settled, String period) {
    return settled.told().stream()
        .filter(score -> score.period().toString().equals(period))
        .findFirst()
        .orElseThrow();
  }

  private static String said(Cause cause) {
    return "%s %s %s %s -> %s %s"
        .formatted(
            cause.kind(),
            cause.indicator(),
            cause.valuePeriod(),
            cause.previousValue(),
            cause.value(),
            cause.observationId());
  }

  private static ValueRecorded first(String indicator, String period, int value) {
    return value(indicator, period, 1, null, value);
  }

  private static ValueRecorded revised(
      String indicator, String period, int revision, int before, int value) {
    return value(indicator, period, revision, before, value);
  }

  private static ValueRecorded value(
      String indicator, String period, int revision, @Nullable Integer before, int value) {
    return EventCodec.decode(
        EventType.VALUE_RECORDED,
        """
        {"organization":"020001","indicator":"%s","area":"020001","period":"%s","value":"%d",%s
         "status":"FINAL","sample":false,"source":{"kind":"FEED","system":"s","submittedBy":"f"},
         "revision":%d,"observationId":"o-%s-%s-%d","outcome":"RECORDED",
         "submittedAt":"2026-07-05T01:02:03Z","recordedAt":"2026-07-05T01:02:03Z"}
        """
            .formatted(
                indicator,
                period,
                value,
                before == null ? "" : "\"previousValue\":\"" + before + "\",",
                revision,
                indicator,
                period,
                revision)
            .getBytes(StandardCharsets.UTF_8));
  }
}
