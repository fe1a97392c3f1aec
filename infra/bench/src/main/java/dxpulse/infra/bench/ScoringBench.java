package dxpulse.infra.bench;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.kpiscoring.ledger.OrganizationLedger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What scoring itself costs: a whole plan after a method change beside the same formulas over
/// plain arrays; one more value beside many stored ones and few; a log of a million values.
final class ScoringBench implements Bench.Benchmark {
  private static final ScoringPlan WHOLE_PLAN = new ScoringPlan(300, 120);
  // A thousand values: all eight KPIs with one year of months, or one KPI with a hundred months. A
  // forecast is drawn through up to twelve periods of each kind, so that only the second makes
  // scores of the same kind as a plan of many years.
  private static final ScoringPlan ONE_YEAR = new ScoringPlan(80, 12);
  private static final ScoringPlan ONE_KPI = new ScoringPlan(80, 100);
  private static final ScoringPlan MANY = new ScoringPlan(80, 125);
  private static final int ORGANIZATIONS = 100;
  private static final int ROUNDS = 300;
  private static final int VALUES = 20_000;

  @Override
  public Report run(Workbench workbench) throws Exception {
    List<Report.Line> lines = new ArrayList<>();
    lines.add(methodChange());
    lines.addAll(oneMoreValue());
    lines.addAll(new ScoringFromTheLog().lines(workbench));
    return new Report(
        "scoring",
        lines,
        List.of(
            "plan: 300 indicators x 120 months x 8 KPIs, every month, quarter, half and year",
            "floor of the plan: the same formulas over plain arrays in one thread; equal are index, change, coverage and pace",
            "floor of a value: the same beside 1,000 stored values of one KPI, in a hundred months",
            "beside one year: the same beside 960 stored values of eight KPIs, in twelve months",
            "both without the store of the stream and the encoding of scores, which do not grow",
            "from the log: on a real broker of its own, until every value has been scored; floor: one thread"));
  }

