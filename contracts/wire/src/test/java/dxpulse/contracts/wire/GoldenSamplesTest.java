package dxpulse.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dxpulse.contracts.types.event.KpiScored;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/// Examples are for ever: each one ever published is still valid and still decodes.
class GoldenSamplesTest {
  static Stream<Arguments> samples() {
    return EventFiles.types().stream()
        .flatMap(type ->
            EventFiles.examples(type).stream()
                .map(file -> Arguments.of(type.name() + "/" + file.getFileName(), type, file)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void isValidBySchema(String name, EventType<?> type, Path file) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(EventFiles.schema(type).toString(), InputFormat.JSON);

    assertThat(schema.validate(Files.readString(file), InputFormat.JSON)).as(name).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void decodesAndEncodesToTheSameJson(String name, EventType<?> type, Path file)
      throws IOException {
    Object event = EventCodec.decode(type, Files.readAllBytes(file));

    assertThat(WireFormat.mapper().readTree(EventCodec.encode(event)))
        .as(name)
        .isEqualTo(EventFiles.json(file));
  }

  /// `published.sha256` only grows: a sample that is gone or was edited fails here, and so does a
  /// new one that is not listed yet.
  @Test
  void everyPublishedSampleIsStillThereAsItWas() throws Exception {
    Map<String, String> published = new TreeMap<>();
    for (String line : Files.readAllLines(EventFiles.EVENTS.resolve("published.sha256"))) {
      String[] parts = line.split("  ", 2);
      assertThat(published.put(parts[1], parts[0])).as("listed twice: " + parts[1]).isNull();
    }
    Map<String, String> samples = new TreeMap<>();
    for (EventType<?> type : EventFiles.types()) {
      for (Path file : EventFiles.examples(type)) {
        String name = EventFiles.EVENTS.relativize(file).toString();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(EventFiles.bytes(file));
        samples.put(name, HexFormat.of().formatHex(hash));
      }
    }

    assertThat(samples)
        .as("samples against contracts/events/published.sha256")
        .isEqualTo(published);
  }

  @Test
  void unknownFieldsOfLaterVersionsArePassedOver() {
    ObjectNode later =
        (ObjectNode) EventFiles.json(EventFiles.examples(EventType.VALUE_RECORDED).getFirst());
    later.put("addedNextYear", "something");

    assertThat(EventCodec.decode(EventType.VALUE_RECORDED, EventCodec.encode(later)).revision())
        .isEqualTo(1);
  }

  @Test
  void aScoreFromBeforeThereWereOthersHasNone() {
    KpiScored old = EventCodec.decode(EventType.KPI_SCORED, EventFiles.bytes(scored("scored")));

    assertThat(old.others()).isEmpty();
    assertThat(old.othersCount()).isNull();
  }

  @Test
  void aScoreNamesWhatWasScoredTogetherWithItsCause() {
    KpiScored score =
        EventCodec.decode(EventType.KPI_SCORED, EventFiles.bytes(scored("scored-together")));

    assertThat(score.cause().observationId()).isEqualTo("01J9Z3K8Q0-9");
    assertThat(score.others())
        .extracting(KpiScored.Cause::observationId)
        .containsExactly("01J9Z3K8Q0-7", "01J9Z3K8Q0-8");
    assertThat(score.othersCount()).isEqualTo(2);
  }

  @Test
  void aScoreTellsByHowMuchEachMovedWhatStoodAndOldOnesTellNothing() {
    KpiScored score =
        EventCodec.decode(EventType.KPI_SCORED, EventFiles.bytes(scored("revised-together")));
    KpiScored old =
        EventCodec.decode(EventType.KPI_SCORED, EventFiles.bytes(scored("scored-together")));

    assertThat(Objects.requireNonNull(score.revises()).effects())
        .extracting(KpiScored.Contribution::cause)
        .containsExactly("I15", "I21");
    assertThat(Objects.requireNonNull(old.revises()).effects()).isEmpty();
  }

  private static Path scored(String example) {
    return EventFiles.EVENTS.resolve("kpi.scored/v1/examples/" + example + ".json");
  }

  @Test
  void aMissingPartIsNamedWithItsPlace() {
    ObjectNode poor =
        (ObjectNode)
            EventFiles.json(EventFiles.examples(EventType.OBSERVATION_SUBMITTED).getFirst());
    ((ObjectNode) poor.get("source")).remove("system");

    assertThatThrownBy(
            () -> EventCodec.decode(EventType.OBSERVATION_SUBMITTED, EventCodec.encode(poor)))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageContaining("source.system");
  }

  @Test
  void whatIsNoEventIsUnreadable() {
    for (String body : List.of("", "null", "[]", "42", "{", "{}", "\u0000")) {
      assertThatThrownBy(
              () -> EventCodec.decode(EventType.KPI_SCORED, body.getBytes(StandardCharsets.UTF_8)))
          .as(body)
          .isInstanceOf(UnreadableRecord.class);
    }
    assertThatThrownBy(() -> EventCodec.decode(EventType.KPI_SCORED, null))
        .isInstanceOf(UnreadableRecord.class);
  }
}
