package dxpulse.ingestion.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.ingestion.upload.Readability.Advice;
import dxpulse.ingestion.upload.Readability.Breach;
import dxpulse.ingestion.upload.Readability.Rule;
import dxpulse.ingestion.upload.Table.Kind;
import dxpulse.ingestion.upload.Table.Line;
import dxpulse.ingestion.upload.Table.Remark;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadabilityTest {
  private static final List<String> HEADINGS = List.of("指標コード", "期間", "値", "地域", "備考");

  @Test
  void aTidyFileHasTheFullScore() {
    Advice advice =
        advice(1, HEADINGS, new Line(2, List.of("I15", "FY2024-Q1", "42.5", "020001", "速い 遅い")));

    assertThat(advice).isEqualTo(new Advice(100, List.of()));
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
            Rule.CODES_FOR_AREAS);
    assertThat(advice.breaches())
        .filteredOn(breach -> breach.rule() == Rule.NUMBERS_ARE_NUMBERS)
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.count()).isEqualTo(2);
          assertThat(breach.first()).isEqualTo("4行目");
        });
    assertThat(advice.score()).isBetween(30, 60);
  }

  @Test
  void oneBadRowAmongManyCostsLessThanAllOfThem() {
    Line bad = new Line(2, List.of("I15", "令和6年度", "1", "020001", ""));
    Line good = new Line(3, List.of("I15", "FY2024", "1", "020001", ""));

    assertThat(advice(1, HEADINGS, bad, good, good, good).score())
        .isGreaterThan(advice(1, HEADINGS, bad, bad, bad, bad).score());
  }

  private static Advice advice(int headingLine, List<String> headings, Line... lines) {
    Readability readability =
        new Readability(
            Heading.of(headings),
            new TableReader.Facts("CSV", "UTF-8", null, headingLine, headings, List.of(), 0));
    List.of(lines).forEach(readability::look);
    return readability.advice();
  }
}
