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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DefineKpiTest {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final KpiCode K8 = new KpiCode("K8");

  private final InMemoryKpiCatalogue catalogue = new InMemoryKpiCatalogue();
  private final List<KpiDefined> announced = new ArrayList<>();
  private boolean kafkaIsAway;
  private final DefineKpi defineKpi =
      new DefineKpi(
          catalogue,
          definition -> {
            if (kafkaIsAway) {
              throw new IllegalStateException("not acknowledged");
            }
            announced.add(definition);
          },
          new InMemoryIndicators().with("I19", "1000"));

  @Test
  void anotherDraftBecomesTheNextVersionAndAnEqualOneDoesNot() {
    assertThat(define(draft("1")))
        .isInstanceOfSatisfying(
            DefineKpi.Defined.class, defined -> assertThat(defined.created()).isTrue());
    assertThat(version(define(draft("1")))).isEqualTo(1);
    assertThat(version(define(draft("2")))).isEqualTo(2);
    assertThat(announced.getLast().versions()).hasSize(2);
  }

  /// A sender that repeats what it sent does not know what came after it.
  @Test
  void whatAnEarlierVersionSaysChangesNothingWhileItHoldsForAYear() {
    define(draft("1", 2010, null));
    define(draft("2", 2024, null));
    define(draft("3", 2026, 2026));
    KpiDefined third = defineKpi.current(AOMORI, K8).orElseThrow();

    for (Version again :
        List.of(draft("1", 2010, null), draft("2.0", 2024, null), draft("3", 2026, 2026))) {
      assertThat(defineKpi.breaches(AOMORI, third, null, again)).isEmpty();
      assertThat(defineKpi.breaches(AOMORI, third, 1, again)).isEmpty();
      assertThat(defineKpi.define(AOMORI, K8, third, 1, again))
          .isEqualTo(new DefineKpi.Defined(third, false));
    }
    assertThat(defineKpi.breaches(AOMORI, third, null, draft("4", 2010, null)))
        .extracting(KpiRule.Breach::rule)
        .containsExactly(KpiRule.LATER_VERSIONS_KEEP_THEIR_YEARS);
    assertThat(catalogue.stored(AOMORI, K8)).contains(third);
  }

  @Test
  void whatAReplacedVersionSaidIsANewDecision() {
    define(draft("1"));
    define(draft("2"));

    assertThat(version(define(draft("1")))).isEqualTo(3);
    assertThat(version(define(draft("1")))).isEqualTo(3);
  }

  /// The end of a validity is part of what a version says.
  @Test
  void anotherEndIsAChange() {
    define(draft("1", 2010, null));

    assertThat(version(define(draft("1", 2010, 2023)))).isEqualTo(2);
    assertThat(version(define(draft("1", 2010, null)))).isEqualTo(3);
  }

  @Test
  void twoAtTheSameMomentMakeNoTwoSecondVersions() {
    assertThat(version(define(draft("1")))).isEqualTo(1);
    KpiDefined read = catalogue.stored(AOMORI, K8).orElseThrow();
    KpiDefined mine = DefineKpi.next(AOMORI, K8, read, draft("2"));
    KpiDefined other = DefineKpi.next(AOMORI, K8, read, draft("3"));

    assertThat(catalogue.save(mine, 1)).isTrue();
    assertThat(catalogue.save(other, 1)).isFalse();
    assertThat(catalogue.stored(AOMORI, K8)).contains(mine);
  }

  @Test
  void aDraftThatWasHeldAgainstAnEarlierStateIsOvertaken() {
    define(draft("1"));
    KpiDefined read = defineKpi.current(AOMORI, K8).orElseThrow();
    define(draft("2"));

    assertThat(defineKpi.define(AOMORI, K8, read, null, draft("3")))
        .isInstanceOf(DefineKpi.Overtaken.class);
  }

  @Test
  void aDraftThatWasMadeFromAnEarlierVersionIsBehindUnlessItChangesNothing() {
    define(draft("1"));
    define(draft("2"));
    KpiDefined second = defineKpi.current(AOMORI, K8).orElseThrow();

    assertThat(defineKpi.define(AOMORI, K8, second, 1, draft("3")))
        .isEqualTo(new DefineKpi.Behind(2));
    assertThat(defineKpi.breaches(AOMORI, second, 1, draft("0"))).isEmpty();
    assertThat(catalogue.stored(AOMORI, K8)).contains(second);
    assertThat(defineKpi.define(AOMORI, K8, second, 1, draft("2")))
        .isEqualTo(new DefineKpi.Defined(second, false));
    assertThat(version(defineKpi.define(AOMORI, K8, second, 2, draft("3")))).isEqualTo(3);
  }

  @Test
  void theFirstVersionIsMadeFromNone() {
    assertThat(defineKpi.define(AOMORI, K8, null, 7, draft("1")))
        .isInstanceOfSatisfying(
            DefineKpi.Defined.class, defined -> assertThat(defined.created()).isTrue());
  }

  @Test
  void whatCouldNotBeAnnouncedIsNotShownAndIsAnnouncedLater() {
    kafkaIsAway = true;
    assertThatThrownBy(() -> define(draft("1"))).hasMessage("not acknowledged");
    assertThat(catalogue.find(AOMORI, K8)).isEmpty();

    kafkaIsAway = false;
    defineKpi.announceTheRest();

    assertThat(announced).hasSize(1);
    assertThat(catalogue.find(AOMORI, K8)).contains(announced.getFirst());
    defineKpi.announceTheRest();
    assertThat(announced).hasSize(1);
  }

  private DefineKpi.Outcome define(Version draft) {
    return defineKpi.define(AOMORI, K8, defineKpi.current(AOMORI, K8).orElse(null), null, draft);
  }

  private static int version(DefineKpi.Outcome outcome) {
    assertThat(outcome).isInstanceOf(DefineKpi.Defined.class);
    return ((DefineKpi.Defined) outcome).definition().newest().version();
  }

  private static Version draft(String weight) {
    return draft(weight, 2024, null);
  }

  private static Version draft(String weight, int from, @Nullable Integer to) {
    return new Version(
        0,
        Field.ADMINISTRATION,
        new LocalizedText("行政", "Administration"),
        List.of(new Component(new IndicatorCode("I19"), new BigDecimal(weight))),
        Aggregation.ARITHMETIC,
        BigDecimal.valueOf(100),
        BigDecimal.ZERO,
        new BigDecimal("0.5"),
        18,
        new FiscalYear(from),
        to == null ? null : new FiscalYear(to),
        "why",
        "office",
        Instant.parse("2024-04-01T00:00:00Z"));
  }
}
