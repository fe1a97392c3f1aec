package dxpulse.publication.board.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.publication.board.AreaValue;
import dxpulse.publication.board.FactStore;
import dxpulse.publication.board.IndicatorNews;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.LivePlan.Fact;
import dxpulse.publication.board.RememberedChanges;
import dxpulse.publication.board.SampleAreas;
import dxpulse.publication.board.SampleReferences;
import dxpulse.publication.opendata.SampleFacts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AreaListenerTest {
  private final LivePlan plan = new LivePlan();
  private final Kept kept = new Kept();
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final List<String> told = new ArrayList<>();
  private final IndicatorNews news =
      new IndicatorNews(
          plan,
          new RememberedChanges(),
          change -> told.add(change.board() + " " + change.period()));
  private final AreaListener listener =
      new AreaListener(plan, kept, news, producer, Clock.systemUTC(), new SimpleMeterRegistry());

  private static final class Kept implements FactStore {
    final List<Fact> facts = new ArrayList<>();

    @Override
    public void save(Fact fact, byte[] body) {
      facts.add(fact);
    }

    @Override
    public void write() {}

    @Override
    public void each(Consumer<Fact> reader) {
      facts.forEach(reader);
    }
  }

  @Test
  void keepsWhatHoldsAndKeepsItAgainWhenItIsReadAgain() {
    byte[] first = SampleAreas.body("022012", "FY2024", "40", 1, "FINAL");
    byte[] second = SampleAreas.body("022012", "FY2024", "41", 2, "FINAL");

    listener.handle(List.of(record(null, first), record(null, second), record(null, first)));
    listener.handle(List.of(record(null, second)));

    assertThat(kept.facts).hasSize(3);
    assertThat(plan.facts().areas()).extracting(AreaValue::value).hasToString("[41]");
    assertThat(producer.history()).isEmpty();
  }

  /// Steps in an order: 1 a KPI counts it, 2 that KPI drops it, 3 a value, 4 its correction.
  @ParameterizedTest
  @ValueSource(strings = {"1234", "1324", "1342", "3124", "3412", "4321", "2143", "1432"})
  void whatAKpiCountedAndDroppedIsForReferenceWithItsLastCorrection(String order) {
    byte[] first = SampleReferences.body("FY2020", "1237984", 1, "PROVISIONAL");
    byte[] second = SampleReferences.body("FY2020", "1237000", 2, "FINAL");

    for (char step : order.toCharArray()) {
      switch (step) {
        case '1' -> define(SampleReferences.kpiCountingIt());
        case '2' -> define(SampleReferences.kpiThatCountedIt());
        case '3' -> listener.handle(List.of(record("R03/020001/FY2020", first)));
        default -> listener.handle(List.of(record("R03/020001/FY2020", second)));
      }
    }

    assertThat(plan.facts().references()).extracting(AreaValue::value).hasToString("[1237000]");
    LivePlan restarted = new LivePlan();
    kept.each(restarted::apply);
    assertThat(restarted.facts().references()).isEqualTo(plan.facts().references());
  }

  private void define(byte[] kpi) {
    var _ = plan.apply(new Fact.Kpi(EventCodec.decode(EventType.KPI_DEFINED, kpi)));
  }

  @Test
  void valuesOfTheWholeThatNoKpiCountsAreKeptForReferenceUnderTheNewestRevision() {
    byte[] first = SampleReferences.body("FY2020", "1237984", 1, "PROVISIONAL");
    byte[] second = SampleReferences.body("FY2020", "1237000", 2, "FINAL");

    listener.handle(
        List.of(record("R03/020001/FY2020", second), record("R03/020001/FY2020", first)));
    listener.handle(List.of(record(null, second)));

    assertThat(kept.facts).hasSize(2).allMatch(Fact.Whole.class::isInstance);
    assertThat(plan.facts().references()).extracting(AreaValue::value).hasToString("[1237000]");
    assertThat(plan.facts().areas()).isEmpty();
  }

  @Test
  void countedValuesAreNotForReferenceAndThoseOfOtherPrefecturesAreNotKept() {
    var _ = plan.apply(new Fact.Kpi(SampleFacts.kpi()));

    listener.handle(
        List.of(
            record(null, SampleAreas.body("020001", "FY2024", "40", 1, "FINAL")),
            record(null, SampleAreas.body("032018", "FY2024", "40", 1, "FINAL"))));

    assertThat(kept.facts).hasSize(1).allMatch(Fact.Whole.class::isInstance);
    assertThat(plan.facts().references()).isEmpty();
    assertThat(plan.facts().areas()).isEmpty();
  }

  @Test
  void openPagesAreToldWhatIsNewOfAMunicipalityAndOfTheWholeAndNothingElse() {
    byte[] area = SampleAreas.body("022012", "FY2024", "40", 1, "FINAL");
    byte[] whole = SampleReferences.body("FY2020", "1237984", 1, "FINAL");
    byte[] elsewhere = SampleAreas.body("032018", "FY2023", "40", 1, "FINAL");

    listener.handle(List.of(record(null, area), record(null, whole), record(null, elsewhere)));
    news.tell(1);
    listener.handle(List.of(record(null, area), record(null, whole)));
    news.tell(2);

    assertThat(told).containsExactly("indicator/I15 FY2024", "indicator/R03 FY2020");
  }

  @Test
  void whatNobodyCanReadIsSetAsideAndTheRestIsTaken() {
    listener.handle(
        List.of(
            record("I15/022012/FY2024", "{}".getBytes(UTF_8)),
            record("I15/022021/FY2024", SampleAreas.body("022021", "FY2024", "7", 1, "FINAL"))));

    assertThat(producer.history())
        .extracting(each -> each.topic())
        .containsExactly(Topics.deadLettersOf(Topics.VALUE_RECORDED));
    assertThat(plan.facts().areas()).hasSize(1);
  }

  private static ConsumerRecord<byte[], byte[]> record(@Nullable String subject, byte[] body) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(Topics.VALUE_RECORDED, 0, 0, "020001".getBytes(UTF_8), body);
    if (subject != null) {
      record.headers().add("ce_subject", subject.getBytes(UTF_8));
    }
    return record;
  }
}
