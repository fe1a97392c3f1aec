package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Cause.Kind;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.publication.board.LivePlan.Fact;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What became of indexes after they had been told, and how new their values are.
class TrailTest {
  private static final IndicatorCode I01 = new IndicatorCode("I01");
  private static final Instant FIFTH = Instant.parse("2024-07-05T01:00:00Z");
  private static final Instant SIXTH = Instant.parse("2024-07-06T01:00:00Z");
  private static final Instant SEVENTH = Instant.parse("2024-07-07T01:00:00Z");

  private final KpiScored first = score("FY2024-Q1", 1, null, 61.0, value("VALUE", FIFTH, ""));
  private final KpiScored corrected =
      score("FY2024-Q1", 2, 61.0, 64.2, value("REVISION", SIXTH, ""));

  /// Another past, a longer forecast: the index stayed, and so does what was told of it.
  private final KpiScored unmoved =
      score("FY2024-Q1", 3, 64.2, 64.2, "{\"kind\":\"KPI_DEFINITION\"}");

  @Test
  void aRevisionIsStillToldWhenALaterScoreMovedNothing() {
    KpiPast past = past(plan(List.of(first, corrected, unmoved)), "FY2024-Q1");

    assertThat(past.revisions())
        .extracting(KpiPast.Revised::index)
        .containsExactly(
            new IndexRevision(
                Granularity.QUARTER,
                Period.parse("FY2024-Q1"),
                2,
                61.0,
                64.2,
                1,
                SIXTH,
                Kind.REVISION,
                I01,
                Period.parse("2024-05"),
                0));
  }

  /// An earlier build kept another indicator as the cause.
  @Test
  void theCauseOfARevisionIsWhatItsScoreTellsThoughAnotherWasKept() {
    IndexRevision told = IndexRevision.of(corrected).orElseThrow();
    Fact.Revised kept =
        new Fact.Revised(
            corrected.organization(),
            corrected.kpi(),
            new IndexRevision(
                told.granularity(),
                told.period(),
                told.revision(),
                told.before(),
                told.after(),
                told.method(),
                told.at(),
                Kind.VALUE,
                new IndicatorCode("I02"),
                told.valuePeriod(),
                0));
    LivePlan scoreFirst = plan(List.of(first, corrected));
    scoreFirst.apply(kept);
    LivePlan keptFirst = plan(List.of());
    keptFirst.apply(kept);
    List.of(first, corrected).forEach(score -> keptFirst.apply(new Fact.Score(score)));

    for (LivePlan plan : List.of(scoreFirst, keptFirst)) {
      assertThat(past(plan, "FY2024-Q1").revisions())
          .extracting(KpiPast.Revised::index)
          .containsExactly(told);
      assertThat(plan.betterThan(kept))
          .contains(new Fact.Revised(kept.organization(), kept.kpi(), told));
    }
    LivePlan withoutTheScore = plan(List.of(first));
    withoutTheScore.apply(kept);
    assertThat(withoutTheScore.betterThan(kept)).isEmpty();
  }

  @Test
  void whatNoReaderSeesIsNoRevision() {
    KpiScored hardly = score("FY2024-Q1", 2, 61.0, 61.04, value("REVISION", SIXTH, ""));

    assertThat(past(plan(List.of(first, hardly)), "FY2024-Q1").revisions()).isEmpty();
  }

  @Test
  void anIndexThatAppearsOrVanishesIsARevision() {
    KpiScored gone = score("FY2024-Q1", 2, 61.0, null, "{\"kind\":\"VALUE\"}");

    assertThat(past(plan(List.of(first, gone)), "FY2024-Q1").revisions())
        .singleElement()
        .satisfies(each -> assertThat(each.index().after()).isNull());
  }

  @Test
  void laterPeriodsAreNotYetKnownToAnEarlierOne() {
    KpiScored later = score("FY2024-Q2", 2, 50.0, 55.0, value("REVISION", SIXTH, ""));
    LivePlan plan = plan(List.of(first, later, corrected));

    assertThat(past(plan, "FY2024-Q1").revisions()).hasSize(1);
    assertThat(past(plan, "FY2024-Q1").history()).hasSize(1);
    assertThat(past(plan, "FY2024-Q2").revisions())
        .extracting(each -> each.index().period().toString())
        .containsExactly("FY2024-Q2", "FY2024-Q1");
    assertThat(past(plan, "FY2024-Q2").history()).hasSize(2);
  }

