package dxpulse.indicator.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ValueHistoryTest {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final List<ObservationSubmitted> VINTAGES =
      List.of(
          observation("118", ValueStatus.PROVISIONAL, "2024-07-20"),
          observation("120", ValueStatus.FINAL, "2024-09-10"),
          observation("119", ValueStatus.PROVISIONAL, "2024-09-12"),
          observation("121", ValueStatus.CORRECTED, "2024-10-01"));

  @Test
  void agreesWithTheVintagesMadeIndependently() throws IOException {
    try (InputStream in = ValueHistoryTest.class.getResourceAsStream("/vectors/vintages.json")) {
      JsonNode cases = WireFormat.mapper().readTree(in).at("/cases");
      assertThat(cases).isNotEmpty();
      cases.forEach(ValueHistoryTest::check);
    }
  }

  private static void check(JsonNode vector) {
    List<ObservationSubmitted> observations = new ArrayList<>();
    for (JsonNode vintage : vector.at("/vintages")) {
      ValueStatus status =
          vintage.at("/status").asString().equals("速報")
              ? ValueStatus.PROVISIONAL
              : ValueStatus.FINAL;
      observations.add(
          observation(
              vintage.at("/value").asString(), status, vintage.at("/published").asString()));
    }
    ValueHistory history = applied(observations);
    for (JsonNode expected : vector.at("/as_of")) {
      List<BigDecimal> known =
          history.asOf(Instant.parse(expected.at("/at").asString() + "T23:59:59Z")).stream()
              .map(entry -> new BigDecimal(String.valueOf(entry.observation().value())))
              .toList();
      List<BigDecimal> values =
          expected.at("/value").isNull()
              ? List.of()
              : List.of(new BigDecimal(expected.at("/value").asString()));
      assertThat(known).as(vector.at("/id").asString()).isEqualTo(values);
    }
    JsonNode distinct = vector.at("/expected_distinct_vintages");
    if (distinct.isNumber()) {
      assertThat(history.entries()).hasSize(distinct.asInt());
    }
  }

  @Test
  void theSameObservationsTwiceEndInTheSameHistory() {
    List<ObservationSubmitted> twice = new ArrayList<>(VINTAGES);
    twice.addAll(VINTAGES);

    assertThat(applied(twice)).isEqualTo(applied(VINTAGES));
  }

  @Test
  void anyOrderOfDeliveryEndsInTheSameValue() {
    List<List<ObservationSubmitted>> orders = ordersOf(VINTAGES);

    assertThat(orders).hasSize(24);
    assertThat(orders)
        .allSatisfy(order ->
            assertThat(applied(order).current())
                .hasValueSatisfying(
                    entry -> assertThat(entry.observation()).isEqualTo(VINTAGES.getLast())));
  }

  @Test
  void aShortenedHistoryAnswersWhatIsNewAsTheWholeOneDoes() {
    ordersOf(VINTAGES)
        .forEach(order -> {
          ValueHistory whole = ValueHistory.empty(ValueKey.of(order.getFirst()));
          ValueHistory shortened = whole;
          for (ObservationSubmitted observation : order) {
            ValueHistory.Receipt expected = whole.receive(observation, observation.submittedAt());
            ValueHistory.Receipt receipt =
                shortened.receive(observation, observation.submittedAt());
            assertThat(receipt.answer()).isEqualTo(expected.answer());
            whole = expected.history();
            shortened = receipt.history().shortened();
            assertThat(shortened).isEqualTo(whole.shortened());
            assertThat(shortened.current()).isEqualTo(whole.current());
            assertThat(shortened.entries()).hasSizeLessThanOrEqualTo(2);
          }
        });
  }

  @Test
  void onlyAWholeHistoryKnowsThatAnEarlyIdentifierIsNew() {
    List<ObservationSubmitted> revisions =
        List.of(
            observation("1", ValueStatus.FINAL, "2024-09-10"),
            observation("2", ValueStatus.FINAL, "2024-09-11"),
            observation("3", ValueStatus.FINAL, "2024-09-12"));
    ValueHistory whole = applied(revisions);
    String first = revisions.getFirst().observationId();

    assertThat(whole.isSurelyNew(first)).as("whole").isTrue();
    assertThat(whole.shortened().isSurelyNew(first)).as("of the first").isFalse();
    assertThat(whole.shortened().isSurelyNew("2-late")).as("came late").isFalse();
    assertThat(whole.shortened().isSurelyNew("4")).as("after all").isTrue();
  }

  @Test
  void aRepeatOfWhatHeldIsAmongWhatWasTakenIn() {
    ObservationSubmitted plain = observation("120", ValueStatus.FINAL, "2024-09-10");
    ObservationSubmitted again = said(plain, "again", null, null);
    ValueHistory repeated = applied(List.of(plain, again)).shortened();

    assertThat(repeated.confirmedBy()).isEmpty();
    assertThat(repeated.repeats()).isEqualTo(1);
    assertThat(repeated.isSurelyNew(again.observationId())).isFalse();
  }

  @Test
  void anotherNoteOrReferenceOnAnEqualFigureIsARevisionOfTheSameValue() {
    ObservationSubmitted plain = observation("120", ValueStatus.FINAL, "2024-09-10");
    ObservationSubmitted noted = said(plain, "noted", "概数から確定", null);
    ObservationSubmitted proved = said(plain, "proved", "概数から確定", "統計年報 3頁");
    ObservationSubmitted again = said(plain, "again", "概数から確定", "統計年報 3頁");

    ValueHistory history = applied(List.of(plain, noted, proved, again));

    assertThat(history.entries())
        .extracting(ValueHistory.Entry::revision, entry -> entry.observation().note())
        .containsExactly(tuple(1, null), tuple(2, "概数から確定"), tuple(3, "概数から確定"));
    assertThat(history.confirmedBy()).hasSize(1);
    assertThat(history.current())
        .hasValueSatisfying(
            entry -> assertThat(entry.observation().value()).isEqualByComparingTo("120"));
  }

  @Test
  void ofManyRepeatsTheLatestAreListedAndAllAreCounted() {
    ObservationSubmitted plain = observation("120", ValueStatus.FINAL, "2024-09-10");
    ValueHistory history = applied(List.of(plain));
    for (int i = 0; i < 205; i++) {
      ObservationSubmitted again = said(plain, "again-" + i, null, null);
      history = history.receive(again, again.submittedAt().plusSeconds(i)).history();
    }

    assertThat(history.repeats()).isEqualTo(205);
    assertThat(history.confirmedBy()).hasSize(200);
    assertThat(history.confirmedBy().getLast().observationId()).isEqualTo("again-204");
    assertThat(history.trail(Instant.MAX)).hasSize(201);
  }

  private static ObservationSubmitted said(
      ObservationSubmitted o, String id, @Nullable String note, @Nullable String reference) {
    return new ObservationSubmitted(
        id,
        o.organization(),
        o.indicator(),
        o.area(),
        o.period(),
        o.value(),
        o.numerator(),
        o.denominator(),
        o.stage(),
        o.status(),
        o.sample(),
        note,
        ObservationSubmitted.Source.of(
            ObservationSubmitted.Source.Kind.FEED, "test", reference, "feed"),
        o.submittedAt().plusSeconds(id.length()));
  }

  private static ValueHistory applied(List<ObservationSubmitted> observations) {
    ValueHistory history = ValueHistory.empty(ValueKey.of(observations.getFirst()));
    for (ObservationSubmitted observation : observations) {
      history = history.receive(observation, observation.submittedAt()).history();
    }
    return history;
  }

  private static <T> List<List<T>> ordersOf(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> orders = new ArrayList<>();
    for (T first : items) {
      List<T> rest = new ArrayList<>(items);
      boolean unused = rest.remove(first);
      for (List<T> order : ordersOf(rest)) {
        List<T> whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        orders.add(whole);
      }
    }
    return orders;
  }

  private static ObservationSubmitted observation(String value, ValueStatus status, String day) {
    return new ObservationSubmitted(
        value + status + day,
        AOMORI,
        new IndicatorCode("I1"),
        AOMORI.asArea(),
        Period.parse("FY2024-Q1"),
        new BigDecimal(value),
        null,
        null,
        null,
        status,
        false,
        null,
        ObservationSubmitted.Source.of(ObservationSubmitted.Source.Kind.FEED, "test", null, "feed"),
        Instant.parse(day + "T00:00:00Z"));
  }
}
