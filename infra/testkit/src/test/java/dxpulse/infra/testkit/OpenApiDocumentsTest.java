package dxpulse.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.TargetPath;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.wire.HttpFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiDocumentsTest {
  /// Properties and parameters whose words are those of a shared type, whatever document they stand
  /// in.
  private static final Map<String, Class<? extends Enum<?>>> SHARED =
      Map.ofEntries(
          Map.entry("accumulation", Accumulation.class),
          Map.entry("aggregation", Aggregation.class),
          Map.entry("direction", Direction.class),
          Map.entry("field", Field.class),
          Map.entry("frequency", Frequency.class),
          Map.entry("granularity", Granularity.class),
          Map.entry("kind", KpiScored.Cause.Kind.class),
          Map.entry("method", NormalisationMethod.class),
          Map.entry("notScored", NotScoredReason.class),
          Map.entry("status", ValueStatus.class),
          Map.entry("targetPath", TargetPath.class));

  static Set<String> services() {
    return OpenApiDocument.services();
  }

  @Test
  void everyServiceButThePortalHasADocument() {
    Set<String> expected = Checkout.services();
    expected.remove("portal");

    assertThat(services()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("services")
  void aDocumentIsWellMade(String service) {
    assertThat(OpenApiDocument.of(service).faults()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("services")
  void aDocumentKnowsTheWordsOfTheCode(String service) {
    OpenApiDocument.of(service)
        .words()
        .forEach((property, lists) -> {
          Class<? extends Enum<?>> type = SHARED.get(property);
          if (type != null) {
            assertThat(lists)
                .as(service + ": " + property)
                .allSatisfy(words -> assertThat(words).hasSameElementsAs(wordsOf(type)));
          }
        });
  }

  @Test
  void theSharedWordsStandInTheDocuments() {
    Stream<String> named =
        services().stream()
            .flatMap(service -> OpenApiDocument.of(service).words().keySet().stream());

    assertThat(named).containsAll(SHARED.keySet());
  }

  private static List<String> wordsOf(Class<? extends Enum<?>> type) {
    return Stream.of(type.getEnumConstants())
        .map(constant -> HttpFormat.mapper().valueToTree(constant).asString())
        .toList();
  }

  private static final String SMALL =
      """
      openapi: 3.1.0
      info: {title: Small, version: 1.0.0, description: For the test}
      paths:
        /api/things/{code}:
          parameters:
            - {name: code, in: path, required: true, schema: {type: string}}
          get:
            operationId: readThing
            responses:
              '200': {description: The thing, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
              default: {$ref: '#/components/responses/Problem'}
      components:
        responses:
          Problem: {description: What is wrong, content: {application/problem+json: {schema: {type: object, required: [title], properties: {title: {type: string}}}}}}
        schemas:
          Thing: {type: object, required: [size], properties: {size: {type: number}, state: {type: [string, 'null'], enum: [NEW, OLD, null]}}}
      """;

  @Test
  void aWellMadeDocumentHasNoFault() {
    assertThat(OpenApiDocument.parse("small", SMALL).faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '#/components/schemas/Thing'  | '#/components/schemas/Thin'     | leads nowhere
          'openapi: 3.1.0'              | 'openapi: 3.0.3'                | not 3.1
          'operationId: readThing'      | 'summary: Reads'                | operationId is missing
          'name: code, in: path'        | 'name: key, in: path'           | path parameters
          'description: The thing,'     | 'description: The thing, whole,'| member "whole"
          'application/problem+json'    | 'text/plain'                    | no application/problem+json
          'required: [size]'            | 'required: [weight]'            | requires "weight"
          """)
  void aFaultIsNamed(String right, String wrong, String said) {
    assertThat(SMALL).contains(right);

    assertThat(OpenApiDocument.parse("small", SMALL.replace(right, wrong)).faults())
        .anySatisfy(fault -> assertThat(fault).contains(said));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/things/a   | 200 | {"size": 1.5, "state": "NEW"} | true
          /api/things/a?x | 200 | {"size": 1.5, "state": null}  | true
          /api/things/a   | 404 | {"title": "Not found"}        | true
          /api/things/a   | 200 | {"size": "1.5"}               | false
          /api/things/a   | 200 | {"state": "NEW"}              | false
          /api/things/a   | 200 | {"size": 1, "state": "GONE"}  | false
          /api/things/a   | 404 | {"error": "Not found"}        | false
          /api/things/a/b | 200 | {"size": 1}                   | false
          """)
  void anAnswerKeepsThePromiseOrNot(String path, int status, String body, boolean keeps) {
    List<String> differences =
        OpenApiDocument.parse("small", SMALL).differences("GET", path, status, body);

    assertThat(differences.isEmpty()).as(differences.toString()).isEqualTo(keeps);
  }
}
