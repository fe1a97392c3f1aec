package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Month;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.LivePlan.Effect;
import dxpulse.publication.board.LivePlan.Fact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AreaValuesTest {
  private static final IndicatorCode I15 = new IndicatorCode("I15");
  private static final Period FY2024 = Period.parse("FY2024");
  private final AreaValues values = new AreaValues();

  @Test
  void theNewestRevisionHoldsHoweverTheyCome() {
    ValueRecorded first = SampleAreas.value("022012", "FY2024", "40", 1);
    ValueRecorded corrected = SampleAreas.value("022012", "FY2024", "42.5", 2);

    assertThat(values.apply(corrected).isNews()).isTrue();
    assertThat(values.apply(corrected)).isEqualTo(Effect.NONE);
    assertThat(values.apply(first)).isEqualTo(Effect.NONE);

    assertThat(values.all()).extracting(AreaValue::value).hasToString("[42.5]");
    assertThat(values.holds(corrected)).isTrue();
    assertThat(values.holds(first)).isFalse();
  }

  @Test
  void aPeriodWhoseLastValueIsTakenBackIsNoPeriodWithValues() {
    var _ = values.apply(SampleAreas.value("022012", "FY2024", "40", 1));
    assertThat(values.periodsOf(I15)).containsExactly(FY2024);

    var _ = values.apply(SampleAreas.value("022012", "FY2024", null, 2));

    assertThat(values.periodsOf(I15)).isEmpty();
    assertThat(values.of(I15, FY2024).values()).extracting(AreaValue::isThere).containsOnly(false);
  }

  @Test
  void anAreaValueIsNewsThatTouchesNoBoard() {
    LivePlan plan = new LivePlan();
    long edition = plan.edition();

    Effect effect = plan.apply(new Fact.Area(SampleAreas.value("022012", "FY2024", "40", 1)));

    assertThat(effect.isNews()).isTrue();
    assertThat(effect.boards()).isEmpty();
    assertThat(plan.edition()).isGreaterThan(edition);
    assertThat(plan.facts().areas()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void orderAndRepetitionLeaveTheSameAndNeverMoreThanFits(long seed) {
    List<ValueRecorded> told = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      Period month = Month.numbered(2020 * 12 + i);
      for (int revision = 1; revision <= 3; revision++) {
        told.add(SampleAreas.value("022012", month.toString(), "" + i + revision, revision));
      }
    }
    SampleAreas.codes(250)
        .forEach(
            code -> told.add(SampleAreas.value(code, new FiscalYear(2027).toString(), "1", 1)));
    AreaValues inOrder = new AreaValues();
    told.forEach(inOrder::apply);

    List<ValueRecorded> shuffled = new ArrayList<>(told);
    shuffled.addAll(told);
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.forEach(values::apply);

    assertThat(values.all()).isEqualTo(inOrder.all());
    assertThat(values.periodsOf(I15)).hasSize(AreaValues.PERIODS).startsWith(new FiscalYear(2027));
    assertThat(values.of(I15, new FiscalYear(2027))).hasSize(AreaValues.AREAS);
    assertThat(values.all())
        .filteredOn(each -> each.period() instanceof Month)
        .hasSize(AreaValues.PERIODS - 1)
        .allSatisfy(each -> assertThat(each.revision()).isEqualTo(3));
  }
}
