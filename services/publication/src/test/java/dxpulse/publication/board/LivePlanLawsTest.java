package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.TargetPath;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.LivePlan.Effect;
import dxpulse.publication.board.LivePlan.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However facts come, boards that were drawn when a fact changed them are those that would be
/// drawn from nothing.
class LivePlanLawsTest {
  private static final OrganizationCode ORGANIZATION = new OrganizationCode("020001");
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final int FACTS = 400;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void drawnOnChangeIsDrawnFromNothing(long seed) {
    List<Function<LivePlan, Effect>> steps = steps(new Random(seed));

    LivePlan live = new LivePlan();
    Map<BoardKey, BoardView> cache = new HashMap<>();
    for (Function<LivePlan, Effect> step : steps) {
      step.apply(live)
          .boards()
          .forEach(key -> live.view(key).ifPresent(view -> cache.put(key, view)));
    }

    LivePlan fresh = new LivePlan();
    steps.forEach(step -> {
      var _ = step.apply(fresh);
    });
    assertThat(fresh.allBoards()).hasSizeGreaterThan(50);
    for (BoardKey key : fresh.allBoards()) {
      assertThat(cache.get(key)).as(key.toString()).isEqualTo(fresh.view(key).orElseThrow());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsHeldWhenFactsAreReadAgainIsAllThatAStoreNeedsWhichLostThem(long seed) {
    List<Fact> facts = facts(new Random(seed));
    LivePlan live = new LivePlan();
    facts.forEach(live::apply);

    LivePlan restored = new LivePlan();
    facts.stream().filter(live::holds).forEach(restored::apply);

    assertThat(restored.allBoards()).isEqualTo(live.allBoards());
    for (BoardKey key : live.allBoards()) {
      assertThat(restored.view(key)).as(key.toString()).isEqualTo(live.view(key));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void orderAndRepetitionChangeNoBoard(long seed) {
    List<Fact> facts = new ArrayList<>(facts(new Random(seed)));
    LivePlan inOrder = new LivePlan();
    facts.forEach(inOrder::apply);

    List<Fact> shuffled = new ArrayList<>(facts);
    shuffled.addAll(facts);
    Collections.shuffle(shuffled, new Random(seed));
    LivePlan disordered = new LivePlan();
    shuffled.forEach(disordered::apply);

    assertThat(disordered.allBoards()).isEqualTo(inOrder.allBoards());
    for (BoardKey key : inOrder.allBoards()) {
      assertThat(disordered.view(key)).as(key.toString()).isEqualTo(inOrder.view(key));
    }
  }

  @Test
  void whatIsNoLongerPublishedIsGone() {
    LivePlan plan = new LivePlan();
    Random random = new Random(1);
    facts(random).forEach(plan::apply);
    BoardView.Case story = story(random, new KpiCode("K1"), 1);

    Effect came = plan.show(List.of(story), List.of(story.id(), "C-unknown"));
    assertThat(plan.cases()).containsExactly(story);
    assertThat(plan.highlights()).containsExactly(story);
    assertThat(plan.show(List.of(story), List.of(story.id())).isNews()).isFalse();
    Effect gone = plan.show(List.of(), List.of(story.id()));

    assertThat(plan.cases()).isEmpty();
    assertThat(plan.highlights()).isEmpty();
    assertThat(gone.boards())
        .isEqualTo(came.boards())
        .anyMatch(key -> key.board().equals("kpi/K1"))
        .anyMatch(key -> key.board().equals(BoardKey.OVERVIEW));
  }

  /// Facts, and now and then other published cases.
  private static List<Function<LivePlan, Effect>> steps(Random random) {
    List<Function<LivePlan, Effect>> steps = new ArrayList<>();
    int version = 0;
    for (Fact fact : facts(random)) {
      steps.add(plan -> plan.apply(fact));
      if (random.nextInt(15) == 0) {
        List<BoardView.Case> cases = new ArrayList<>();
        for (int number = random.nextInt(3); number >= 0; number--) {
          KpiCode kpi = new KpiCode("K" + (1 + random.nextInt(4)));
          cases.add(story(random, random.nextBoolean() ? kpi : null, ++version));
        }
        List<String> first = List.of("C" + random.nextInt(3));
        steps.add(plan -> plan.show(cases, first));
      }
    }
    return steps;
  }

  /// Versions and revisions grow, as their owners number them.
  private static List<Fact> facts(Random random) {
    List<Fact> facts = new ArrayList<>();
    for (int version = 1; version <= FACTS; version++) {
      KpiCode kpi = new KpiCode("K" + (1 + random.nextInt(4)));
      IndicatorCode indicator = new IndicatorCode("I0" + (1 + random.nextInt(4)));
      facts.add(
          switch (random.nextInt(20)) {
            case 0 -> new Fact.Kpi(kpi(random, kpi, indicator, version));
            case 1 -> new Fact.Indicator(indicator(indicator, version));
            case 2 -> new Fact.Project(project(random, version));
            default -> new Fact.Score(score(random, kpi, indicator, version));
          });
    }
    for (int number = 1; number <= 4; number++) {
      KpiCode kpi = new KpiCode("K" + number);
      facts.add(new Fact.Kpi(kpi(random, kpi, new IndicatorCode("I01"), FACTS + number)));
    }
    return facts;
  }

  private static KpiDefined kpi(Random random, KpiCode code, IndicatorCode part, int version) {
    return new KpiDefined(
        ORGANIZATION,
        code,
        List.of(
            new KpiDefined.Version(
                version,
                Field.values()[random.nextInt(3)],
                new LocalizedText(code + " 第" + version + "版", null),
                List.of(new KpiDefined.Component(part, BigDecimal.ONE)),
                Aggregation.ARITHMETIC,
                null,
                null,
                BigDecimal.ONE,
                18,
                new FiscalYear(2023),
                null,
                null,
                "office",
                NOW)),
        NOW);
  }

  private static IndicatorDefined indicator(IndicatorCode code, int version) {
    return new IndicatorDefined(
        ORGANIZATION,
        code,
        List.of(
            new IndicatorDefined.Version(
                version,
                new LocalizedText(code + " 第" + version + "版", null),
                null,
                "人",
                0,
                Direction.HIGHER_IS_BETTER,
                Accumulation.STOCK,
                Frequency.QUARTER,
                null,
                List.of(),
                TargetPath.STEP,
                new IndicatorDefined.Normalisation(NormalisationMethod.RATIO, null, null, null),
                false,
                "dx-promotion",
                null,
                new FiscalYear(2023),
                null,
                null,
                "office",
                NOW)),
        NOW);
  }

  private static ProjectUpdated project(Random random, int version) {
    int number = 1 + random.nextInt(5);
    return new ProjectUpdated(
        ORGANIZATION,
        number,
        new LocalizedText("事業" + number + " " + version, null),
        Field.values()[random.nextInt(3)],
        "項目",
        null,
        null,
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new KpiCode("K" + (1 + random.nextInt(4)))),
        List.of(),
        List.of(),
        version,
        NOW.plusSeconds(version));
  }

  private static BoardView.Case story(Random random, @Nullable KpiCode kpi, int version) {
    return new BoardView.Case(
        "C" + random.nextInt(3),
        Field.LIVING,
        kpi,
        null,
        "県",
        new LocalizedText("事例 " + version, null),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static KpiScored score(Random random, KpiCode kpi, IndicatorCode part, int revision) {
    Granularity granularity = random.nextBoolean() ? Granularity.QUARTER : Granularity.YEAR;
    String year = "FY" + (2020 + random.nextInt(5));
    Double index = random.nextInt(5) == 0 ? null : (double) random.nextInt(120);
    return new KpiScored(
        ORGANIZATION,
        kpi,
        granularity,
        Period.parse(
            granularity == Granularity.YEAR ? year : year + "-Q" + (1 + random.nextInt(4))),
        index,
        index == null ? NotScoredReason.NO_DATA : null,
        null,
        1,
        random.nextBoolean(),
        random.nextBoolean(),
        List.of(
            new KpiScored.Component(
                part,
                BigDecimal.TEN,
                null,
                null,
                null,
                false,
                false,
                null,
                false,
                null,
                index,
                index,
                1,
                null,
                null,
                null,
                1)),
        List.of(),
        null,
        null,
        null,
        random.nextInt(6) == 0
            ? new KpiScored.Link(Period.parse("FY2022-Q4"), 50.0, 10.0 * random.nextInt(4))
            : null,
        revision > 1 && random.nextBoolean()
            ? new KpiScored.Revises(revision - 1, 50.0, null)
            : null,
        1,
        revision,
        new KpiScored.Cause(
            random.nextBoolean() ? KpiScored.Cause.Kind.VALUE : KpiScored.Cause.Kind.REVISION,
            "o" + revision,
            NOW,
            null,
            null,
            null,
            null,
            null,
            null),
        null,
        null,
        NOW.plusSeconds(revision));
  }
}
