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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
          assertThat(fault.code()).isEqualTo("WEIGHTS_ARE_POSITIVE");
          assertThat(fault.value()).isEqualTo("-3");
          assertThat(fault.expected()).isEqualTo("above 0");
        });
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
            new InMemoryIndicators().with("I15", "60").with("I19", "1000"))
        .breaches(new OrganizationCode("020001"), null, draft);
  }
}
