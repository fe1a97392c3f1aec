package dxpulse.ingestion.report;

import static dxpulse.ingestion.report.Samples.MONDAY;
import static dxpulse.ingestion.report.Samples.NARITA;
import static dxpulse.ingestion.report.Samples.OFFICE;
import static dxpulse.ingestion.report.Samples.SATO;
import static dxpulse.ingestion.report.Samples.TUESDAY;
import static dxpulse.ingestion.report.Samples.figure;
import static dxpulse.ingestion.report.Samples.moved;
import static dxpulse.ingestion.report.Samples.person;
import static dxpulse.ingestion.report.Samples.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.time.FiscalQuarter;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.TellHistory.Asked;
import dxpulse.ingestion.report.TellHistory.Told;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TellHistoryTest {
  private static final Caller STRANGER = person("abe", "fishery", Role.CLERK);
  private static final Caller MEMBER = person("member", "", Role.COMMITTEE);
  private static final Caller OPERATOR = person("operator", "", Role.OPERATOR);
  private static final Asked ALL = asked(null, null, Instant.MAX);

  private final InMemoryReports reports = new InMemoryReports();
  private final TellHistory history = new TellHistory(reports);

  @Test
  void everyStepSaysWhoAndWhenAndWhatItWasAbout() {
    Report first =
        moved(
            Workflow.submit(
                null,
                fromRow(figure(SATO, "I20", "a", "425"), 14),
                null,
                "agriculture",
                SATO,
                MONDAY));
    Report returned = moved(Workflow.giveBack(first, NARITA, "桁？", TUESDAY));
    Report without =
        moved(
            Workflow.submit(
                returned,
                figure(SATO, "I20", "b", null),
                "調査が中止",
                "agriculture",
                SATO,
                TUESDAY.plusSeconds(60)));
    Report approved = moved(Workflow.approve(without, NARITA, TUESDAY.plusSeconds(120)));
    keep(first, returned, without, approved);

    Passage passage = history.tell(ALL, SATO, null).passages().getFirst();

    assertThat(passage.lines())
        .extracting(
            Passage.Line::state, Passage.Line::by, Passage.Line::figure, Passage.Line::absence)
        .containsExactly(
            tuple(State.SUBMITTED, "sato", "425", null),
            tuple(State.RETURNED, "narita", "425", null),
            tuple(State.SUBMITTED, "sato", null, "調査が中止"),
            tuple(State.APPROVED, "narita", null, "調査が中止"));
    assertThat(passage.lines().get(0).source())
        .satisfies(source -> {
          assertThat(source.file()).isEqualTo("値.csv");
          assertThat(source.row()).isEqualTo(14);
        });
    assertThat(passage.lines().get(1).note()).isEqualTo("桁？");
    assertThat(passage.lines().get(1).at()).isEqualTo(TUESDAY);
    assertThat(passage.lines().get(1).source()).isNull();
    assertThat(passage.isCut()).isFalse();
  }

  @Test
  void whatWasTakenBackAndReopenedIsTold() {
    Report approved = moved(Workflow.approve(reported("I20", "1"), NARITA, TUESDAY)).asSent();
    Report reopened = moved(Workflow.reopen(approved, OFFICE, "桁の誤り", TUESDAY.plusSeconds(1)));
    Report corrected =
        moved(
            Workflow.submit(
                reopened,
                figure(SATO, "I20", "c", "2"),
                null,
                "agriculture",
                SATO,
                TUESDAY.plusSeconds(2)));
    Report withdrawn = moved(Workflow.withdraw(corrected, SATO, TUESDAY.plusSeconds(3)));
    keepAs(withdrawn);

    assertThat(history.tell(ALL, OFFICE, null).passages().getFirst().lines())
        .extracting(Passage.Line::state, Passage.Line::by, Passage.Line::note)
        .containsExactly(
            tuple(State.SUBMITTED, "sato", null),
            tuple(State.APPROVED, "narita", null),
            tuple(State.REOPENED, "office", "桁の誤り"),
            tuple(State.SUBMITTED, "sato", null),
            tuple(State.WITHDRAWN, "sato", null));
    assertThat(history.tell(ALL, MEMBER, null).passages().getFirst().lines())
        .extracting(Passage.Line::state)
        .containsExactly(State.SUBMITTED, State.APPROVED);
  }

  @Test
  void departmentsAreToldOfTheirOwnAndTheCommitteeOfWhatWasReleased() {
    keepAs(reported("I20", "1"));

    for (Caller one : List.of(SATO, NARITA, OFFICE, OPERATOR)) {
      assertThat(history.tell(ALL, one, null).passages()).as(one.id()).hasSize(1);
    }
    for (Caller one : List.of(STRANGER, MEMBER)) {
      Told told = history.tell(ALL, one, null);
      assertThat(told.passages()).as(one.id()).isEmpty();
      assertThat(told.withheld()).as(one.id()).isEqualTo(1);
    }
    assertThat(TellHistory.isTold(person("feed:x", "", Role.FEED))).isFalse();
    assertThat(TellHistory.isTold(person("nobody", "agriculture"))).isFalse();
  }

  @Test
  void whatIsAskedForIsBoundedByAreaPeriodAndInstant() {
    keepAs(in("020001", 2026, 1));
    keepAs(in("020001", 2026, 2));
    keepAs(in("022021", 2026, 2));

    assertThat(places(history.tell(ALL, SATO, null)))
        .containsExactly("020001 FY2026-Q1", "020001 FY2026-Q2", "022021 FY2026-Q2");
    assertThat(places(history.tell(asked("022021", null, Instant.MAX), SATO, null)))
        .containsExactly("022021 FY2026-Q2");
    assertThat(
            places(
                history.tell(asked("020001", new FiscalQuarter(2026, 2), Instant.MAX), SATO, null)))
        .containsExactly("020001 FY2026-Q2");
    assertThat(history.tell(asked(null, null, MONDAY.minusNanos(1)), SATO, null))
        .isEqualTo(new Told(List.of(), 0, null));
    assertThat(history.areas(Samples.AOMORI, new IndicatorCode("I20")))
        .containsExactly(new AreaCode("020001"), new AreaCode("022021"));
  }

  @Test
  void manyValuesComeInPartsThatTogetherAreAll() {
    for (int year = 2000; year < 2063; year++) {
      for (int quarter = 1; quarter <= 4; quarter++) {
        keepAs(in("020001", year, quarter));
      }
    }

    List<String> all = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    Told told = history.tell(ALL, SATO, null);
    while (true) {
      all.addAll(places(told));
      parts.add(told.passages().size());
      if (told.next() == null) {
        break;
      }
      told = history.tell(ALL, SATO, told.next());
    }

    assertThat(parts).containsExactly(100, 100, 52);
    assertThat(all).doesNotHaveDuplicates().hasSize(252).isSorted();
  }

  @Test
  void ofStepsOfAnEarlierBuildTheNewestFigureStillSaysWhereItCameFrom() {
    Report kept =
        moved(
            Workflow.submit(
                null, figure(SATO, "I20", "a", null), "調査が中止", "agriculture", SATO, MONDAY));
    Report.Step now = kept.steps().getFirst();
    Report earlier =
        new Report(
            1,
            kept.state(),
            kept.observation(),
            kept.department(),
            kept.absence(),
            kept.sent(),
            List.of(
                new Report.Step(
                    now.state(), now.by(), now.byName(), now.at(), now.note(), null, null, null)));
    keepAs(earlier);

    assertThat(history.tell(ALL, SATO, null).passages().getFirst().lines())
        .isEqualTo(Passage.lines(kept));
  }

  private static ObservationSubmitted fromRow(ObservationSubmitted figure, long row) {
    return figure.from(figure.source().in("値.csv", row));
  }

  private static Report in(String area, int year, int quarter) {
    ObservationSubmitted figure = figure(SATO, "I20", area + year + quarter, "1");
    return moved(
        Workflow.submit(
            null,
            new ObservationSubmitted(
                figure.observationId(),
                figure.organization(),
                figure.indicator(),
                new AreaCode(area),
                new FiscalQuarter(year, quarter),
                BigDecimal.ONE,
                null,
                null,
                null,
                figure.status(),
                false,
                null,
                figure.source(),
                MONDAY),
            null,
            "agriculture",
            SATO,
            MONDAY));
  }

  private static Asked asked(@Nullable String area, @Nullable Period period, Instant known) {
    return new Asked(
        new IndicatorCode("I20"), area == null ? null : new AreaCode(area), period, period, known);
  }

  private static List<String> places(Told told) {
    return told.passages().stream().map(each -> each.area() + " " + each.period()).toList();
  }

  private void keep(Report... versions) {
    for (Report version : versions) {
      assertThat(reports.keep(List.of(version))).isEmpty();
    }
  }

  /// Whatever its version.
  private void keepAs(Report report) {
    keep(
        new Report(
            1,
            report.state(),
            report.observation(),
            report.department(),
            report.absence(),
            report.sent(),
            report.steps()));
  }
}
