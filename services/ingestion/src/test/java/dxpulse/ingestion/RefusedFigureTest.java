package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.event.ValueRecorded.Outcome;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.sheet.LastValues.Place;
import dxpulse.ingestion.submission.RefusedFigures.Fault;
import dxpulse.ingestion.submission.RefusedFigures.RefusedFigure;
import dxpulse.ingestion.submission.WaitingRoom.Settled;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedFigureTest {
  private static final Instant NOON = Instant.parse("2026-07-05T12:00:00Z");
  private static final Place PLACE =
      new Place(new IndicatorCode("I71"), new AreaCode("020001"), Period.parse("FY2024-Q1"));
  private static final Source FEED = Source.of(Source.Kind.FEED, "roads", null, "feed:roads");
  private static final Source CLERK = Source.of(Source.Kind.ENTRY, "entry", null, "clerk.sato");

  @Test
  void isSettledByItsFeedAndByPeopleAndByNobodyElse() {
    RefusedFigure figure = refused("NOT_A_NUMBER");

    assertThat(figure.isSettledBy(value(FEED, NOON.plusSeconds(1), Outcome.RECORDED))).isTrue();
    assertThat(figure.isSettledBy(value(CLERK, NOON.plusSeconds(1), Outcome.RECORDED))).isTrue();
    assertThat(figure.isSettledBy(value(CLERK, NOON.plusSeconds(1), Outcome.UNCHANGED))).isTrue();
    assertThat(
            figure.isSettledBy(
                value(
                    Source.of(Source.Kind.FEED, "other", null, "feed:other"),
                    NOON.plusSeconds(1),
                    Outcome.RECORDED)))
        .as("what another system says")
        .isFalse();
    assertThat(figure.isSettledBy(value(CLERK, NOON.plusSeconds(1), Outcome.SUPERSEDED)))
        .as("what was not taken")
        .isFalse();
  }

  @Test
  void isSettledByWhatIsAcceptedLaterAlone() {
    assertThat(
            refused("NOT_A_NUMBER")
                .isSettledBy(value(CLERK, NOON.minusSeconds(1), Outcome.RECORDED)))
        .isFalse();
    assertThat(
            refused("NOT_A_NUMBER")
                .isSettledBy(
                    value(
                        CLERK.approved("approver.ito", NOON.plusSeconds(9)),
                        NOON.minusSeconds(1),
                        Outcome.RECORDED)))
        .as("approved after it was refused")
        .isTrue();
    assertThat(refused("NOT_A_NUMBER").isSettledBy(value(FEED, NOON, Outcome.RECORDED)))
        .as("of the same answer, read again")
        .isTrue();
    assertThat(refused("REPEATED_IN_ANSWER").isSettledBy(value(FEED, NOON, Outcome.RECORDED)))
        .as("the figure that it contradicts")
        .isFalse();
  }

  @Test
  void isSaidAnewOnceItsFeedHadSaidSomethingUsableAfterItWasSettled() {
    RefusedFigure again = refused("NOT_A_NUMBER");
    Settled byItself = new Settled("feed:roads", NOON.minusSeconds(60));
    Settled byClerk = new Settled("clerk.sato", NOON.minusSeconds(60));
    ValueRecorded feeds = value(FEED, NOON.minusSeconds(30), Outcome.RECORDED);

    assertThat(again.isSaidAnew(byItself, null)).isTrue();
    assertThat(again.isSaidAnew(new Settled("feed:roads", NOON), null))
        .as("settled at that moment or later")
        .isFalse();
    assertThat(again.isSaidAnew(byClerk, null)).as("only repeated").isFalse();
    assertThat(again.isSaidAnew(byClerk, value(CLERK, NOON.minusSeconds(60), Outcome.RECORDED)))
        .as("only repeated")
        .isFalse();
    assertThat(again.isSaidAnew(byClerk, feeds)).as("takes back what holds").isTrue();
    assertThat(again.isSaidAnew(new Settled("clerk.sato", NOON.minusSeconds(20)), feeds))
        .as("what a person settled after the feed had said it")
        .isFalse();
    assertThat(again.isSaidAnew(byClerk, value(FEED, NOON, Outcome.RECORDED)))
        .as("what was recorded after it was said")
        .isFalse();
  }

  private static RefusedFigure refused(String code) {
    return new RefusedFigure(
        "r1",
        SampleIndicators.AOMORI,
        "{}",
        List.of(new Fault("/value", code, "読めません / not readable")),
        "feed:roads",
        NOON,
        "roads",
        PLACE);
  }

  private static ValueRecorded value(Source source, Instant submitted, Outcome outcome) {
    return new ValueRecorded(
        SampleIndicators.AOMORI,
        PLACE.indicator(),
        PLACE.area(),
        PLACE.period(),
        BigDecimal.TEN,
        null,
        null,
        null,
        ValueStatus.FINAL,
        false,
        null,
        source,
        1,
        null,
        "o1",
        outcome,
        submitted,
        submitted.plusSeconds(5));
  }
}
