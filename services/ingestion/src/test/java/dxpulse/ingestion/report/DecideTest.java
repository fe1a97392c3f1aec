package dxpulse.ingestion.report;

import static dxpulse.ingestion.report.Samples.NARITA;
import static dxpulse.ingestion.report.Samples.OFFICE;
import static dxpulse.ingestion.report.Samples.SATO;
import static dxpulse.ingestion.report.Samples.TUESDAY;
import static dxpulse.ingestion.report.Samples.figure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ObservationRejected;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.ingestion.SampleIndicators;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.report.Approvals.Outcome;
import dxpulse.ingestion.report.Approvals.Wish;
import dxpulse.ingestion.report.Decide.Decision;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Workflow.Obstacle;
import dxpulse.ingestion.submission.Fates;
import dxpulse.ingestion.submission.ObservationSink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecideTest {
  private final InMemoryReports reports = new InMemoryReports();
  private final Log log = new Log();
  private final Noted fates = new Noted();
  private final Approvals approvals =
      new Approvals(log, reports, new FourEyesForAll(), fates, indicators());
  private final Decide decide = new Decide(reports, approvals, fates);

  @Test
  void whatIsApprovedWhileTheLogIsAwayIsSentOnceItIsBack() {
    Report report = waiting("I20", "42");
    log.away = true;

    Decision decision = approve(report);
    assertThatThrownBy(() -> decide.sendLeft("t")).isInstanceOf(ObservationSink.NotAccepted.class);
    log.away = false;
    decide.sendLeft("t");
    decide.sendLeft("t");

    assertThat(decision.obstacle()).isNull();
    assertThat(log.held.stream().map(ObservationSubmitted::observationId)).containsExactly("I2042");
    assertThat(there(report).sent()).isTrue();
    assertThat(there(report).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void manyAreDecidedEachForItself() {
    Report one = waiting("I20", "1");
    Report two = waiting("I21", "2");
    Report changed = waiting("I22", "3");
    var _ =
        approvals.report(List.of(Wish.of(figure(SATO, "I22", "later", "4"))), SATO, "t", TUESDAY);

    List<Decision> decisions = approve(one, two, changed);

    assertThat(decisions.stream().map(Decision::obstacle))
        .containsExactly(null, null, Obstacle.CHANGED_MEANWHILE);
    assertThat(log.held).hasSize(2);
    assertThat(there(changed).state()).isEqualTo(State.SUBMITTED);
    assertThat(there(changed).steps()).hasSize(2);
  }

  @Test
  void aFigureThatNobodyKnowsIsNotThereToBeApproved() {
    Decision decision =
        decide
            .decide(Map.of("nobody's", 1), report -> Workflow.approve(report, NARITA, TUESDAY), "t")
            .getFirst();

    assertThat(decision.report()).isNull();
    assertThat(log.held).isEmpty();
  }

  @Test
  void theFateOfAFigureFollowsItsReport() {
    Report report = waiting("I20", "42");
    assertThat(fates.states).containsEntry("I2042", "AWAITING_APPROVAL");

    var _ =
        decide.decide(
            Map.of(report.id(), 1), each -> Workflow.giveBack(each, NARITA, "桁？", TUESDAY), "t");

    assertThat(fates.states).containsEntry("I2042", "RETURNED");
  }

  @Test
  void whatTheOfficeSendsEndsWhatWaited() {
    Report report = waiting("I20", "42");

    Outcome outcome = sendAsOffice(Wish.of(figure(OFFICE, "I20", "office's", "43")));

    assertThat(outcome).isInstanceOf(Outcome.Sent.class);
    assertThat(log.held.stream().map(ObservationSubmitted::observationId))
        .containsExactly("office's");
    assertThat(there(report).state()).isEqualTo(State.RECORDED);
    assertThat(there(report).sent()).isTrue();
    assertThat(fates.states).containsEntry("I2042", "SUPERSEDED");
    assertThat(approve(report).obstacle()).isEqualTo(Obstacle.NOT_WAITING);
  }

  @Test
  void whatIsApprovedIsLockedForTheOfficeToo() {
    Report report = waiting("I20", "42");
    var _ = approve(report);

    Outcome other = sendAsOffice(Wish.of(figure(OFFICE, "I20", "other", "43")));
    Outcome same = sendAsOffice(Wish.of(figure(OFFICE, "I20", "same", "42.0")));

    assertThat(other)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.obstacle()).isEqualTo(Obstacle.LOCKED));
    assertThat(same).isInstanceOf(Outcome.Sent.class);
    assertThat(log.held.stream().map(ObservationSubmitted::observationId))
        .as("the approval stays with the value")
        .containsExactly("I2042");
    assertThat(fates.states).containsEntry("same", "UNCHANGED");
    assertThat(there(report).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void anApprovedFigureThatCouldNotBeUsedIsSentWhenItIsSaidAgain() {
    Report report = waiting("I20", "42");
    var _ = approve(report);
    fates.states.put("I2042", "REJECTED");

    var _ =
        approvals.report(List.of(Wish.of(figure(SATO, "I20", "again", "42"))), SATO, "t", TUESDAY);
    var _ =
        approvals.report(List.of(Wish.of(figure(SATO, "I20", "again", "42"))), SATO, "t", TUESDAY);

    assertThat(log.held.stream().map(ObservationSubmitted::observationId))
        .containsExactly("I2042", "again");
    assertThat(log.held.getLast().source().approvedBy()).isEqualTo("narita");
    assertThat(there(report).state()).isEqualTo(State.APPROVED);
    assertThat(there(report).sent()).isTrue();
  }

  @Test
  void ofManyFiguresForOneValueTheLastStandsAndTheOthersAreItsSteps() {
    List<Wish> wishes =
        IntStream.rangeClosed(1, 7)
            .mapToObj(each -> Wish.of(figure(SATO, "I20", "id" + each, "" + each)))
            .toList();

    List<Outcome> outcomes = approvals.report(wishes, SATO, "t", TUESDAY);

    assertThat(outcomes).hasSize(7).allMatch(each -> each instanceof Outcome.Waits);
    Report report = ((Outcome.Waits) outcomes.getLast()).report();
    assertThat(there(report).observation().value()).isEqualByComparingTo("7");
    assertThat(there(report).steps()).hasSize(7);
    assertThat(fates.states)
        .containsEntry("id6", "SUPERSEDED")
        .containsEntry("id7", "AWAITING_APPROVAL");
  }

  @Test
  void ofTwoWhoNeedNoApprovalTheSecondIsShownWhatTheFirstSent() {
    Outcome first = sendAsOffice(new Wish(figure(OFFICE, "I20", "first", "42"), null, 0));
    Outcome second = sendAsOffice(new Wish(figure(OFFICE, "I20", "second", "43"), null, 0));
    Outcome knowing =
        sendAsOffice(
            new Wish(
                figure(OFFICE, "I20", "knowing", "43"),
                null,
                ((Outcome.Refused) second).report().version()));

    assertThat(first).isInstanceOf(Outcome.Sent.class);
    assertThat(((Outcome.Refused) second).obstacle()).isEqualTo(Obstacle.CHANGED_MEANWHILE);
    assertThat(((Outcome.Refused) second).report().observation().value())
        .isEqualByComparingTo("42");
    assertThat(knowing).isInstanceOf(Outcome.Sent.class);
    assertThat(log.held.stream().map(ObservationSubmitted::observationId))
        .containsExactly("first", "knowing");
  }

  @Test
  void aRecordedFigureThatTheLogDidNotTakeIsSentBeforeWhatTakesItsPlace() {
    log.away = true;
    assertThatThrownBy(() -> sendAsOffice(new Wish(figure(OFFICE, "I20", "first", "42"), null, 0)))
        .isInstanceOf(ObservationSink.NotAccepted.class);
    assertThatThrownBy(() -> waiting("I20", "43")).isInstanceOf(ObservationSink.NotAccepted.class);
    log.away = false;

    Report report = waiting("I20", "43");

    assertThat(log.held.stream().map(ObservationSubmitted::observationId)).containsExactly("first");
    assertThat(there(report).state()).isEqualTo(State.SUBMITTED);
  }

  private static KnownIndicators indicators() {
    KnownIndicators known = new KnownIndicators();
    known.learn(SampleIndicators.trained("I20", "agriculture"));
    return known;
  }

  private Outcome sendAsOffice(Wish wish) {
    return approvals.report(List.of(wish), OFFICE, "t", TUESDAY).getFirst();
  }

  private Report waiting(String indicator, String value) {
    Outcome outcome =
        approvals
            .report(
                List.of(Wish.of(figure(SATO, indicator, indicator + value, value))),
                SATO,
                "t",
                TUESDAY)
            .getFirst();
    return ((Outcome.Waits) outcome).report();
  }

  private Decision approve(Report report) {
    return approve(new Report[] {report}).getFirst();
  }

  private List<Decision> approve(Report... chosen) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (Report report : chosen) {
      seen.put(report.id(), report.version());
    }
    return decide.decide(seen, report -> Workflow.approve(report, NARITA, TUESDAY), "t");
  }

  private Report there(Report report) {
    return reports.find(List.of(report.id())).values().iterator().next();
  }

  /// A log that may be away.
  private static final class Log implements ObservationSink {
    private final List<ObservationSubmitted> held = new ArrayList<>();
    private boolean away;

    @Override
    public void accept(List<ObservationSubmitted> observations, String traceparent) {
      if (away) {
        throw new NotAccepted(new IllegalStateException("away"));
      }
      held.addAll(observations);
    }
  }

  private static final class FourEyesForAll implements Rules {
    @Override
    public boolean fourEyes(OrganizationCode organization, String department) {
      return true;
    }

    @Override
    public void decide(OrganizationCode organization, String department, boolean fourEyes) {
      throw new IllegalStateException("nobody decides here");
    }

    @Override
    public Map<String, Boolean> decided(OrganizationCode organization) {
      return Map.of();
    }
  }

  private static final class Noted implements Fates {
    private final Map<String, String> states = new HashMap<>();

    @Override
    public void note(Collection<Fate> fates) {
      fates.forEach(fate -> states.put(fate.observationId(), fate.state()));
    }

    @Override
    public void tell(Collection<Fate> decided) {
      note(decided);
    }

    @Override
    public void write() {
      // They are noted already.
    }

    @Override
    public void quarantine(Collection<ObservationRejected> rejections) {
      throw new IllegalStateException("nothing is rejected here");
    }

    @Override
    public List<ObservationRejected> quarantined(Collection<String> observationIds) {
      return List.of();
    }

    @Override
    public Map<String, Fate> of(Collection<String> observationIds) {
      Map<String, Fate> found = new HashMap<>();
      observationIds.forEach(id -> of(id).ifPresent(fate -> found.put(id, fate)));
      return found;
    }

    @Override
    public Optional<Fate> of(String observationId) {
      return Optional.ofNullable(states.get(observationId))
          .map(state -> new Fate(observationId, state));
    }
  }
}
