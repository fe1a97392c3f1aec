package dxpulse.kpiscoring.reading.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.wire.DeadLetter;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.kpiscoring.definition.InMemoryKpiCatalogue;
import dxpulse.kpiscoring.reading.InMemoryScoreBook;
import dxpulse.kpiscoring.reading.IndicatorNames;
import dxpulse.kpiscoring.reading.Waiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final KpiCode K8 = new KpiCode("K8");

  private final InMemoryKpiCatalogue catalogue = new InMemoryKpiCatalogue();
  private final IndicatorNames names = new IndicatorNames();
  private final InMemoryScoreBook book = new InMemoryScoreBook();
  private final Waiting waiting = new Waiting();
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final Projection projection =
      new Projection(
          catalogue, names, book, waiting, producer, Clock.systemUTC(), new SimpleMeterRegistry());

  @Test
  void oneScoreIsEnteredAndWhoWaitsForItHears() throws Exception {
    projection.handle(List.of(scored(30, 1)));
    waiting.scored("o1", book.newest(AOMORI, K8, Granularity.MONTH));

    assertThat(indexes()).containsExactly(30.0);
    assertThat(waiting.await("o1", Duration.ZERO)).isTrue();
  }

  @Test
  void theSameScoreTwiceIsOneEntry() {
    projection.handle(List.of(scored(30, 1), scored(30, 1)));
    projection.handle(List.of(scored(30, 1)));

    assertThat(book.revisions(book.newest(AOMORI, K8, Granularity.MONTH)).getFirst()).hasSize(1);
  }

  @Test
  void anOlderRevisionThatComesLateIsKeptAndIsNotTheNewest() {
    projection.handle(List.of(scored(40, 2)));
    projection.handle(List.of(scored(30, 1)));

    assertThat(indexes()).containsExactly(40.0);
    assertThat(book.revisions(book.newest(AOMORI, K8, Granularity.MONTH)).getFirst()).hasSize(2);
  }

  @Test
  void whatNobodyCanReadIsSetAsideAndTheOthersAreEntered() {
    byte[] poison = "{\"organization\":17}".getBytes(StandardCharsets.UTF_8);

    projection.handle(List.of(record(Topics.KPI_SCORED, poison), scored(30, 1)));

    assertThat(indexes()).containsExactly(30.0);
    ProducerRecord<String, byte[]> letter = producer.history().getFirst();
    assertThat(letter.topic()).isEqualTo(Topics.deadLettersOf(Topics.KPI_SCORED));
    assertThat(letter.value()).isEqualTo(poison);
    assertThat(EventCodec.header(letter.headers(), DeadLetter.REASON)).isNotBlank();
  }

  @Test
  void aDefinitionThatTheCatalogueLacksIsRestoredAndAnOlderOneChangesNothing() {
    projection.handle(List.of(defined(2), defined(1)));

    assertThat(catalogue.find(AOMORI, K8).orElseThrow().newest().version()).isEqualTo(2);
  }

  @Test
  void anIndicatorIsCalledByTheNameOfItsNewestVersion() {
    projection.handle(List.of(indicator(2, "新しい名"), indicator(1, "古い名")));

    assertThat(names.definitions(AOMORI).values())
        .extracting(indicator -> indicator.newest().name())
        .containsExactly(new LocalizedText("新しい名", null));
  }

  private List<Double> indexes() {
    return book.newest(AOMORI, K8, Granularity.MONTH).stream().map(KpiScored::index).toList();
  }

  private static ConsumerRecord<byte[], byte[]> scored(double index, int revision) {
    return record(
        Topics.KPI_SCORED,
        """
        {"organization":"020001","kpi":"K8","granularity":"month","period":"2024-05","index":%s,
         "coverage":1.0,"provisional":false,"sample":false,"components":[],"contributions":[],
         "kpiVersion":1,"revision":%d,"cause":{"kind":"VALUE","observationId":"o%d"},
         "scoredAt":"2024-06-01T00:00:00Z"}
        """
            .formatted(index, revision, revision)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static ConsumerRecord<byte[], byte[]> defined(int version) {
    return record(
        Topics.KPI_DEFINED,
        """
        {"organization":"020001","code":"K8","versions":[{"version":%d,"field":"administration",
         "name":{"ja":"行政"},"components":[{"indicator":"I19","weight":"1"}],
         "aggregation":"ARITHMETIC","minimumCoverage":"0.5","maxAgeMonths":6,"validFrom":"FY2019",
         "changedBy":"office","changedAt":"2024-04-01T00:00:00Z"}],
         "definedAt":"2024-04-01T00:00:00Z"}
        """
            .formatted(version)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static ConsumerRecord<byte[], byte[]> indicator(int version, String name) {
    return record(
        Topics.INDICATOR_DEFINED,
        """
        {"organization":"020001","code":"I19","versions":[{"version":%d,"name":{"ja":"%s"},
         "unit":"件","decimals":0,"direction":"HIGHER_IS_BETTER","accumulation":"STOCK",
         "frequency":"MONTH","targets":[],"targetPath":"STEP","normalisation":{"method":"RATIO"},
         "sample":false,"department":"dx-promotion","validFrom":"FY2019","changedBy":"office",
         "changedAt":"2024-04-01T00:00:00Z"}],"definedAt":"2024-04-01T00:00:00Z"}
        """
            .formatted(version, name)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static ConsumerRecord<byte[], byte[]> record(String topic, byte[] body) {
    return new ConsumerRecord<>(topic, 0, 0, new byte[0], body);
  }
}
