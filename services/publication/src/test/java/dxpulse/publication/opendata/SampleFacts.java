package dxpulse.publication.opendata;

import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.LivePlan.Fact;
import dxpulse.publication.board.SampleAreas;
import dxpulse.publication.board.SampleReferences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A plan made of the contract's own examples, and of scores in every state.
public final class SampleFacts {
  private static final Path EXAMPLES = Path.of("../../contracts/events");

  private SampleFacts() {}

  public static LivePlan plan() {
    LivePlan plan = new LivePlan();
    all(EventType.INDICATOR_DEFINED, "indicator.defined")
        .forEach(each -> plan.apply(new Fact.Indicator((IndicatorDefined) each)));
    all(EventType.KPI_DEFINED, "kpi.defined")
        .forEach(each -> plan.apply(new Fact.Kpi((KpiDefined) each)));
    all(EventType.KPI_SCORED, "kpi.scored")
        .forEach(each -> plan.apply(new Fact.Score((KpiScored) each)));
    all(EventType.PROJECT_UPDATED, "project.updated")
        .forEach(each -> plan.apply(new Fact.Project((ProjectUpdated) each)));
    scores().forEach(each -> plan.apply(new Fact.Score(each)));
    SampleAreas.quarter().forEach(each -> plan.apply(new Fact.Area(each)));
    plan.apply(new Fact.Indicator(SampleReferences.population()));
    SampleReferences.years().forEach(each -> plan.apply(new Fact.Whole(each)));
    return plan;
  }

  public static KpiDefined kpi() {
    return SampleFacts.<KpiDefined>all(EventType.KPI_DEFINED, "kpi.defined").getFirst();
  }

  /// A settled, a provisional and a missing index of K6.
  private static List<KpiScored> scores() {
    return Stream.of(
            score("FY2024-Q1", "\"index\":70.83333333333333,\"provisional\":false"),
            score("FY2024-Q2", "\"index\":71.5,\"change\":0.6666666666666714,\"provisional\":true"),
            score("FY2024-H2", "\"notScored\":\"BELOW_MIN_COVERAGE\",\"provisional\":false"))
        .map(text -> EventCodec.decode(EventType.KPI_SCORED, text.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private static String score(String period, String figures) {
    return """
    {"organization":"020001","kpi":"K6","granularity":"%s","period":"%s",%s,
     "coverage":1,"sample":false,
     "components":[{"indicator":"I15","value":"42.5","valuePeriod":"FY2024-Q1","valueRevision":1,
       "carriedForward":false,"partial":false,"status":"ESTIMATED","sample":false,"target":"60",
       "achievement":70.83333333333333,"score":70.83333333333333,"weight":1,"indicatorVersion":1}],
     "contributions":[],"kpiVersion":1,"revision":900,
     "cause":{"kind":"VALUE","observationId":"o","submittedAt":"2024-07-05T01:02:03Z"},
     "scoredAt":"2024-07-05T01:02:03Z"}
    """
        .formatted(period.contains("-Q") ? "quarter" : "half", period, figures);
  }

  private static <E> List<E> all(EventType<E> type, String name) {
    try (Stream<Path> files = Files.list(EXAMPLES.resolve(name + "/v1/examples"))) {
      return files.sorted().map(file -> EventCodec.decode(type, bytes(file))).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
