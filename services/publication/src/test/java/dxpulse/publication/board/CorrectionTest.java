package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.publication.board.BoardView.Correction;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.OtherValue;
import dxpulse.publication.board.LivePlan.Fact;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A correction on a board, alone and among values that were scored together with it.
class CorrectionTest {
  private static final String CORRECTED =
      value("REVISION", "I01", "2024-05", "\"previousValue\":\"10\",");
  private static final String FIRST = value("VALUE", "I02", "2024-05", "");
  private static final String EARLIER =
      value("REVISION", "I03", "2024-04", "\"previousValue\":\"1\",");

  @Test
  void aCorrectionThatCameAloneHasNoOthers() {
    KpiCard card = card(CORRECTED, null, 0);

    assertThat(correction(card).indicator()).hasToString("I01");
    assertThat(correction(card).others()).isEmpty();
    assertThat(correction(card).othersCount()).isZero();
    assertThat(card.history().getLast().correctedWith()).isZero();
  }

  @Test
  void aCorrectionNamesWhatMovedTheIndexWithIt() {
    KpiCard card = card(CORRECTED, EARLIER + "," + FIRST, 12);

    assertThat(correction(card).indicator()).hasToString("I01");
    assertThat(correction(card).others())
        .extracting(OtherValue::indicator)
        .extracting(String::valueOf)
        .containsExactly("I03", "I02");
    assertThat(correction(card).othersCount()).isEqualTo(12);
    assertThat(card.history().getLast().correctedFrom()).isEqualTo(61.0);
    assertThat(card.history().getLast().correctedWith()).isEqualTo(12);
  }

  /// Whatever came last, a reader is told that a figure was corrected.
  @Test
  void aCorrectionAmongTheOthersIsToldAndTheNewestValueIsOneOfItsOthers() {
    KpiCard card = card(FIRST, EARLIER + "," + CORRECTED, 2);

    assertThat(correction(card).indicator()).hasToString("I01");
    assertThat(correction(card).others())
        .extracting(OtherValue::indicator)
        .extracting(String::valueOf)
        .containsExactly("I03", "I02");
    assertThat(correction(card).othersCount()).isEqualTo(2);
  }

  @Test
  void firstValuesAreNoCorrection() {
    assertThat(card(FIRST, value("VALUE", "I03", "2024-05", ""), 1).correction()).isNull();
  }

  private static Correction correction(KpiCard card) {
    return Objects.requireNonNull(card.correction());
  }

  private static KpiCard card(String cause, @Nullable String others, int count) {
    KpiScored score =
        EventCodec.decode(
            EventType.KPI_SCORED,
            """
            {"organization":"020001","kpi":"K1","granularity":"quarter","period":"FY2024-Q1",
             "index":65.0,"coverage":1.0,"provisional":false,"sample":false,"components":[],
             "contributions":[],"revises":{"revision":1,"index":61.0},"kpiVersion":1,"revision":2,
             "cause":%s,%s"scoredAt":"2024-07-05T01:02:03Z"}
            """
                .formatted(
                    cause,
                    others == null
                        ? ""
                        : "\"others\":[" + others + "],\"othersCount\":" + count + ",")
                .getBytes(StandardCharsets.UTF_8));
    LivePlan plan = new LivePlan();
    plan.apply(
        new Fact.Kpi(
            EventCodec.decode(
                EventType.KPI_DEFINED,
                """
                {"organization":"020001","code":"K1","versions":[{"version":1,"field":"industry",
                 "name":{"ja":"県内企業"},"components":[{"indicator":"I01","weight":"1"}],
                 "aggregation":"ARITHMETIC","minimumCoverage":"0.5","maxAgeMonths":18,
                 "validFrom":"FY2023","changedBy":"office","changedAt":"2024-04-01T00:00:00Z"}],
                 "definedAt":"2024-04-01T00:00:00Z"}
                """
                    .getBytes(StandardCharsets.UTF_8))));
    plan.apply(new Fact.Score(score));
    BoardKey key = BoardKey.of(new KpiCode("K1"), Granularity.QUARTER, Period.parse("FY2024-Q1"));
    return ((KpiBoard) plan.view(key).orElseThrow()).card();
  }

  private static String value(String kind, String indicator, String period, String before) {
    return """
    {"kind":"%s","observationId":"o-%s","submittedAt":"2024-07-05T01:02:03Z","indicator":"%s",
     "valuePeriod":"%s",%s"value":"20","submittedBy":"clerk-dx"}
    """
        .formatted(kind, indicator, indicator, period, before);
  }
}
