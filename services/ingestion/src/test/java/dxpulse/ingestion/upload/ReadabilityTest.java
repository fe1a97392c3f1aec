package dxpulse.ingestion.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.ingestion.upload.Readability.Advice;
import dxpulse.ingestion.upload.Readability.Breach;
import dxpulse.ingestion.upload.Readability.Rule;
import dxpulse.ingestion.upload.Table.Kind;
import dxpulse.ingestion.upload.Table.Line;
import dxpulse.ingestion.upload.Table.Remark;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadabilityTest {
  private static final List<String> HEADINGS = List.of("指標コード", "期間", "値", "地域", "備考");

  @Test
  void aTidyFileHasTheFullScore() {
    Advice advice =
        advice(1, HEADINGS, new Line(2, List.of("I15", "FY2024-Q1", "42.5", "020001", "速い 遅い")));

    assertThat(advice.score()).isEqualTo(100);
    assertThat(advice.breaches()).isEmpty();
  }

  @Test
  void eachBrokenRuleIsCountedAndSaysWhereItIsBrokenFirst() {
    Advice advice =
        advice(
            3,
            HEADINGS,
            new Line(4, List.of("I15", "令和6年度", "１，２３４人", "青森市", "①")),
            new Line(5, List.of("I15", " FY2025", "▲3", "020001", "")),
            new Line(
                6,
                List.of("", "FY2026", "1\n2", "020001", ""),
                List.of(new Remark(0, Kind.MERGED, "A5:A6"), new Remark(2, Kind.FORMULA, "=1"))));

    assertThat(advice.breaches())
        .extracting(Breach::rule)
        .containsExactlyInAnyOrder(
            Rule.HEADING_IN_FIRST_LINE,
            Rule.NO_MERGED_CELLS,
            Rule.NO_FORMULAS,
            Rule.ONE_DATUM_IN_A_CELL,
            Rule.NO_SPACES_FOR_LAYOUT,
            Rule.NUMBERS_ARE_NUMBERS,
            Rule.NO_THOUSANDS_SEPARATORS,
            Rule.NO_PLATFORM_CHARACTERS,
            Rule.NOTHING_LEFT_OUT,
            Rule.UNIT_BESIDE_THE_FIGURE,
            Rule.WESTERN_YEARS,
            Rule.ONE_FORM_FOR_PERIODS,
            Rule.CODES_FOR_AREAS);
    assertThat(advice.breaches())
        .filteredOn(breach -> breach.rule() == Rule.NUMBERS_ARE_NUMBERS)
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.count()).isEqualTo(2);
          assertThat(breach.first()).isEqualTo("4行目 / line 4");
        });
    assertThat(advice.score()).isBetween(30, 60);
  }

  @Test
  void oneBadRowAmongManyCostsLessThanAllOfThem() {
    Line bad = new Line(2, List.of("I15", "FY2024", "1", "青森市", ""));
    Line good = new Line(3, List.of("I15", "FY2024", "1", "020001", ""));

    assertThat(advice(1, HEADINGS, bad, good, good, good).score())
        .isGreaterThan(advice(1, HEADINGS, bad, bad, bad, bad).score());
  }

  @Test
  void theFormOfTheFileAndTheShapeOfTheTableAreLookedAt() {
    List<String> headings = List.of("指標コード", "期間", "値", "担当");
    Advice advice =
        advice(
            Set.of(TableReader.Trait.values()),
            1,
            headings,
            new Line(2, List.of("I15", "FY2024-Q1", "1", "")),
            new Line(4, List.of("Ｉ15", "FY2024-Q2", "12※", "")),
            new Line(5, List.of("I15", "FY2024-Q3", "－", "")),
            new Line(6, List.of("注）速報値", "", "", "")),
            new Line(7, List.of("指標コード", "期間", "値", "")));

    assertThat(advice.breaches())
        .extracting(Breach::rule)
        .containsExactlyInAnyOrder(
            Rule.NO_HIDDEN_ROWS,
            Rule.HEADINGS_IN_ONE_LINE,
            Rule.NO_OBJECTS,
            Rule.UNICODE,
            Rule.NO_COLUMNS_WITHOUT_MEANING,
            Rule.NO_GAPS_IN_THE_TABLE,
            Rule.HALF_WIDTH_CODES,
            Rule.NO_MARKS_ON_FIGURES,
            Rule.NO_SIGNS_FOR_FIGURES,
            Rule.NO_NOTES_AMONG_THE_ROWS,
            Rule.ONE_TABLE_IN_A_SHEET);
  }

  @Test
  void everyPlaceIsNamedInBothLanguages() {
    Advice advice =
        advice(
            Set.of(TableReader.Trait.values()),
            3,
            List.of("指標コード", "期間", "値", "課 / 係", ""),
            new Line(4, List.of("I15", "令和6年度", "1", "", "")));

    assertThat(advice.breaches())
        .extracting(Breach::first)
        .contains("1行目 / line 1", "列「課/係」 / the column \"課/係\"")
        .allSatisfy(place -> assertThat(place.split(" / ", -1)).hasSize(2));
  }

  @Test
  void whatNoProgramCanDecideIsToldBesideTheAdvice() {
    Advice advice = advice(1, HEADINGS);

    assertThat(advice.checked()).isEqualTo(Rule.values().length);
    assertThat(advice.checked() + advice.notChecked().size()).isEqualTo(30);
  }

  private static Advice advice(int headingLine, List<String> headings, Line... lines) {
    return advice(Set.of(), headingLine, headings, lines);
  }

  private static Advice advice(
      Set<TableReader.Trait> traits, int headingLine, List<String> headings, Line... lines) {
    Readability readability =
        new Readability(
            Heading.of(headings),
            new TableReader.Facts(
                "CSV", "UTF-8", null, headingLine, headings, List.of(), 0, traits));
    List.of(lines).forEach(line -> readability.look(line, false));
    return readability.advice();
  }
}
