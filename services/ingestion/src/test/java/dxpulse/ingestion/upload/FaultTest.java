package dxpulse.ingestion.upload;

import static dxpulse.ingestion.SampleIndicators.AOMORI;
import static dxpulse.ingestion.SampleIndicators.cloudStage;
import static dxpulse.ingestion.SampleIndicators.trained;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.report.Samples;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.SubmissionRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whoever sent a file is told what would be right, in Japanese and in English.
class FaultTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Caller CLERK =
      new Caller("clerk", "課員", AOMORI, "dx-promotion", Set.of(Role.CLERK));
  private static final List<String> HEADINGS =
      List.of("指標コード", "期間", "地域", "値", "分子", "分母", "段階", "確度", "備考");
  private static final int VALUE = HEADINGS.indexOf("値");

  private final KnownIndicators indicators = new KnownIndicators();
  private long line = 1;

  FaultTest() {
    indicators.learn(trained("I19"));
    indicators.learn(trained("I13", "roads"));
    indicators.learn(cloudStage("I20"));
  }

  @Test
  void everyFaultOfAFileSaysWhatWouldBeRight() {
    List<Fault> faults = new ArrayList<>();
    faults.addAll(
        faultsOf(
            row("", "いつか", "0", "約120", "", "", "", "たぶん", "長".repeat(2001)),
            row("I404", "FY2026-Q1", "", "1", "", "", "", "", ""),
            row("I13", "FY2026-Q1", "", "1", "", "", "", "", ""),
            row("I19", "FY2025", "", "1", "", "", "", "", ""),
            row("I19", "FY2027-Q1", "", "1", "", "", "", "", ""),
            row("I19", "1949-12", "", "1", "", "", "", "", ""),
            row("I19", "2026-05", "032018", "1", "", "", "", "", ""),
            row("I19", "2026-06", "", "1", "", "", "試行", "", ""),
            row("I19", "2026-07", "", "9".repeat(30) + "千人", "", "", "", "", ""),
            row("I19", "2026-08", "", "", "-1", "2", "", "", ""),
            row("I19", "2026-09", "", "", "1", "", "", "", ""),
            row("I20", "2026-05", "", "1", "", "", "", "", ""),
            row("I20", "2026-06", "", "", "", "", "夢", "", ""),
            row("I19", "FY2025-Q1", "", "p1", "", "", "", "確報", ""),
            row("I19", "FY2025-Q2", "", "1", "", "", "", "", ""),
            row("I19", "FY2025-Q2", "", "2", "", "", "", "", ""),
            marked(Table.Kind.MERGED),
            marked(Table.Kind.DATE),
            marked(Table.Kind.ERROR),
            marked(Table.Kind.FORMULA_WITHOUT_VALUE)));
    faults.addAll(Heading.of(List.of("値", "実績値", "期間")).faults());
    faults.add(
        Settling.notTaken("LOCKED", "承認済みです / approved", Samples.figure(CLERK, "I19", "o", "1")));

    Set<String> codes = new TreeSet<>(faults.stream().map(Fault::code).toList());
    assertThat(codes).as("all that a file can be told").isEqualTo(all());
    assertThat(faults)
        .allSatisfy(fault ->
            assertThat(fault.expected())
                .as(fault.toString())
                .matches("(?s).*[\\u3040-\\u30ff\\u4e00-\\u9fff].* / .+"));
  }

  @Test
  void itIsToldWithTheMessageInBothLanguages() {
    Fault fault = faultsOf(row("I19", "いつか", "", "1", "", "", "", "", "")).getFirst();

    assertThat(fault.told())
        .startsWith("期間: 読み取れません（正しくは：期間（例：令和7年度第1四半期、")
        .contains(" / period: cannot be read")
        .endsWith("(expected: a period, e.g. FY2025-Q1, 令和7年度第1四半期, 2025-04)");
  }

  /// A sample cannot be said in a file.
  private static Set<String> all() {
    Set<String> codes =
        new TreeSet<>(
            Stream.of(SubmissionRule.values())
                .filter(rule -> rule != SubmissionRule.SAMPLES_ARE_NOT_TYPED_BY_CLERKS)
                .map(Enum::name)
                .toList());
    codes.addAll(
        List.of(
            "REQUIRED",
            "UNREADABLE",
            "NOT_A_NUMBER",
            "TEXT_TOO_LONG",
            "STATUS_CONTRADICTS",
            "ROW_TWICE",
            "MERGED_FIGURE",
            "DATE_CELL",
            "CELL_ERROR",
            "FORMULA_WITHOUT_VALUE",
            "COLUMN_TWICE",
            "COLUMN_MISSING",
            "LOCKED"));
    return codes;
  }

  private Table.Line row(String... cells) {
    return new Table.Line(++line, Arrays.asList(cells));
  }

  private Table.Line marked(Table.Kind kind) {
    List<String> cells = List.of("I19", "FY2025-Q3", "", "1", "", "", "", "", "");
    return new Table.Line(++line, cells, List.of(new Table.Remark(VALUE, kind, "D2:D3")));
  }

  private List<Fault> faultsOf(Table.Line... lines) {
    return new ReadUpload(new AcceptSubmission(indicators), indicators)
            .read(
                new Table("", HEADINGS, List.of(lines)), "f", id -> "o" + id, Set.of(), CLERK, NOW)
            .rows()
            .stream()
            .flatMap(result -> result.errors().stream())
            .toList();
  }
}
