package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.KpiScored.Comparison;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.FieldBoard;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.KpiLine;
import dxpulse.publication.page.jte.JteTemplates;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Each state of a figure has a mark of its own.
class MarkTest {
  private final FieldBoard board = SampleBoards.field(SampleBoards.PERIOD, 64.2);
  private final Renderer renderer = new Renderer(new JteTemplates(), new Assets(SampleBoards.SITE));

  @ParameterizedTest
  @EnumSource(Mark.class)
  void aMarkHasWordsInBothLanguagesAndATermThatExplainsIt(Mark mark) {
    assertThat(mark.words().ja()).isNotBlank();
    assertThat(mark.words().en()).isNotBlank();
    for (Lang lang : Lang.values()) {
      assertThat(renderer.glossary(lang)).contains("id=\"" + mark.term() + "\"");
    }
  }

  /// Readers look for the word of the chip.
  @ParameterizedTest
  @EnumSource(
      value = Mark.class,
      names = {"FINAL", "PROVISIONAL", "ESTIMATED", "HEARING", "SAMPLE", "NO_VALUE", "NOT_SCORED"})
  void theGlossaryHasTheWordOfTheChip(Mark mark) {
    assertThat(renderer.glossary(Lang.JA))
        .contains("<dt id=\"" + mark.term() + "\">" + mark.words().ja() + " ");
  }

  @Test
  void theMarkOfLivePagesIsExplainedApartFromProvisionalValues() {
    assertThat(renderer.board(board, new Asked(Lang.JA, false, false)))
        .contains("<a href=\"/glossary#live\"><b class=\"chip\">速報</b></a>");
    assertThat(renderer.glossary(Lang.JA)).contains("<dt id=\"live\">速報 ");
    assertThat(renderer.about(Lang.JA)).contains("<dt>速報</dt>", "<dt>速報値</dt>");
  }

  /// Those of one state and of its target share the sign.
  @Test
  void noTwoStatesShareASign() {
    assertThat(Stream.of(Mark.values()).filter(mark -> mark != Mark.SAMPLE_TARGET))
        .extracting(Mark::sign)
        .doesNotHaveDuplicates();
    assertThat(Stream.of(Mark.values())).extracting(Mark::style).doesNotHaveDuplicates();
  }

  @Test
  void aValueIsMarkedByHowItWasObtained() {
    assertThat(Mark.of((ValueStatus) null)).isNull();
    assertThat(Mark.of(ValueStatus.FINAL)).isNull();
    assertThat(Mark.of(ValueStatus.PROVISIONAL)).isEqualTo(Mark.PROVISIONAL);
    assertThat(Mark.of(ValueStatus.ESTIMATED)).isEqualTo(Mark.ESTIMATED);
    assertThat(Mark.of(ValueStatus.HEARING)).isEqualTo(Mark.HEARING);
    assertThat(Mark.of(ValueStatus.CORRECTED)).isEqualTo(Mark.CORRECTED);
  }

  @ParameterizedTest
  @EnumSource(NotScoredReason.class)
  void whatIsMissingIsNotCalledUnscorable(NotScoredReason reason) {
    assertThat(Mark.of(reason))
        .isEqualTo(
            switch (reason) {
              case NO_VALUE, NO_DATA -> Mark.NO_VALUE;
              case NO_TARGET -> Mark.REFERENCE;
              default -> Mark.NOT_SCORED;
            });
  }

  @Test
  void aComparisonPointsWhereItWent() {
    assertThat(Stream.of(Comparison.values()).map(Mark::of))
        .containsExactlyInAnyOrder(Mark.BETTER, Mark.UNCHANGED, Mark.WORSE);
  }

  @Test
  void anIndicatorCarriesAllThatHoldsForIt() {
    assertThat(marks(0, 1))
        .containsExactly(Mark.ESTIMATED, Mark.SAMPLE_TARGET, Mark.CARRIED_FORWARD);
    assertThat(marks(0, 2)).containsExactly(Mark.HEARING, Mark.SAMPLE);
    assertThat(marks(1, 0)).containsExactly(Mark.PROVISIONAL, Mark.PARTIAL);
    assertThat(marks(1, 2)).containsExactly(Mark.REFERENCE, Mark.BETTER);
    assertThat(marks(2, 0)).containsExactly(Mark.NO_VALUE);
  }

  @Test
  void anIndexIsFinalProvisionalOfAPartOfThePeriodOrNotThere() {
    assertThat(card(0)).containsExactly(Mark.PARTIAL, Mark.CORRECTED);
    assertThat(card(1)).containsExactly(Mark.PROVISIONAL, Mark.SAMPLE);
    assertThat(card(2)).isEmpty();
    assertThat(Mark.of(SampleBoards.overview(64.2).fields().get(1).kpis().getFirst()))
        .containsExactly(Mark.FINAL);
  }

  /// Without it an index that only stands still would pass for one that was measured again.
  @Test
  void anIndexOfEarlierValuesAloneSaysSo() {
    KpiCard measured = board.kpis().getFirst();
    JsonNode told = HttpFormat.mapper().valueToTree(measured);
    JsonNode carried = told.at("/components/1");
    ((ObjectNode) told).putArray("components").add(carried);
    KpiCard card = HttpFormat.mapper().treeToValue(told, KpiCard.class);

    assertThat(card.components()).singleElement().matches(ComponentLine::carriedForward);
    assertThat(Mark.of(card)).contains(Mark.CARRIED_FORWARD);
    assertThat(Mark.of(measured)).doesNotContain(Mark.CARRIED_FORWARD);
  }

