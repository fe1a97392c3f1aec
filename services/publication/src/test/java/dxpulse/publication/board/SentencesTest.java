package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.KpiLine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The sentence beside a figure says what the figure, and the chip beside it, say.
class SentencesTest {
  private static final LocalizedText FIELD = new LocalizedText("行政経営分野", "Administration");

  static java.util.List<JsonNode> cases() throws java.io.IOException {
    return ShownTest.cases().stream().filter(each -> !each.get("previous").isNull()).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aMoveIsThatOfTheFiguresShown(JsonNode expected) {
    LocalizedText said =
        Sentences.summary(
            FIELD,
            Double.parseDouble(expected.get("current").asString()),
            Double.parseDouble(expected.get("previous").asString()),
            true,
            Shift.NONE);

    String points = expected.get("difference_points_from_shown").asString();
    assertThat(said.ja())
        .contains("目標100に対し" + expected.get("shown").asString() + "。")
        .contains(
            points.equals("0.0") ? "前期から変わっていません" : "前期から" + points.replace("-", "") + "ポイント");
    assertThat(said.english())
        .contains("stands at " + expected.get("shown").asString() + " ")
        .contains(points.equals("0.0") ? "unchanged" : points.replace("-", "") + " points");
  }

  @Test
  void whatHasNoFigureIsNamedOnce() {
    LocalizedText mean = new LocalizedText("3分野の指数の平均", "The mean of the three fields");

    assertThat(Sentences.summary(mean, null, null, true, Shift.NONE))
        .isEqualTo(
            new LocalizedText(
                "3分野の指数の平均は、この期ではまだ算定できません。",
                "The mean of the three fields: no figure yet for this period."));
  }

  @Test
  void theMeanOfFieldsSaysOfHowManyItIs() {
    assertThat(Sentences.meanOfFields(3, 3))
        .isEqualTo(new LocalizedText("3分野の指数の平均", "The mean of the three fields"));
    assertThat(Sentences.meanOfFields(0, 3)).isEqualTo(Sentences.meanOfFields(3, 3));
    assertThat(Sentences.summary(Sentences.meanOfFields(2, 3), 53.0, null, true, Shift.NONE))
        .isEqualTo(
            new LocalizedText(
                "指数のある2分野（3分野のうち）の平均は、目標100に対し53.0です。",
                "The mean of the two of three fields with an index stands at 53.0 (target = 100)."));
    assertThat(Sentences.summary(Sentences.meanOfFields(1, 3), 53.0, null, true, Shift.NONE))
        .isEqualTo(
            new LocalizedText(
                "指数のある1分野（3分野のうち）の指数は、目標100に対し53.0です。",
                "The index of the only one of three fields that has one stands at 53.0 (target = 100)."));
  }

  @Test
  void aRiseOfTwoTenthsIsNotCalledOne() {
    assertThat(Sentences.summary(FIELD, 50.16, 50.04, true, Shift.NONE))
        .isEqualTo(
            new LocalizedText(
                "行政経営分野は、目標100に対し50.2。前期から0.2ポイント伸びました。",
                "Administration stands at 50.2 (target = 100), up 0.2 points."));
    assertThat(Sentences.summary(FIELD, 50.04, 50.16, true, Shift.NONE).ja())
        .endsWith("前期から0.2ポイント下がりました。");
  }

  @Test
  void meansOfOtherKpisAreNotCompared() {
    assertThat(Sentences.summary(FIELD, 47.9, 51.0, false, Shift.NONE))
        .isEqualTo(
            new LocalizedText(
                "行政経営分野は、目標100に対し47.9。前期とは算定できたKPIが異なるため比べられません。",
                "Administration stands at 47.9 (target = 100); not comparable: the KPIs differ from the previous period."));
  }

  /// Nobody did better where an indicator only lost its value.
  @Test
  void aMoveThatNoMeasuredValueBroughtSaysWhatDid() {
    assertThat(Sentences.summary(FIELD, 37.0, 34.9, true, new Shift(2.1, 0)))
        .isEqualTo(
            new LocalizedText(
                "行政経営分野は、目標100に対し37.0。前期から2.1ポイント上がりましたが、主に値の有無によるものです。",
                "Administration stands at 37.0 (target = 100), up 2.1 points, mainly due to values that appeared or vanished."));
    assertThat(Sentences.summary(FIELD, 6.0, 30.0, true, new Shift(0, -25)).ja())
        .endsWith("前期から24.0ポイント下がりましたが、主に構成・目標の変更によるものです。");
    assertThat(Sentences.summary(FIELD, 37.0, 34.9, true, new Shift(1.0, 0)).ja())
        .as("the smaller part")
        .endsWith("前期から2.1ポイント伸びました。");
    assertThat(Sentences.summary(FIELD, 34.9, 37.0, true, new Shift(6.0, 0)).ja())
        .as("against the move")
        .endsWith("前期から2.1ポイント下がりました。");
    assertThat(
            Sentences.of(
                new KpiLine(
                    new KpiCode("K6"),
                    FIELD,
                    37.0,
                    null,
                    -8.7,
                    false,
                    false,
                    false,
                    null,
                    0.5,
                    false,
                    new Shift(-8.7, 0))))
        .isEqualTo(
            new LocalizedText(
                "目標まであと63.0。前期より8.7ポイント低下（主に値の有無による）。",
                "63.0 short of the target, down 8.7 points, mainly due to values that appeared or vanished."));
  }

  @Test
  void withoutAnEarlierIndexNothingIsSaidOfIt() {
    assertThat(Sentences.summary(FIELD, 47.9, null, false, Shift.NONE).ja())
        .isEqualTo("行政経営分野は、目標100に対し47.9です。");
    assertThat(Sentences.summary(FIELD, null, 51.0, false, Shift.NONE).ja()).contains("まだ算定できません");
  }

  /// What the scorer says goes before: this is the sentence of a score without an explanation.
  @Test
  void aKpiMovesByTheFiguresShownToo() {
    KpiScored score = PartTest.score("K6", "FY2024-Q1", 50.16);

    assertThat(Sentences.change(score, 50.04, code -> java.util.Optional.empty()).ja())
        .isEqualTo("前期より0.2ポイント上昇。");
  }

  /// That nothing moved is something else than that there is nothing to compare with.
  @Test
  void aChangeWithoutPartsSaysWhyItHasNone() {
    assertThat(withoutParts(50.0, 50.04).ja()).isEqualTo("前期から動いていないため、内訳はありません。");
    assertThat(withoutParts(null, 50.0).ja()).isEqualTo("前期の指数がないため、内訳はありません。");
    assertThat(withoutParts(50.0, null).ja()).isEqualTo("この期の指数がないため、内訳はありません。");
    assertThat(withoutParts(50.0, 60.0).english())
        .isEqualTo("The parts of this change are not known.");
  }

  private static LocalizedText withoutParts(@Nullable Double previous, @Nullable Double index) {
    NotScoredReason why = index == null ? NotScoredReason.NO_DATA : null;
    return Sentences.withoutParts(
        new KpiCard(
            new KpiLine(new KpiCode("K6"), FIELD, index, why, null, false, false, false),
            Field.ADMINISTRATION,
            previous,
            1,
            1,
            null,
            FIELD,
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            false,
            List.of()));
  }
}
