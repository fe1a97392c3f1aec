package dxpulse.ingestion.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.wire.WireFormat;
import dxpulse.ingestion.upload.Readability.Advice;
import dxpulse.ingestion.upload.Readability.Breach;
import dxpulse.ingestion.upload.Table.Kind;
import dxpulse.ingestion.upload.Table.Line;
import dxpulse.ingestion.upload.Table.Remark;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadabilityTest {
  private static final List<String> HEADINGS = List.of("指標コード", "期間", "値", "単位", "地域", "確度", "備考");

  @Test
  void aTidyFileHasTheFullScore() {
    Advice advice =
        advice(
            line(2, "I15", "FY2024-Q1", "42.5", "％", "020001", "確報", "速い 遅い"),
            line(3, "I15", "FY2024-Q2", "-3", "％", "青森市", "速報", ""));

    assertThat(advice.breaches()).isEmpty();
    assertThat(advice.score()).isEqualTo(100);
    assertThat(advice.levels()).containsOnlyKeys(1, 2, 3).containsValue(100);
  }

  @Test
  void theRulesAreThoseThatArePublished() {
    assertThat(Arrays.stream(ReadabilityRule.values()).map(ReadabilityRule::id))
        .containsExactlyElementsOf(
            Stream.of("L1-15", "L2-06", "L3-09")
                .flatMap(last ->
                    Stream.iterate(1, n -> n <= Integer.parseInt(last.substring(3)), n -> n + 1)
                        .map(n -> "%s-%02d".formatted(last.substring(0, 2), n)))
                .toList());
    Advice advice = advice();
    assertThat(advice.checked() + advice.notChecked().size()).isEqualTo(30);
    assertThat(advice.notChecked().stream().map(each -> each.substring(0, 5)))
        .containsExactly("L1-11", "L3-02", "L3-07", "L3-08");
  }

  @Test
  void eachBrokenRuleIsCountedAndSaysWhereItIsBrokenFirst() {
    Advice advice =
        advice(
            3,
            HEADINGS,
            line(4, "I15", "令和6年度", "１，２３４人", "人", "青森", "確報", "①"),
            line(5, "I15", " FY2025", "▲3", "", "020001", "FINAL", ""),
            new Line(
                6,
                List.of("", "FY2026", "1\n2", "人", "020001", "確報", ""),
                List.of(new Remark(0, Kind.MERGED, "A5:A6"), new Remark(2, Kind.FORMULA, "=1"))));

    assertThat(rules(advice))
        .containsExactlyInAnyOrder(
            "L1-06", "L1-07", "L1-08", "L1-12", "L1-14", "L2-01", "L2-02", "L2-04", "L2-06",
            "L3-01", "L3-04", "L3-05", "L3-06");
    assertThat(advice.breaches())
        .filteredOn(breach -> breach.rule().equals("L2-01"))
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.count()).isEqualTo(2);
          assertThat(breach.first()).isEqualTo("4行目 / line 4");
          assertThat(breach.level()).isEqualTo(2);
        });
    assertThat(advice.score()).isBetween(20, 60);
    assertThat(advice.levels().values()).allSatisfy(score -> assertThat(score).isBetween(60, 95));
  }

  @Test
  void oneBadRowAmongManyCostsLessThanAllOfThem() {
    Line bad = line(2, "I15", "FY2024", "1件", "件", "020001", "確報", "");
    Line good = line(2, "I15", "FY2024", "1", "件", "020001", "確報", "");

    assertThat(advice(bad, good, good, good).score())
        .isGreaterThan(advice(bad, bad, bad, bad).score());
  }

  @Test
  void theFormOfTheFileAndTheShapeOfTheTableAreLookedAt() {
    List<String> headings = List.of("指標コード", "期間", "値（件）", "", "担当", "担当", "2023年度", "2024年度");
    Advice advice =
        advice(
            Set.of(TableReader.Trait.values()),
            1,
            headings,
            line(2, "I15", "FY2024-Q1", "1", "", "", "", "", "", "メモ"),
            line(4, "Ｉ15", "FY2024-Q2", "12※", "", "", "", "", ""),
            line(5, "I15", "FY2024-Q3", "－", "", "", "", "", ""),
            line(6, "注）速報値", "", "", "", "", "", "", ""),
            line(7, "指標コード", "期間", "値（件）", "", "", "", "", ""));

    assertThat(rules(advice))
        .containsExactlyInAnyOrder(
            "L1-02", "L1-03", "L1-04", "L1-10", "L1-13", "L1-15", "L2-01", "L2-03", "L2-04",
            "L3-03", "L3-09");
  }

  @Test
  void aColumnOfFiguresWithoutANameOrAUnitIsToldAndAnEmptyOneSplitsTheTable() {
    List<String> headings = List.of("指標コード", "", "期間", "値", "");

    assertThat(rules(advice(1, headings, line(2, "I15", "", "FY2024", "1", ""))))
        .containsExactlyInAnyOrder("L1-03", "L3-04");
    assertThat(rules(advice(1, headings, line(2, "I15", "?", "FY2024", "1", ""))))
        .containsExactlyInAnyOrder("L1-05", "L3-04");
  }

  @Test
  void aRuleIsAskedAsItIsPublished() {
    assertThat(
            rules(
                advice(
                    new Line(
                        2,
                        List.of("I15", "令和6年度（2024年度）", "12.5%", "％", "02201", "確報", ""),
                        List.of(new Remark(2, Kind.PERCENT, "0.125"))))))
        .as("a percentage that is a number, both years, a code without its check digit")
        .isEmpty();
    assertThat(rules(advice(line(2, "I15", "FY2024", "－", "％", "弘前市", "確報", "未集計のため"))))
        .as("a sign that the note explains")
        .isEmpty();
    assertThat(
            rules(
                advice(
                    line(2, "I15", "FY2023", "0", "件", "020001", "確報", ""),
                    line(3, "I15", "FY2024", "", "件", "020001", "その他（未定）", ""))))
        .as("a zero, and a blank that may be one")
        .containsExactlyInAnyOrder("L1-09", "L2-05");
  }

  @Test
  void everyPlaceAndRuleIsNamedInBothLanguages() {
    Advice advice =
        advice(
            Set.of(TableReader.Trait.values()),
            3,
            List.of("指標コード", "期間", "値", "課 / 係", "", "備考"),
            line(4, "I15", "令和6年度", "1", "", "", ""));

    assertThat(advice.breaches())
        .extracting(Breach::first)
        .contains("1行目 / line 1", "空の列 / an empty column")
        .allSatisfy(place -> assertThat(place.split(" / ", -1)).hasSize(2));
    assertThat(Arrays.stream(ReadabilityRule.values()).map(ReadabilityRule::message))
        .allSatisfy(message -> assertThat(message.split(" / ", -1)).hasSize(2));
  }

  @Test
  void whatAnEarlierBuildAdvisedIsStillRead() {
    Advice advice =
        WireFormat.mapper()
            .readValue(
                """
                {"score": 90, "checked": 26, "notChecked": [],
                 "breaches": [{"rule": "UNICODE", "level": 1, "message": "UTF-8 / UTF-8", "count": 1, "first": "a / a"}]}
                """,
                Advice.class);

    assertThat(rules(advice)).containsExactly("UNICODE");
    assertThat(advice.levels()).isEmpty();
  }

  private static Set<String> rules(Advice advice) {
    return advice.breaches().stream().map(Breach::rule).collect(Collectors.toSet());
  }

  private static Line line(long number, String... cells) {
    return new Line(number, List.of(cells));
  }

  private static Advice advice(Line... lines) {
    return advice(1, HEADINGS, lines);
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
    List.of(lines).forEach(readability::look);
    return readability.advice();
  }
}
