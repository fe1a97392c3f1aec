package dxpulse.ingestion.report;

import static dxpulse.ingestion.report.Samples.MONDAY;
import static dxpulse.ingestion.report.Samples.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Reports.Listed;
import dxpulse.ingestion.report.Waiting.Chosen;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private static final Period SUMMER = Period.parse("FY2026-Q2");

  @Test
  void whatCameTogetherIsCountedTogetherAndTheLongestWaitComesFirst() {
    Waiting waiting = new Waiting("sato", 10);
    waiting.add(listed("1", "roads", "sato", "f2", TUESDAY));
    waiting.add(listed("2", "roads", "narita", "f1", TUESDAY));
    waiting.add(listed("3", "agriculture", "sato", "f1", MONDAY));
    waiting.add(listed("4", "agriculture", "sato", null, MONDAY));

    assertThat(waiting.total()).isEqualTo(4);
    assertThat(waiting.own()).isEqualTo(3);
    assertThat(waiting.batches())
        .extracting(group -> group.example().batch() + " " + group.total() + " " + group.own())
        .containsExactly("f1 2 1", "f2 1 1");
    assertThat(waiting.departments()).extracting(Waiting.Group::total).containsExactly(2, 2);
    assertThat(waiting.periods()).singleElement().extracting(Waiting.Group::total).isEqualTo(4);
  }

  @Test
  void ofTooManyFilesTheFirstAreToldApartAndNoneIsMissingInTheTotals() {
    Waiting waiting = new Waiting("sato", 2);
    for (int i = 0; i < 1_000; i++) {
      waiting.add(listed("r" + i, "roads", "sato", "f" + i % 5, MONDAY));
    }

    assertThat(waiting.batches()).extracting(Waiting.Group::total).containsExactly(200, 200);
    assertThat(waiting.total()).isEqualTo(1_000);
  }

  @Test
  void aChoiceIsNarrowedByEachThingThatItNames() {
    Listed one = listed("1", "roads", "sato", "f1", MONDAY);

    assertThat(new Chosen(null, null, null).has(one)).isTrue();
    assertThat(new Chosen("f1", "roads", SUMMER).has(one)).isTrue();
    assertThat(new Chosen("f2", "roads", SUMMER).has(one)).isFalse();
    assertThat(new Chosen("f1", "tourism", SUMMER).has(one)).isFalse();
    assertThat(new Chosen("f1", "roads", SUMMER.next()).has(one)).isFalse();
  }

  @Test
  void rowsOfAFileAndFiguresOfAFeedBelongTogetherAndATypedOneStandsAlone() {
    Report typed = Samples.reported("I20", "1");

    assertThat(typed.batch()).isNull();
    assertThat(
            from(typed, "f0a1-12", Source.of(Source.Kind.IMPORT, "x", null, "s").in("a.csv", 12)))
        .isEqualTo("f0a1");
    assertThat(from(typed, "mended", Source.of(Source.Kind.IMPORT, "x", null, "s").in("a.csv", 12)))
        .as("sent again under an id of its own")
        .isNull();
    assertThat(from(typed, "o-1", Source.of(Source.Kind.FEED, "roads-feed", null, "s")))
        .isEqualTo("roads-feed");
  }

  private static @Nullable String from(Report report, String id, Source source) {
    ObservationSubmitted figure = Samples.figure(Samples.SATO, "I20", id, "1").from(source);
    return new Report(1, State.SUBMITTED, figure, "roads", null, false, report.steps()).batch();
  }

  private static Listed listed(
      String id, String department, String by, @Nullable String batch, Instant at) {
    return new Listed(
        id, State.SUBMITTED, new IndicatorCode("I20"), SUMMER, department, by, batch, at);
  }
}