  @Test
  void aValueIsAsNewAsTheLastTimeThatItWasRecordedWhateverTheScoreWasMadeFor() {
    LivePlan plan = plan(List.of(first, unmoved));
    assertThat(past(plan, "FY2024-Q1").recorded()).isEmpty();

    plan.apply(new Fact.Whole(recorded("2024-05", 2, SIXTH)));
    plan.apply(new Fact.Whole(recorded("2024-05", 1, FIFTH)));
    plan.apply(new Fact.Whole(recorded("2024-07", 1, SEVENTH)));

    assertThat(past(plan, "FY2024-Q1").recorded()).isEqualTo(Map.of(I01, SIXTH));
  }

  @Test
  void aLevelThatWasReportedForALongerPeriodIsAsNewAsThat() {
    LivePlan plan = plan(List.of(first));

    plan.apply(new Fact.Whole(recorded("FY2024-H1", 1, FIFTH)));
    assertThat(past(plan, "FY2024-Q1").recorded()).isEmpty();
    plan.apply(new Fact.Whole(recorded("FY2023-Q4", 1, SIXTH)));
    assertThat(past(plan, "FY2024-Q1").recorded()).isEmpty();
    plan.apply(new Fact.Score(score("FY2024-Q2", 1, null, 61.0, value("VALUE", FIFTH, ""))));

    assertThat(past(plan, "FY2024-Q2").recorded()).isEqualTo(Map.of(I01, FIFTH));
  }

