package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Month;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.publication.board.IndicatorIndex.Line;
import dxpulse.publication.board.IndicatorSheet.Point;
import dxpulse.publication.board.LivePlan.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is kept of indicators while scores come in is what a walk through all scores would find,
/// however they come.
class IndicatorIndexLawsTest {
  private static final int FACTS = 500;
  private static final List<String> INDICATORS = List.of("I01", "I02", "I03", "I04", "R05");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void theNewestValuesAreThoseThatAWalkFinds(long seed) {
    Random random = new Random(seed);
    List<Fact> facts = new ArrayList<>(facts(random));
    facts.addAll(facts.subList(0, FACTS / 2));
    Collections.shuffle(facts, random);

    LivePlan plan = new LivePlan();
    for (int i = 0; i < facts.size(); i++) {
      var _ = plan.apply(facts.get(i));
      if (i % 25 == 0 || i == facts.size() - 1) {
        areThoseThatAWalkFinds(plan.read(state -> state));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void orderAndRepetitionChangeNothing(long seed) {
    List<Fact> facts = facts(new Random(seed));
    LivePlan inOrder = new LivePlan();
    facts.forEach(inOrder::apply);
    List<Fact> anyhow = new ArrayList<>(facts);
    anyhow.addAll(facts);
    Collections.shuffle(anyhow, new Random(seed));
    LivePlan disordered = new LivePlan();
    anyhow.forEach(disordered::apply);

    assertThat(disordered.read(IndicatorIndex::of)).isEqualTo(inOrder.read(IndicatorIndex::of));
    for (String code : INDICATORS) {
      assertThat(sheet(disordered, code)).isEqualTo(sheet(inOrder, code));
    }
  }

  private static Optional<IndicatorSheet> sheet(LivePlan plan, String code) {
    return plan.read(state -> IndicatorSheet.of(state, new IndicatorCode(code), null, null));
  }

  private static void areThoseThatAWalkFinds(PlanState state) {
    WalkedScores walked = new WalkedScores(state);
    assertThat(newest(state)).isEqualTo(walked.newest());
    for (String each : INDICATORS) {
      IndicatorCode code = new IndicatorCode(each);
      List<KpiCode> counting =
          state.counts(each)
              ? IndicatorSheet.usesOf(state, code).stream().map(IndicatorSheet.Use::kpi).toList()
              : List.of();
      assertThat(IndicatorSheet.reported(state, code, counting, null))
          .as(each)
          .isEqualTo(walked.reported(code));
    }
    for (KpiDefined kpi : state.kpisOn(BoardKey.OVERVIEW)) {
      for (Granularity kind : Granularity.values()) {
        for (KpiScored score : state.scoresOf(kpi.code(), kind).values()) {
          assertThat(Optional.ofNullable(NewestValues.behind(List.of(score), state)))
              .as(score.toString())
              .isEqualTo(behind(score, walked));
        }
      }
    }
  }

  private static Map<IndicatorCode, Point> newest(PlanState state) {
    Map<IndicatorCode, Point> newest = new TreeMap<>();
    IndicatorIndex.of(state).groups().stream()
        .flatMap(group -> group.lines().stream())
        .filter(line -> line.latest() != null)
        .collect(Collectors.toMap(Line::code, Line::latest))
        .forEach(newest::put);
    return newest;
  }

  /// One component tells, or none can.
  private static Optional<Period> behind(KpiScored score, WalkedScores walked) {
    List<Period> known = new ArrayList<>();
    List<Period> open = new ArrayList<>();
    for (KpiScored.Component part : score.components()) {
      Period own = part.score() == null ? null : part.valuePeriod();
      if (own != null && part.partial()) {
        walked
            .within(own, score.kpi(), part.indicator())
            .ifPresentOrElse(known::add, () -> open.add(own));
      } else if (own != null) {
        known.add(own);
      }
    }
    return known.stream()
        .max((one, other) ->
            one.end().equals(other.end())
                ? other.months() - one.months()
                : one.end().compareTo(other.end()))
        .filter(newest -> open.stream().noneMatch(each -> each.end().isAfter(newest.end())));
  }

  /// Versions and revisions grow, as their owners number them.
  private static List<Fact> facts(Random random) {
    List<Fact> facts = new ArrayList<>();
    for (String code : INDICATORS) {
      facts.add(new Fact.Indicator(indicator(code, random)));
    }
    for (int number = 1; number <= FACTS; number++) {
      facts.add(
          switch (random.nextInt(20)) {
            case 0 -> new Fact.Kpi(kpi(random, number));
            case 1, 2, 3, 4, 5 -> new Fact.Whole(value(random, number));
            default -> new Fact.Score(score(random, number));
          });
    }
    return facts;
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static Period period(Random random) {
    Month month = new Month(2022 + random.nextInt(3), 1 + random.nextInt(12));
    return one(random, List.of(Granularity.values())).containing(month.end());
  }

  private static IndicatorDefined indicator(String code, Random random) {
    String rhythm = one(random, List.of("MONTH", "QUARTER", "HALF", "YEAR"));
    return read(
        """
        {"organization":"020001","code":"%s","versions":[{"version":1,"name":{"ja":"%s"},
         "unit":"件","decimals":0,"direction":"HIGHER_IS_BETTER","accumulation":"STOCK",
         "frequency":"%s","targets":[],"targetPath":"STEP","normalisation":{"method":"RATIO"},
         "sample":false,"department":"dx-promotion","validFrom":"FY2015","changedBy":"office",
         "changedAt":"2024-04-01T00:00:00Z"}],"definedAt":"2024-04-01T00:00:00Z"}
        """
            .formatted(code, code, rhythm),
        IndicatorDefined.class);
  }

  /// The newest version counts other indicators than those before.
  private static KpiDefined kpi(Random random, int version) {
    String versions =
        Stream.of(version * 2 - 1, version * 2)
            .map(each ->
                """
                {"version":%d,"field":"%s","name":{"ja":"KPI"},"components":[%s],
                 "aggregation":"ARITHMETIC","minimumCoverage":"0.5","maxAgeMonths":18,
                 "validFrom":"FY2018","changedBy":"office","changedAt":"2018-04-01T00:00:00Z"}
                """
                    .formatted(
                        each,
                        one(random, List.of("industry", "living", "administration")),
                        some(random).stream()
                            .map(code -> "{\"indicator\":\"" + code + "\",\"weight\":\"1\"}")
                            .collect(Collectors.joining(","))))
            .collect(Collectors.joining(","));
    return read(
        """
        {"organization":"020001","code":"K%d","versions":[%s],"definedAt":"2018-04-01T00:00:00Z"}
        """
            .formatted(1 + random.nextInt(3), versions),
        KpiDefined.class);
  }

  private static Collection<String> some(Random random) {
    List<String> codes = new ArrayList<>(INDICATORS.subList(0, 4));
    Collections.shuffle(codes, random);
    return codes.subList(0, 1 + random.nextInt(3));
  }

  private static ValueRecorded value(Random random, int revision) {
    Period period =
        random.nextInt(4) == 0 ? Period.parse("CY" + (2022 + random.nextInt(3))) : period(random);
    String value = random.nextInt(4) == 0 ? null : "7";
    ValueRecorded told = SampleAreas.value("020001", period.toString(), value, revision);
    return HttpFormat.mapper()
        .readValue(
            HttpFormat.mapper()
                .writeValueAsString(told)
                .replace("\"I15\"", "\"" + one(random, INDICATORS) + "\""),
            ValueRecorded.class);
  }

  private static KpiScored score(Random random, int revision) {
    Period period = period(random);
    return read(
        """
        {"organization":"020001","kpi":"K%d","granularity":"%s","period":"%s","index":50.0,
         "coverage":1.0,"provisional":false,"sample":false,"components":[%s],"contributions":[],
         "kpiVersion":1,"revision":%d,"cause":{"kind":"VALUE"},
         "scoredAt":"2024-07-06T01:00:00Z"}
        """
            .formatted(
                1 + random.nextInt(3),
                period.granularity().orElseThrow().toString().toLowerCase(Locale.ROOT),
                period,
                some(random).stream()
                    .map(code -> component(random, code, period))
                    .collect(Collectors.joining(",")),
                revision),
        KpiScored.class);
  }

  private static String component(Random random, String code, Period period) {
    boolean isThere = random.nextInt(5) > 0;
    boolean isCarried = isThere && random.nextInt(4) == 0;
    Period own =
        isCarried
            ? one(random, List.of(period.previous(), FiscalYear.containing(period.start())))
            : period;
    return """
    {"indicator":"%s",%s"carriedForward":%s,"partial":%s,"sample":false,%s"indicatorVersion":1}
    """
        .formatted(
            code,
            isThere
                ? "\"value\":\"" + random.nextInt(100) + "\",\"valuePeriod\":\"" + own + "\","
                : "\"notScored\":\"NO_VALUE\",",
            isCarried,
            isThere && random.nextInt(3) == 0,
            isThere && random.nextInt(4) > 0 ? "\"score\":50,\"weight\":0.5," : "\"weight\":0,");
  }

  private static <T> T read(String json, Class<T> type) {
    return HttpFormat.mapper().readValue(json, type);
  }
}