  @Test
  void aLineOfAnIndexSaysThatItsNewestValueIsOfAnEarlierPeriod() {
    KpiLine may = dated(Period.parse("2024-05"));

    assertThat(Mark.of(may, Period.parse("FY2024-Q1"))).doesNotContain(Mark.CARRIED_FORWARD);
    assertThat(Mark.of(may, Period.parse("2024-06"))).contains(Mark.CARRIED_FORWARD);
    assertThat(Mark.of(dated(null), Period.parse("2024-06")))
        .as("nobody can tell")
        .doesNotContain(Mark.CARRIED_FORWARD);
  }

  /// What a board told of it holds, whatever the value of a reference indicator is of.
  @Test
  void anIndexIsCarriedForwardWhereItsBoardSaysSo() {
    Period june = Period.parse("2024-06");

    assertThat(Mark.of(SampleLines.resting(dated(june), 1, true), june))
        .contains(Mark.CARRIED_FORWARD);
    assertThat(Mark.of(SampleLines.resting(dated(Period.parse("2024-05")), 1, false), june))
        .doesNotContain(Mark.CARRIED_FORWARD);
  }

  @Test
  void anIndexOfAPartOfItsWeightSaysHowMuch() {
    KpiLine half = SampleLines.resting(dated(null), 0.5, false);

    assertThat(Mark.of(half)).contains(Mark.COVERAGE);
    assertThat(Mark.COVERAGE.wordsOfIndex(half).ja()).isEqualTo("算定率50％");
    assertThat(Mark.COVERAGE.wordsOfIndex(half).english()).isEqualTo("Coverage 50 %");
    assertThat(Mark.COVERAGE.wordsOfIndex(SampleLines.resting(half, 2 / 3.0, false)).ja())
        .isEqualTo("算定率66.7％");
    assertThat(Mark.of(SampleLines.resting(half, 1 - 1e-12, false))).doesNotContain(Mark.COVERAGE);
    assertThat(Mark.of(dated(null))).as("older releases").doesNotContain(Mark.COVERAGE);
    assertThat(Mark.of(field(half), Period.parse("2024-06"))).contains(Mark.COVERAGE);
  }

  /// As on the card of a KPI, whatever holds for all of it.
  @Test
  void aFieldIsMarkedAsItsKpisAre() {
    Period june = Period.parse("2024-06");
    KpiLine early = dated(Period.parse("2024-05"));
    KpiLine fresh = dated(june);

    assertThat(Mark.of(board.field(), SampleBoards.PERIOD))
        .containsExactly(Mark.PROVISIONAL, Mark.SAMPLE, Mark.PARTIAL);
    assertThat(Mark.of(field(early, early), june)).contains(Mark.CARRIED_FORWARD);
    assertThat(Mark.of(field(early, fresh), june)).doesNotContain(Mark.CARRIED_FORWARD);
    assertThat(Mark.of(field(), june)).isEmpty();
    for (Lang lang : Lang.values()) {
      String overview = renderer.board(SampleBoards.overview(64.2), new Asked(lang, false, false));
      assertThat(part(overview, "data-refresh=\"f-industry\"", "</section>"))
          .contains(lang.of("速報値", "Provisional"), lang.of("サンプル値", "Sample value"));
    }
  }

  private static FieldPart field(KpiLine... lines) {
    return new FieldPart(Field.INDUSTRY, 50.0, null, List.of(lines), null);
  }

  private KpiLine dated(@Nullable Period newest) {
    return SampleLines.dated(board.kpis().getFirst().line(), newest);
  }

  @Test
  void aPartOfThePeriodIsSaidWhereverItsIndexStands() {
    for (Lang lang : Lang.values()) {
      String words = lang.of("期の一部", "Part of the period");
      Asked asked = new Asked(lang, false, false);
      String overview = renderer.board(SampleBoards.overview(64.2), asked);
      String kpi =
          renderer.board(
              SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC), asked);

      assertThat(part(overview, "data-refresh=\"f-industry\"", "</section>")).contains(words);
      assertThat(part(overview, "data-refresh=\"row-K1\"", "</tr>")).contains(words);
      assertThat(part(overview, "data-refresh=\"row-K2\"", "</tr>")).doesNotContain(words);
      assertThat(part(renderer.board(board, asked), "data-refresh=\"total\"", "</section>"))
          .contains(words);
      assertThat(part(kpi, "data-refresh=\"kv-K1\"", "<figure"))
          .containsOnlyOnce(words)
          .contains(lang.of("訂正あり", "Corrected"));
      assertThat(Charts.preview(SampleBoards.overview(64.2), lang).svg())
          .contains(lang.of("期の一部の値を含む", "includes parts of the period"));
    }
  }

  private static String part(String html, String from, String to) {
    String rest = html.substring(html.indexOf(from));
    return rest.substring(0, rest.indexOf(to));
  }

  @Test
  void aChipShowsSignAndWordsAndLeadsToTheGlossary() {
    String html = renderer.board(board, new Asked(Lang.EN, false, false));

    assertThat(html)
        .contains(
            "<a class=\"chip m-provisional\" href=\"/en/glossary#provisional\"><i aria-hidden=\"true\">◇</i>Provisional</a>",
            "<a class=\"chip m-no-value\" href=\"/en/glossary#no-value\"><i aria-hidden=\"true\">□</i>No value</a>",
            "</i>Value of FY2023");
  }

  private List<Mark> marks(int card, int component) {
    return Mark.of(board.kpis().get(card).components().get(component));
  }

  private List<Mark> card(int at) {
    KpiCard card = board.kpis().get(at);
    return Mark.of(card);
  }
}