  /// The pages of all later periods show it in their tables.
  @Test
  void aChangeRenewsThePagesOfAllLaterPeriodsAndOfNoEarlierOne() {
    List<KpiScored> years =
        Stream.iterate(Period.parse("FY2019-Q1"), Period::next)
            .limit(20)
            .map(each -> score(each.toString(), 1, null, 50.0, value("VALUE", FIFTH, "")))
            .toList();
    LivePlan plan = plan(years);
    Period second = years.get(1).period();
    Period last = years.getLast().period();
    long before = edition(plan, years.getFirst().period());
    long after = edition(plan, last);

    plan.apply(new Fact.Score(score(second.toString(), 2, 50.0, 51.0, value("VALUE", FIFTH, ""))));

    assertThat(edition(plan, years.getFirst().period())).isEqualTo(before);
    assertThat(edition(plan, last)).isGreaterThan(after);
    assertThat(past(plan, last.toString()).history()).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void itEndsTheSameHoweverOftenAndInWhateverOrderItIsTold(long seed) {
    List<KpiScored> told = new ArrayList<>();
    Random random = new Random(seed);
    for (int i = 1; i <= Trail.REVISIONS + 20; i++) {
      told.add(
          score(
              "FY2024-Q" + (1 + i % 4),
              i,
              random.nextInt(100) + 0.0,
              200.0 + i,
              value("REVISION", FIFTH.plusSeconds(i / 2), "")));
    }
    KpiPast inOrder = past(plan(told), "FY2024-Q4");
    List<KpiScored> anyhow = new ArrayList<>(told);
    anyhow.addAll(told.subList(3, 30));
    Collections.shuffle(anyhow, random);

    KpiPast past = past(plan(anyhow), "FY2024-Q4");

    assertThat(past.revisions()).hasSize(Trail.REVISIONS).isEqualTo(inOrder.revisions());
    assertThat(past.tallies()).isEqualTo(inOrder.tallies()).hasSize(4);
  }

  @Test
  void everyRevisionThatAReaderSawIsCountedThoughOnlyTheNewestAreListed() {
    List<KpiScored> told = new ArrayList<>(revisions(120));
    told.addAll(told.subList(40, 80));

    KpiPast past = past(plan(told), "FY2024-Q1");

    Tally tally = Objects.requireNonNull(past.tallies().get(Period.parse("FY2024-Q1")));
    assertThat(past.revisions()).hasSize(Trail.REVISIONS);
    assertThat(tally.count()).as("every third index stayed as it was").isEqualTo(79);
    assertThat(tally.isWhole()).isTrue();
    assertThat(tally.ordinal(past.revisions().getFirst().index().revision())).isEqualTo(79);
  }

  /// The log keeps the newest score only; earlier builds kept some revisions.
  @Test
  void whereSomeRevisionWasNeverToldTheCountIsNotTakenForTheWhole() {
    List<KpiScored> told = revisions(7);
    Tally newest = tally(plan(List.of(told.getLast())));
    Tally whole = tally(plan(told));

    assertThat(newest.count()).isEqualTo(1);
    assertThat(newest.isWhole()).isFalse();
    assertThat(whole.isWhole()).isTrue();
    assertThat(tally(plan(told.subList(2, 7))).isWhole()).isFalse();
    KpiScored silent = score("FY2024-Q1", 7, null, 50.0, value("VALUE", SIXTH, ""));
    assertThat(tally(plan(List.of(silent))).isWhole()).as("it says of none before").isFalse();
  }

  @Test
  void whatIsKeptBesideTheNewestScoreIsAllThatACountNeeds() {
    List<KpiScored> told = revisions(120);
    LivePlan plan = plan(told);
    LivePlan restored = plan(List.of(told.getLast()));

    plan.kept(told.getLast()).forEach(restored::apply);

    assertThat(tally(restored)).isEqualTo(tally(plan));
    restored.apply(new Fact.Score(told.get(60)));
    assertThat(tally(restored)).isEqualTo(tally(plan));
  }

  @Test
  void aTallyStaysSmallHoweverHighRevisionsCountAndSaysSo() {
    Tally far = Tally.of(1_000_000, true).and(Tally.of(Tally.MOST - 1, true));

    assertThat(far.count()).isEqualTo(1);
    assertThat(far.isWhole()).isFalse();
    assertThat(far.told()).hasSize(Tally.MOST / 64);
  }

  private static Tally tally(LivePlan plan) {
    return Objects.requireNonNull(past(plan, "FY2024-Q1").tallies().get(Period.parse("FY2024-Q1")));
  }

  /// The first score and those that followed; every third told the index that stood.
  private static List<KpiScored> revisions(int count) {
    List<KpiScored> told = new ArrayList<>();
    Double index = null;
    for (int i = 1; i <= count; i++) {
      Double next = i % 3 == 0 ? index : Double.valueOf(i);
      told.add(score("FY2024-Q1", i, index, next, value("REVISION", FIFTH.plusSeconds(i), "")));
      index = next;
    }
    return told;
  }

  private static LivePlan plan(List<KpiScored> scores) {
    LivePlan plan = new LivePlan();
    plan.apply(
        new Fact.Kpi(
            HttpFormat.mapper()
                .readValue(
                    """
                    {"organization":"020001","code":"K1","versions":[{"version":1,"field":"industry",
                     "name":{"ja":"県内企業"},"components":[{"indicator":"I01","weight":"1"}],
                     "aggregation":"ARITHMETIC","minimumCoverage":"0.5","maxAgeMonths":18,
                     "validFrom":"FY2019","changedBy":"office","changedAt":"2024-04-01T00:00:00Z"}],
                     "definedAt":"2024-04-01T00:00:00Z"}
                    """,
                    KpiDefined.class)));
    scores.forEach(score -> plan.apply(new Fact.Score(score)));
    return plan;
  }

  private static KpiPast past(LivePlan plan, String period) {
    return plan.past(BoardKey.of(new KpiCode("K1"), Granularity.QUARTER, Period.parse(period)))
        .orElseThrow();
  }

  private static long edition(LivePlan plan, Period period) {
    return plan.standing("kpi/K1", Granularity.QUARTER, period).orElseThrow().edition();
  }

  private static KpiScored score(
      String period, int revision, @Nullable Double before, @Nullable Double index, String cause) {
    return HttpFormat.mapper()
        .readValue(
            """
            {"organization":"020001","kpi":"K1","granularity":"quarter","period":"%s",
             "index":%s,%s"coverage":1.0,"provisional":false,"sample":false,
             "components":[{"indicator":"I01","value":"20","valuePeriod":"%s","carriedForward":false,
             "partial":false,"sample":false,"weight":1.0,"indicatorVersion":1}],
             "contributions":[],"revises":%s,"kpiVersion":1,"revision":%d,
             "cause":%s,"scoredAt":"2024-07-06T01:00:00Z"}
            """
                .formatted(
                    period,
                    index,
                    index == null ? "\"notScored\":\"NO_DATA\"," : "",
                    period,
                    before == null
                        ? "null"
                        : "{\"revision\":" + (revision - 1) + ",\"index\":" + before + "}",
                    revision,
                    cause),
            KpiScored.class);
  }

  private static ValueRecorded recorded(String period, int revision, Instant at) {
    String body =
        new String(
            SampleAreas.body("020001", period, "20", revision, "FINAL"), StandardCharsets.UTF_8);
    return EventCodec.decode(
        EventType.VALUE_RECORDED,
        body.replace("\"I15\"", "\"I01\"")
            .replace("2025-05-01T00:00:01Z", at.toString())
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String value(String kind, Instant at, String more) {
    return """
    {"kind":"%s","observationId":"o1","submittedAt":"%s","indicator":"I01",
     "valuePeriod":"2024-05","value":"20","submittedBy":"clerk-dx"%s}
    """
        .formatted(kind, at, more);
  }
}
