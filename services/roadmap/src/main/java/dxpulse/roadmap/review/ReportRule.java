package dxpulse.roadmap.review;

import dxpulse.contracts.types.event.ProjectUpdated.Report;
import dxpulse.contracts.types.event.ProjectUpdated.State;
import dxpulse.contracts.types.time.FiscalHalf;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// What a report must keep, one rule each; all problems are told at once.
public enum ReportRule {
  IS_FOR_A_FISCAL_HALF("/half", "半期（上期・下期）で報告してください / reports are for fiscal halves", "FY2024-H1") {
    @Override
    boolean holds(Report report, LocalDate today) {
      return report.half() instanceof FiscalHalf;
    }
  },
  HALF_HAS_BEGUN("/half", "まだ始まっていない半期です / the half has not begun", "a half that has begun") {
    @Override
    boolean holds(Report report, LocalDate today) {
      return !report.half().start().isAfter(today);
    }
  },
  DONE_IS_COMPLETE("/percent", "完了の進捗率は100です / what is done is at 100", "100") {
    @Override
    boolean holds(Report report, LocalDate today) {
      Integer percent = report.percent();
      return report.state() != State.DONE || percent == null || percent == 100;
    }
  },
  NOT_STARTED_IS_EMPTY("/percent", "未着手の進捗率は0です / what has not begun is at 0", "0") {
    @Override
    boolean holds(Report report, LocalDate today) {
      Integer percent = report.percent();
      return report.state() != State.NOT_STARTED || percent == null || percent == 0;
    }
  };

  private final String pointer;
  private final String message;
  private final String expected;

  ReportRule(String pointer, String message, String expected) {
    this.pointer = pointer;
    this.message = message;
    this.expected = expected;
  }

  public String pointer() {
    return pointer;
  }

  public String message() {
    return message;
  }

  public String expected() {
    return expected;
  }

  abstract boolean holds(Report report, LocalDate today);

  /// The rules that a report breaks.
  public static List<ReportRule> brokenBy(Report report, LocalDate today) {
    return Stream.of(values()).filter(rule -> !rule.holds(report, today)).toList();
  }
}
