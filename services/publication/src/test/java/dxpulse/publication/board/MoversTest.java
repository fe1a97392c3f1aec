package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Cause.Kind;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.publication.board.BoardView.Correction;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is named as the cause of a revision is something that can have moved the index. I02 is a
/// reference; I03 moved the index by more than I01.
class MoversTest {
  private static final String REFERENCE = value("VALUE", "I02");
  private static final String WEAK = value("VALUE", "I01");
  private static final String STRONG = value("VALUE", "I03");

  @Test
  void whatMovedTheIndexMostIsNamedAndNoReference() {
    IndexRevision told = told(score(REFERENCE, STRONG + "," + WEAK, 2, 4.0, 30.0));

    assertThat(told.indicator()).hasToString("I03");
    assertThat(told.others()).as("I01 alone").isEqualTo(1);
  }

  /// I03 has the larger part in the change since the period before.
  @Test
  void whatMovedTheIndexMostFromTheOneThatStoodIsNamedWhereTheScoreTells() {
    KpiScored score =
        moved(score(STRONG, WEAK, 1, 24.0, 30.0), effect("I03", 0.5), effect("I01", 5.5));

    assertThat(told(score).indicator()).hasToString("I01");
    assertThat(told(score).others()).isEqualTo(1);
  }

  @Test
  void aCorrectionThatMovedNothingIsNotNamedForAnIndexThatMoved() {
    KpiScored score =
        moved(score(value("REVISION", "I01"), STRONG, 1, 24.0, 30.0), effect("I03", 6));

    assertThat(told(score).kind()).isEqualTo(Kind.VALUE);
    assertThat(told(score).indicator()).hasToString("I03");
    assertThat(Boards.correction(score)).isNull();
  }

  @Test
  void valuesThatTheScoreDidNotTellAreAmongTheOthers() {
    assertThat(told(score(REFERENCE, STRONG + "," + WEAK, 7, 4.0, 30.0)).others()).isEqualTo(6);
  }

  @Test
  void aCorrectionThatMovedTheIndexGoesBeforeAFirstValue() {
    String corrected = value("REVISION", "I01");
    KpiScored score = score(value("REVISION", "I02"), corrected + "," + STRONG, 2, 4.0, 30.0);

    assertThat(told(score).kind()).isEqualTo(Kind.REVISION);
    assertThat(told(score).indicator()).hasToString("I01");
    Correction shown = Objects.requireNonNull(Boards.correction(score));
    assertThat(shown.indicator()).hasToString("I01");
    assertThat(shown.others())
        .extracting(other -> Objects.requireNonNull(other.indicator()).value())
        .containsExactly("I03");
    assertThat(shown.othersCount()).isEqualTo(1);
  }

  @Test
  void anIndexThatMovedWhileOnlyAReferenceChangedMovedByTime() {
    KpiScored score = score(value("REVISION", "I02"), "", 0, 4.0, 30.0);

    assertThat(told(score).kind()).isEqualTo(Kind.VALUE);
    assertThat(told(score).indicator()).isNull();
    assertThat(Boards.correction(score)).isNull();
  }

  /// It is still told that it was corrected.
  @Test
  void aCorrectedReferenceIsToldWhereNothingMoved() {
    KpiScored score = score(value("REVISION", "I02"), "", 0, 30.0, 30.0);

    assertThat(Objects.requireNonNull(Boards.correction(score)).indicator()).hasToString("I02");
    assertThat(IndexRevision.of(score)).isEmpty();
    assertThat(new Movers(score).first().indicator()).hasToString("I02");
  }

  @Test
  void aChangedDefinitionIsToldWhereItCameLast() {
    KpiScored score = score("{\"kind\":\"KPI_DEFINITION\"}", STRONG, 1, 4.0, 30.0);

    assertThat(told(score).kind()).isEqualTo(Kind.KPI_DEFINITION);
    assertThat(told(score).others()).isEqualTo(1);
  }

  @Test
  void theLastChangeUnderWhyItMovedIsOfWhatMovedIt() {
    KpiScored score = score(REFERENCE, STRONG + "," + WEAK, 2, 4.0, 30.0);

    assertThat(Objects.requireNonNull(LastChanges.of(score, new PlanState())).indicator())
        .hasToString("I03");
  }

  private static KpiScored moved(KpiScored score, String... effects) {
    return SampleScores.with(
        score,
        "revises",
        "{\"revision\":1,\"index\":24.0,\"effects\":[" + String.join(",", effects) + "]}");
  }

  private static String effect(String indicator, double points) {
    return "{\"cause\":\"" + indicator + "\",\"points\":" + points + "}";
  }

  private static IndexRevision told(KpiScored score) {
    Optional<IndexRevision> revision = IndexRevision.of(score);
    return revision.orElseThrow();
  }

  private static KpiScored score(
      String cause, String others, int count, double before, double index) {
    return HttpFormat.mapper()
        .readValue(
            """
            {"organization":"020001","kpi":"K1","granularity":"quarter","period":"FY2024-Q1",
             "index":%s,"coverage":1.0,"provisional":false,"sample":false,
             "components":[%s,%s,%s],
             "contributions":[{"cause":"I03","points":-20.0},{"cause":"I01","points":6.0}],
             "revises":{"revision":1,"index":%s},"kpiVersion":1,"revision":2,
             "cause":%s,"others":[%s],"othersCount":%d,"scoredAt":"2024-07-06T01:00:00Z"}
            """
                .formatted(
                    index,
                    component("I01", "\"weight\":0.5"),
                    component("I02", "\"weight\":0,\"notScored\":\"NO_TARGET\""),
                    component("I03", "\"weight\":0.5"),
                    before,
                    cause,
                    others,
                    count),
            KpiScored.class);
  }

  private static String component(String indicator, String more) {
    return """
    {"indicator":"%s","value":"20","valuePeriod":"FY2024-Q1","carriedForward":false,
     "partial":false,"sample":false,%s,"indicatorVersion":1}
    """
        .formatted(indicator, more);
  }

  private static String value(String kind, String indicator) {
    return """
    {"kind":"%s","observationId":"o1","submittedAt":"2024-07-05T01:00:00Z","indicator":"%s",
     "valuePeriod":"2024-05","value":"20","submittedBy":"clerk-dx"}
    """
        .formatted(kind, indicator);
  }
}
