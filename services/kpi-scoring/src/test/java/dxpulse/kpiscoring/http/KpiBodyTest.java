package dxpulse.kpiscoring.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiDefined.Version;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import dxpulse.kpiscoring.definition.DefineKpi;
import dxpulse.kpiscoring.definition.InMemoryIndicators;
import dxpulse.kpiscoring.definition.InMemoryKpiCatalogue;
import dxpulse.kpiscoring.definition.KpiRule;
import dxpulse.kpiscoring.ledger.SamplePlan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KpiBodyTest {
  private static final String GOOD =
      """
      {"field": "administration", "name": {"ja": "行政"}, "validFrom": "FY2024",
       "components": [{"indicator": "I15", "weight": 2}, {"indicator": "I19"}]}
      """;

  @Test
  void whatIsLeftOutHasItsStandard() {
    Version draft = draft(GOOD).orElseThrow();

    assertThat(draft.components().getFirst().weight()).isEqualByComparingTo("2");
    assertThat(draft.components().getLast().weight()).isEqualByComparingTo("1");
    assertThat(draft.cap()).isEqualByComparingTo("100");
    assertThat(draft.floor()).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(draft.minimumCoverage()).isEqualByComparingTo("0.5");
    assertThat(draft.maxAgeMonths()).isEqualTo(18);
  }

  @Test
  void aCapOfNullIsNoCap() {
    assertThat(draft(GOOD.replaceFirst("\\{", "{\"cap\": null,")).orElseThrow().cap()).isNull();
  }

  /// One fault of each kind: a member that cannot be read hides no rule that the others break.
  @Test
  void namesEveryFaultInOneRoundWithItsPlaceValueAndExpectation() {
    List<Problem.Fault> faults =
        faults(
            """
            {"field": "sea", "name": {"ja": "行政"}, "cap": 10, "floor": 20, "minimumCoverage": 1.5,
             "validFrom": "FY2024", "validTo": "FY2023",
             "components": [{"indicator": "I15"}, {"indicator": "?"},
                            {"indicator": "I19", "weight": -3}, {"indicator": "I15"}]}
            """);

    assertThat(faults)
        .extracting(Problem.Fault::pointer)
        .containsExactlyInAnyOrder(
            "/field",
            "/components/1/indicator",
            "/components/2/weight",
            "/components/3/indicator",
            "/cap",
            "/minimumCoverage",
            "/validTo");
    assertThat(faults)
        .filteredOn(fault -> fault.pointer().equals("/components/2/weight"))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.code()).isEqualTo("WEIGHTS_ARE_NOT_NEGATIVE");
          assertThat(fault.value()).isEqualTo("-3");
          assertThat(fault.expected()).isEqualTo("0以上の数 / 0 or above");
        });
  }

  /// A misspelt member would silently have its standard.
  @Test
  void namesMembersThatNobodyAsksFor() {
    assertThat(
            faults(
                """
                {"field": "administration", "name": {"ja": "行政"}, "validFrom": "FY2024",
                 "minimumCoverge": 0.9, "components": [{"indicator": "I15", "wieght": 5}]}
                """))
        .extracting(Problem.Fault::pointer, Problem.Fault::code, Problem.Fault::value)
        .containsExactly(
            tuple("/minimumCoverge", "UNKNOWN_MEMBER", "0.9"),
            tuple("/components/0/wieght", "UNKNOWN_MEMBER", "5"));
  }

  @Test
  void whatWasReadMayBeSentBack() {
    byte[] read =
        HttpFormat.mapper().writeValueAsBytes(KpiController.shown(SamplePlan.facts().kpi()));
    KpiBody body = new KpiBody(HttpFormat.mapper().readTree(read));

    Optional<Version> draft = body.draft("office", Instant.EPOCH, version -> List.of());

    assertThat(body.faults()).isEmpty();
    assertThat(body.basis()).isEqualTo(SamplePlan.facts().kpi().newest().version());
    assertThat(draft.orElseThrow().components())
        .isEqualTo(SamplePlan.facts().kpi().newest().components());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0; OUT_OF_RANGE", "1.5; OUT_OF_RANGE", "\"1\"; OUT_OF_RANGE", "1; ", "null; "})
  void theVersionThatABodyWasMadeFromIsACountOrLeftOut(String version, @Nullable String code) {
    String body = GOOD.replaceFirst("\\{", "{\"version\": " + version + ",");

    if (code == null) {
      assertThat(draft(body)).isPresent();
    } else {
      assertThat(faults(body))
          .extracting(Problem.Fault::pointer, Problem.Fault::code)
          .containsExactly(tuple("/version", code));
    }
  }

  /// Whatever cannot be read of a component, the rest of it is judged with the others.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"indicator\":\"NOPE\",\"weight\":\"abc\"}; /0/weight NOT_A_NUMBER, /0/indicator INDICATORS_EXIST",
        "{\"indicator\":\"I15\"},{\"indicator\":\"I15\",\"weight\":\"x\"}; /1/weight NOT_A_NUMBER, /1/indicator EACH_INDICATOR_ONCE",
        "{\"indicator\":\"NOPE\"},{\"indicator\":\"NOPE\"}; /1/indicator EACH_INDICATOR_ONCE, /0/indicator INDICATORS_EXIST, /1/indicator INDICATORS_EXIST",
        "{\"indicator\":\"?\",\"weight\":-1}; /0/indicator NOT_A_CODE, /0/weight WEIGHTS_ARE_NOT_NEGATIVE",
        "{\"weight\":-2},{\"indicator\":\"I15\"}; /0/indicator MISSING, /0/weight WEIGHTS_ARE_NOT_NEGATIVE",
        "{\"indicator\":\"I15\",\"weight\":0}; WEIGHTS_HAVE_A_SUM",
        "7,{\"indicator\":\"I15\"}; /0 NOT_AN_OBJECT",
        "{\"indicator\":\"I20\",\"weight\":\"x\"}; /0/weight NOT_A_NUMBER",
        "{\"indicator\":\"I20\"},{\"indicator\":\"?\"}; /1/indicator NOT_A_CODE"
      })
  void whatCannotBeReadOfAComponentHidesNothing(String components, String faults) {
    assertThat(
            faults(
                """
                {"field": "living", "name": {"ja": "暮らし"}, "validFrom": "FY2024",
                 "components": [%s]}
                """
                    .formatted(components)))
        .extracting(fault ->
            (fault.pointer().substring("/components".length()) + " " + fault.code()).strip())
        .containsExactly(faults.split(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"cap\": -5, \"floor\": null, \"aggregation\": \"GEOMETRIC\"; /cap CAP_IS_POSITIVE; -5",
        "\"cap\": 0, \"floor\": null; /cap CAP_IS_POSITIVE; 0",
        "\"cap\": 50, \"floor\": 50; /cap CAP_IS_ABOVE_FLOOR; 50",
        "\"cap\": NaN; /cap NOT_A_NUMBER; NaN",
        "\"cap\": 1e400; /cap NUMBER_TOO_LARGE; 1E+400"
      })
  void namesTheMemberTheRuleAndTheValue(String members, String fault, String value) {
    assertThat(faults(GOOD.replaceFirst("\\{", "{" + members + ",")))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.pointer() + " " + found.code()).isEqualTo(fault);
          assertThat(found.value()).isEqualTo(value);
          assertThat(found.expected()).isNotBlank();
        });
  }

  @Test
  void aValidityWhoseEndCannotBeReadIsNotTakenForAnOpenOne() {
    KpiBody body =
        new KpiBody(
            HttpFormat.mapper().readTree(GOOD.replaceFirst("\\{", "{\"validTo\": \"someday\",")));

    assertThat(
            body.draft(
                "office",
                Instant.EPOCH,
                draft ->
                    List.of(
                        new KpiRule.Breach(
                            KpiRule.LATER_VERSIONS_KEEP_THEIR_YEARS,
                            null,
                            "/validFrom",
                            "FY2024–",
                            "validTo FY2025 or earlier"))))
        .isEmpty();
    assertThat(body.faults())
        .extracting(Problem.Fault::pointer, Problem.Fault::code)
        .containsExactly(tuple("/validTo", "NOT_A_PERIOD"));
  }

  @Test
  void namesAndReasonsAreOfBoundedLength() {
    String body =
        """
        {"field": "living", "name": {"ja": "%s", "en": "%s"}, "validFrom": "FY2024",
         "reason": "%s", "components": [{"indicator": "I15"}]}
        """;

    assertThat(draft(body.formatted("長".repeat(200), "l".repeat(200), "理".repeat(2000))))
        .isPresent();
    assertThat(faults(body.formatted("長".repeat(100_000), "l".repeat(201), "理".repeat(2001))))
        .extracting(Problem.Fault::pointer, Problem.Fault::code, Problem.Fault::expected)
        .containsExactly(
            tuple("/name/ja", "TEXT_TOO_LONG", "200文字まで / at most 200 characters"),
            tuple("/name/en", "TEXT_TOO_LONG", "200文字まで / at most 200 characters"),
            tuple("/reason", "TEXT_TOO_LONG", "2000文字まで / at most 2000 characters"));
  }

  @Test
  void manyComponentsAreBounded() {
    String components =
        IntStream.range(0, 501)
            .mapToObj("{\"indicator\": \"M%d\"}"::formatted)
            .collect(Collectors.joining(", ", "[", "]"));

    assertThat(
            faults(
                """
                {"field": "living", "name": {"ja": "暮らし"}, "validFrom": "FY2024",
                 "components": %s}
                """
                    .formatted(components)))
        .extracting(Problem.Fault::pointer, Problem.Fault::code)
        .containsExactly(tuple("/components", "TOO_MANY"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; /field /name /validFrom /components",
        "[]; ''",
        "{\"field\":\"living\",\"name\":{\"ja\":\"x\"},\"validFrom\":\"2024-06\",\"components\":[]}; /validFrom /components"
      })
  void namesWhatIsMissingOrIsNoSuchThing(String body, String pointers) {
    assertThat(faults(body))
        .extracting(Problem.Fault::pointer)
        .containsExactlyInAnyOrder(pointers.split(" "));
  }

  @Test
  void anUnknownIndicatorIsNamedBesideTheOtherFaults() {
    assertThat(
            faults(
                """
                {"field": "sea", "name": {"ja": "行政"}, "validFrom": "FY2024",
                 "components": [{"indicator": "I15"}, {"indicator": "I99"}]}
                """))
        .extracting(Problem.Fault::pointer, Problem.Fault::code, Problem.Fault::value)
        .containsExactlyInAnyOrder(
            tuple("/field", "UNKNOWN_WORD", "\"sea\""),
            tuple("/components/1/indicator", "INDICATORS_EXIST", "I99"));
  }

  private static List<Problem.Fault> faults(String body) {
    KpiBody read = new KpiBody(HttpFormat.mapper().readTree(body));
    assertThat(read.draft("office", Instant.EPOCH, KpiBodyTest::breaches)).isEmpty();
    return read.faults();
  }

  private static Optional<Version> draft(String body) {
    return new KpiBody(HttpFormat.mapper().readTree(body))
        .draft("office", Instant.EPOCH, KpiBodyTest::breaches);
  }

  private static List<KpiRule.Breach> breaches(Version draft) {
    return new DefineKpi(
            new InMemoryKpiCatalogue(),
            definition -> {},
            new InMemoryIndicators().with("I15", "60").with("I19", "1000").with("I20", null))
        .breaches(new OrganizationCode("020001"), null, null, draft);
  }
}
