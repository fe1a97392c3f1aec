package dxpulse.ingestion.report;

import static dxpulse.ingestion.report.Samples.AOMORI;
import static dxpulse.ingestion.report.Samples.NARITA;
import static dxpulse.ingestion.report.Samples.TUESDAY;
import static dxpulse.ingestion.report.Samples.moved;
import static dxpulse.ingestion.report.Samples.reported;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Reports.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every place for reports keeps.
public abstract class ReportsContract {
  /// When reports are kept.
  protected static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");

  /// An empty place.
  protected abstract Reports reports();

  @Test
  void aReportIsReadAsItWasKept() {
    Reports reports = reports();
    Report report = moved(Workflow.giveBack(reported("I20", "42.50"), NARITA, "桁？", TUESDAY));

    assertThat(reports.keep(List.of(reported("I20", "42.50")))).isEmpty();
    assertThat(reports.keep(List.of(report))).isEmpty();

    assertThat(reports.find(List.of(report.id(), "nobody's")))
        .containsExactly(java.util.Map.entry(report.id(), report));
  }

  @Test
  void onlyTheNextVersionTakesThePlaceOfTheOneBefore() {
    Reports reports = reports();
    Report first = reported("I20", "1");
    Report approved = moved(Workflow.approve(first, NARITA, TUESDAY));
    Report returned = moved(Workflow.giveBack(first, NARITA, "x", TUESDAY));
    Report other = reported("I21", "2");

    assertThat(reports.keep(List.of(first, other))).isEmpty();
    assertThat(reports.keep(List.of(reported("I20", "3")))).containsExactly(first.id());
    assertThat(reports.keep(List.of(approved))).isEmpty();
    Report secondOther = moved(Workflow.approve(other, NARITA, TUESDAY));
    assertThat(reports.keep(List.of(returned, secondOther))).containsExactly(first.id());

    assertThat(reports.find(List.of(first.id())).get(first.id())).isEqualTo(approved);
    assertThat(reports.find(List.of(other.id())).get(other.id())).isEqualTo(secondOther);
  }

  @Test
  void reportsAreListedByStateAndThoseThatWereNotSentAreKnown() {
    Reports reports = reports();
    Report waiting = reported("I20", "1");
    Report other = reported("I21", "2");
    Report approved = moved(Workflow.approve(other, NARITA, TUESDAY));
    var _ = reports.keep(List.of(waiting, other));
    var _ = reports.keep(List.of(approved));

    assertThat(in(reports, AOMORI, State.SUBMITTED)).containsExactly(waiting);
    assertThat(in(reports, AOMORI, State.SUBMITTED, State.APPROVED))
        .containsExactlyInAnyOrder(waiting, approved);
    assertThat(in(reports, new OrganizationCode("010006"), State.SUBMITTED)).isEmpty();
    assertThat(reports.unsent()).containsExactly(approved);

    var _ = reports.keep(List.of(approved.asSent()));
    assertThat(reports.unsent()).isEmpty();
    assertThat(in(reports, AOMORI, State.APPROVED)).containsExactly(approved.asSent());
  }

  @Test
  void whoComesTooLateLeavesTheListsAsTheyAre() {
    Reports reports = reports();
    Report waiting = reported("I20", "1");
    var _ = reports.keep(List.of(waiting));
    Report approved = moved(Workflow.approve(waiting, NARITA, TUESDAY));
    var _ = reports.keep(List.of(approved));

    Report late = moved(Workflow.giveBack(waiting, NARITA, "x", TUESDAY));
    assertThat(reports.keep(List.of(late))).containsExactly(waiting.id());

    assertThat(in(reports, AOMORI, State.RETURNED)).isEmpty();
    assertThat(in(reports, AOMORI, State.SUBMITTED)).isEmpty();
    assertThat(in(reports, AOMORI, State.APPROVED)).containsExactly(approved);
    assertThat(reports.unsent()).containsExactly(approved);
  }

  @Test
  void theReportsOfAnIndicatorAreFoundInTheirOrder() {
    Reports reports = reports();
    Report one = reported("I20", "1");
    var _ = reports.keep(List.of(one, reported("I2", "2"), reported("I200", "3")));

    assertThat(reports.idsOf(AOMORI, new IndicatorCode("I20"), null)).containsExactly(one.id());
    assertThat(reports.idsOf(AOMORI, new IndicatorCode("I20"), AOMORI.asArea()))
        .containsExactly(one.id());
    assertThat(reports.idsOf(AOMORI, new IndicatorCode("I20"), new AreaCode("022021"))).isEmpty();
    assertThat(reports.idsOf(new OrganizationCode("010006"), new IndicatorCode("I20"), null))
        .isEmpty();
  }

  @Test
  void whatWaitsIsReadPageByPageEachOnceWhateverIsDecidedBetweenThePages() {
    Reports reports = reports();
    Report first = reported("I20", "1");
    Report second = reported("I21", "2");
    Report other = reported("I22", "3");
    Report last = reported("I23", "4");
    var _ = reports.keep(List.of(first, second, other, last));

    List<Listed> page = page(reports, "");
    var _ = reports.keep(List.of(moved(Workflow.approve(first, NARITA, TUESDAY))));
    List<Listed> rest = page(reports, page.getLast().id());

    assertThat(page).extracting(Listed::id).containsExactly(first.id(), second.id());
    assertThat(rest).extracting(Listed::id).containsExactly(last.id());
    assertThat(page(reports, last.id())).isEmpty();
    assertThat(reports.listed(page)).containsExactly(second);
  }

  @Test
  void sweepingTakesNothingOutThatLeadsToAReport() {
    Reports reports = reports();
    Report waiting = reported("I20", "1");
    Report first = reported("I21", "2");
    Report approved = moved(Workflow.approve(first, NARITA, TUESDAY));
    var _ = reports.keep(List.of(waiting, first));
    var _ = reports.keep(List.of(approved));

    for (int minutes = 0; minutes < 60; minutes += 5) {
      reports.sweep(NOW.plus(Duration.ofMinutes(minutes)));
    }

    assertThat(in(reports, AOMORI, State.SUBMITTED)).containsExactly(waiting);
    assertThat(in(reports, AOMORI, State.APPROVED)).containsExactly(approved);
    assertThat(reports.unsent()).containsExactly(approved);
  }

  private static List<Listed> page(Reports reports, String after) {
    return reports.page(
        AOMORI, State.SUBMITTED, after, each -> !each.indicator().toString().equals("I22"), 2);
  }

  private static List<Report> in(Reports reports, OrganizationCode organization, State... states) {
    List<Listed> listed = new ArrayList<>();
    reports.goThrough(organization, Set.of(states), listed::add);
    return reports.listed(listed);
  }
}