  private static Report.Line methodChange() {
    OrganizationCode organization = ScoringPlan.organizations(1).getFirst();
    OrganizationLedger ledger = ledger(WHOLE_PLAN, organization);
    PlainScoring plain = new PlainScoring(WHOLE_PLAN);
    double[] ours = new double[ROUNDS];
    double[] floor = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      int version = round + 2;
      List<KpiDefined> changed = new ArrayList<>();
      for (int kpi = 0; kpi < ScoringPlan.KPIS; kpi++) {
        changed.add(WHOLE_PLAN.kpi(organization, kpi, version));
      }
      long start = System.nanoTime();
      List<List<KpiScored>> told = new ArrayList<>();
      for (KpiDefined kpi : changed) {
        told.add(ledger.apply(kpi, ScoringPlan.NOW));
      }
      long between = System.nanoTime();
      plain.recompute(version);
      floor[round] = (System.nanoTime() - between) / 1e6;
      ours[round] = (between - start) / 1e6;
      requireEqual(told, plain);
    }
    return new Report.Line(
        "a whole plan after a method change", "ms", median(ours), median(floor), "<= 3x");
  }

  /// Whoever computes something else is no floor.
  private static void requireEqual(List<List<KpiScored>> told, PlainScoring plain) {
    int count = 0;
    for (int kpi = 0; kpi < told.size(); kpi++) {
      int[] at = new int[Granularity.values().length];
      for (KpiScored score : told.get(kpi)) {
        int g = score.granularity().ordinal();
        double expected = plain.indexes[kpi][g][at[g]++];
        Double index = score.index();
        if (index == null || Math.abs(index - expected) > 1e-9) {
          throw new IllegalStateException(
              score.kpi() + " " + score.period() + ": " + index + " (expected: " + expected + ")");
        }
        requireEqual(score, "change", score.change(), told(plain, kpi, g, at[g] - 1, 0));
        requireEqual(score, "coverage", score.coverage(), told(plain, kpi, g, at[g] - 1, 1));
        KpiScored.Pace pace = score.pace();
        requireEqual(
            score, "pace", pace == null ? null : pace.ratio(), told(plain, kpi, g, at[g] - 1, 2));
        count++;
      }
    }
    if (count != plain.scores()) {
      throw new IllegalStateException(count + " scores (expected: " + plain.scores() + ")");
    }
  }

  /// Change, coverage or pace of a KPI; there is no change before the first period.
  private static @Nullable Double told(PlainScoring plain, int kpi, int g, int at, int part) {
    double[] parts = plain.told[kpi][g][at];
    return at == 0 && part == 0 ? null : parts[plain.components(kpi) * PlainScoring.PARTS + part];
  }

  private static void requireEqual(
      KpiScored score, String what, @Nullable Double ours, @Nullable Double plain) {
    boolean isEqual =
        ours == null || plain == null
            ? ours == null && plain == null
            : Math.abs(ours - plain) <= 1e-9;
    if (!isEqual) {
      throw new IllegalStateException(
          score.kpi()
              + " "
              + score.period()
              + ", "
              + what
              + ": "
              + ours
              + " (expected: "
              + plain
              + ")");
    }
  }

  /// Values of one KPI come first to the only organization, then to one of a hundred, then to each
  /// of the hundred in turn, whose ledgers the processor's caches do not hold.
  private static List<Report.Line> oneMoreValue() {
    List<OrganizationCode> organizations = ScoringPlan.organizations(ORGANIZATIONS);
    OrganizationCode first = organizations.getFirst();
    OrganizationLedger oneKpi = ledger(ONE_KPI, first, ONE_KPI.values(first, 0));
    OrganizationLedger oneYear = ledger(ONE_YEAR, first);
    List<OrganizationLedger> many =
        organizations.stream().map(organization -> ledger(MANY, organization)).toList();
    double[] floor = new double[VALUES];
    double[] shallow = new double[VALUES];
    double[] one = new double[VALUES];
    double[] another = new double[VALUES];
    for (int i = 0; i < VALUES; i++) {
      floor[i] = micros(oneKpi, first, i, i);
      one[i] = micros(many.getFirst(), first, i, i);
      shallow[i] = micros(oneYear, first, i, i);
    }
    for (int i = 0; i < VALUES; i++) {
      int at = 1 + i % (ORGANIZATIONS - 1);
      another[i] = micros(many.get(at), organizations.get(at), i / (ORGANIZATIONS - 1), i);
    }
    String stored = "%,d".formatted(MANY.indicators() * MANY.months() * ORGANIZATIONS);
    return List.of(
        new Report.Line(
            "a value beside " + stored + " stored ones",
            "us",
            median(one),
            median(floor),
            "<= 1.2x"),
        new Report.Line("the same beside one year", "us", median(one), median(shallow), ""),
        new Report.Line(
            "the same, each of another organization", "us", median(another), median(floor), ""));
  }

  /// A revision of the newest month of an indicator of the first KPI.
  private static double micros(
      OrganizationLedger ledger, OrganizationCode organization, int i, int revision) {
    int[] indicators = MANY.components(0);
    ValueRecorded value =
        ScoringPlan.value(
            organization,
            indicators[i % indicators.length],
            ScoringPlan.LAST,
            300 + revision % 97,
            revision + 2);
    long start = System.nanoTime();
    List<KpiScored> told = ledger.apply(value, ScoringPlan.NOW);
    long end = System.nanoTime();
    if (told.isEmpty()) {
      throw new IllegalStateException(value + " moved nothing");
    }
    return (end - start) / 1e3;
  }

  private static OrganizationLedger ledger(ScoringPlan plan, OrganizationCode organization) {
    return ledger(plan, organization, plan.values(organization));
  }

  private static OrganizationLedger ledger(
      ScoringPlan plan, OrganizationCode organization, List<ValueRecorded> values) {
    OrganizationLedger ledger = new OrganizationLedger(organization);
    var _ = ledger.comeTo(ScoringPlan.NOW);
    plan.definitions(organization).forEach(each -> ledger.restore(each));
    for (ValueRecorded value : values) {
      var _ = ledger.take(value);
    }
    for (int kpi = 0; kpi < ScoringPlan.KPIS; kpi++) {
      var _ = ledger.apply(plan.kpi(organization, kpi, 1), ScoringPlan.NOW);
    }
    return ledger;
  }

  /// Of the second half, when the compilers have done their work.
  private static double median(double[] durations) {
    double[] late = Arrays.copyOfRange(durations, durations.length / 2, durations.length);
    Arrays.sort(late);
    return late[late.length / 2];
  }
}
