package dxpulse.kpiscoring.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiDefined.Component;
import dxpulse.contracts.types.event.KpiDefined.Version;
import dxpulse.contracts.types.time.FiscalYear;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a composition and its validity are held against.
class KpiRuleTest {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final KpiCode K8 = new KpiCode("K8");

  private final InMemoryIndicators indicators =
      new InMemoryIndicators().with("I19", "1000").with("I20", null).with("I21", null);

  @Test
  void anUnknownIndicatorIsRefusedAtItsPlace() {
    assertThat(breaches(null, draft(2024, null, "I19", "I99")))
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.rule()).isEqualTo(KpiRule.INDICATORS_EXIST);
          assertThat(breach.component()).isEqualTo(1);
          assertThat(breach.value()).isEqualTo("I99");
        });
  }

  @Test
  void whatWouldBeRightIsSaidInBothLanguages() {
    assertThat(breaches(null, draft(2024, 2023, "I19", "I19", "I99")))
        .hasSize(3)
        .allSatisfy(breach -> assertThat(breach.expected()).matches(".*[ぁ-んァ-ヶ一-龠].* / [ -~]+"));
  }

  @Test
  void anIndicatorThatWasToldAMomentAgoIsKnown() {
    indicators.toldLate("I30", "50");

    assertThat(breaches(null, draft(2024, null, "I19", "I30"))).isEmpty();
  }

  @Test
  void anIndicatorThatGotItsTargetAMomentAgoCanBeScored() {
    indicators.toldLate("I20", "50");

    assertThat(breaches(null, draft(2024, null, "I20"))).isEmpty();
  }

  @Test
  void nothingIsCalledUnknownWhileTheCatalogueCannotBeRead() {
    indicators.away();

    assertThat(breaches(null, draft(2024, null, "I19"))).isEmpty();
    assertThatThrownBy(() -> breaches(null, draft(2024, null, "I99")))
        .isInstanceOf(Indicators.Unreadable.class);
  }

  /// Its scores say why they are none: a target may come later.
  @Test
  void aKpiMayBeMadeOfReferencesAlone() {
    assertThat(breaches(null, draft(2024, null, "I20", "I21"))).isEmpty();
  }

  /// The KPI has versions from FY2024, and from FY2026 on.
  @ParameterizedTest
  @CsvSource({
    "2023, , 2024",
    "2023, 2024, 2024",
    "2023, 2023, ",
    "2024, , 2026",
    "2024, 2026, 2026",
    "2024, 2025, ",
    "2025, , 2026",
    "2025, 2025, ",
    "2026, , ",
    "2026, 2026, ",
    "2027, , "
  })
  void aVersionLeavesTheYearsOfLaterOnesAlone(
      int from, @Nullable Integer to, @Nullable Integer hit) {
    KpiDefined current =
        new KpiDefined(
            AOMORI, K8, List.of(draft(2024, null, "I19"), draft(2026, null, "I19")), Instant.EPOCH);

    List<KpiRule.Breach> breaches = breaches(current, draft(from, to, "I19", "I20"));

    if (hit == null) {
      assertThat(breaches).isEmpty();
    } else {
      assertThat(breaches)
          .singleElement()
          .satisfies(breach -> {
            assertThat(breach.rule()).isEqualTo(KpiRule.LATER_VERSIONS_KEEP_THEIR_YEARS);
            assertThat(breach.member()).isEqualTo("/validFrom");
            assertThat(breach.value()).startsWith("FY" + from);
            assertThat(breach.expected())
                .isEqualTo(
                    "validFrom を FY%1$d 以降にするか、validTo を FY%2$d 以前に / validFrom FY%1$d or later, or validTo FY%2$d or earlier"
                        .formatted(hit, hit - 1));
          });
    }
  }

  private List<KpiRule.Breach> breaches(@Nullable KpiDefined current, Version draft) {
    return new DefineKpi(new InMemoryKpiCatalogue(), definition -> {}, indicators)
        .breaches(AOMORI, current, null, draft);
  }

  private static Version draft(int from, @Nullable Integer to, String... codes) {
    return new Version(
        0,
        Field.ADMINISTRATION,
        new LocalizedText("行政", "Administration"),
        Stream.of(codes)
            .map(code -> new Component(new IndicatorCode(code), BigDecimal.ONE))
            .toList(),
        Aggregation.ARITHMETIC,
        BigDecimal.valueOf(100),
        BigDecimal.ZERO,
        new BigDecimal("0.5"),
        18,
        new FiscalYear(from),
        to == null ? null : new FiscalYear(to),
        "why",
        "office",
        Instant.EPOCH);
  }
}
