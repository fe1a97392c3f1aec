package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.KpiCode;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.Overview;
import dxpulse.publication.board.SideBySide.FieldPair;
import dxpulse.publication.page.SampleBoards;
import dxpulse.publication.page.SampleComparisons;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private final Overview before = SampleBoards.overview(61.14);
  private final Overview after = SampleBoards.overview(64.15);

  @Test
  void aDifferenceIsThatOfTheFiguresThatAreShown() {
    SideBySide.KpiPair pair = SideBySide.kpis(before, after).getFirst();

    assertThat(pair.code()).isEqualTo(new KpiCode("K1"));
    // 61.1 and 64.2, although 64.15 − 61.14 is 3.0.
    assertThat(SideBySide.points(pair.indexBefore(), pair.indexAfter()))
        .contains(new BigDecimal("3.1"));
  }

  @Test
  void whatIsMissingOnASideHasNoDifference() {
    assertThat(SideBySide.kpis(null, after))
        .extracting(SideBySide.KpiPair::before)
        .containsOnlyNulls();
    assertThat(SideBySide.kpis(before, null))
        .hasSize(4)
        .extracting(SideBySide.KpiPair::after)
        .containsOnlyNulls();
    assertThat(SideBySide.points(null, 64.2)).isEmpty();
    assertThat(SideBySide.points(64.2, null)).isEmpty();
    assertThat(SideBySide.fields(before, null))
        .extracting(FieldPair::field, FieldPair::before, FieldPair::after, FieldPair::points)
        .containsExactly(
            tuple(Field.INDUSTRY, 55.3, null, Optional.empty()),
            tuple(Field.LIVING, 108.4, null, Optional.empty()),
            tuple(Field.ADMINISTRATION, null, null, Optional.empty()));
  }

  @Test
  void theMeanOfAFieldIsComparedOnlyWithOneOfTheSameKpis() {
    Overview another = SampleComparisons.withoutAnIndexOf("K2", before);

    FieldPair same = SideBySide.fields(before, after).getFirst();
    FieldPair more = SideBySide.fields(another, after).getFirst();
    FieldPair fewer = SideBySide.fields(before, another).getFirst();

    assertThat(same.hasOtherKpis()).isFalse();
    assertThat(same.points()).contains(new BigDecimal("0.0"));
    assertThat(more.points()).isEmpty();
    assertThat(more.hasOtherKpis()).isTrue();
    assertThat(more.onlyAfter()).extracting(line -> line.code().value()).containsExactly("K2");
    assertThat(more.onlyBefore()).isEmpty();
    assertThat(fewer.onlyBefore()).extracting(line -> line.code().value()).containsExactly("K2");
  }

  @Test
  void indicatorsOfEitherPeriodAreThereOnce() {
    KpiBoard board = SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC);
    List<SideBySide.PartPair> both = SideBySide.parts(board, board);

    assertThat(both).extracting(pair -> pair.code().value()).containsExactly("I01", "I02", "I03");
    assertThat(both)
        .allSatisfy(pair -> assertThat(pair.scoreBefore()).isEqualTo(pair.scoreAfter()));
    assertThat(SideBySide.parts(null, board))
        .hasSize(3)
        .allSatisfy(pair -> assertThat(pair.before()).isNull());
  }
}
