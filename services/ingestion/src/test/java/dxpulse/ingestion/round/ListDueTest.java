package dxpulse.ingestion.round;

import static dxpulse.ingestion.SampleIndicators.AOMORI;
import static dxpulse.ingestion.SampleIndicators.defined;
import static dxpulse.ingestion.SampleIndicators.version;
import static dxpulse.ingestion.round.SampleRound.at;
import static dxpulse.ingestion.round.SampleRound.reported;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.report.InMemoryReports;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.report.Samples;
import dxpulse.ingestion.round.ListDue.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListDueTest {
  private static final String OFFICE = "dx-promotion";
  private static final Instant NOW = at("2026-11-29T09:00");

  private final KnownIndicators indicators = new KnownIndicators();
  private final RecordedHere values = new RecordedHere();
  private final Map<String, Report> reports = new HashMap<>();
  private final RoundsHere rounds = new RoundsHere();
  private final ListDue listDue =
      new ListDue(indicators, values, new InMemoryReports(reports), rounds);

  @ParameterizedTest
  @CsvSource({
    "MONTH, 2026-11-29, 2026-10",
    "MONTH, 2026-12-01, 2026-11",
    "QUARTER, 2026-11-29, FY2026-Q2",
    "QUARTER, 2027-01-01, FY2026-Q3",
    "HALF, 2026-11-29, FY2026-H1",
    "HALF, 2026-09-30, FY2025-H2",
    "YEAR, 2026-11-29, FY2025",
    "YEAR, 2027-03-31, FY2025",
    "YEAR, 2027-04-01, FY2026"
  })
  void theNewestPeriodOfARhythmThatIsOverIsExpected(
      Frequency rhythm, LocalDate today, String expected) {
    assertThat(ListDue.newestEnded(rhythm, today)).isEqualTo(Period.parse(expected));
  }

  @Test
  void eachRhythmHasItsOwnPeriodAndTheOneThatEndedFirstComesFirst() {
    knows("I15", Frequency.MONTH);
    knows("I19", Frequency.QUARTER);
    knows("I05", Frequency.HALF);
    knows("I04", Frequency.YEAR);

    assertThat(due())
        .containsExactly("I04 FY2025", "I19 FY2026-Q2", "I05 FY2026-H1", "I15 2026-10");
    assertThat(listDue.first(AOMORI, OFFICE, NOW)).contains(Period.parse("FY2025"));
    assertThat(listDue.first(AOMORI, "roads", NOW)).isEmpty();
  }

  @Test
  void whatIsRecordedIsDueNoMoreAndNeitherIsWhatIsMadeOfRecordedParts() {
    knows("I19", Frequency.QUARTER);
    knows("I05", Frequency.HALF);
    values.hold("I19", "FY2026-Q2");
    values.hold("I05", "FY2026-Q1");
    assertThat(due()).containsExactly("I05 FY2026-H1");
    assertThat(answered("FY2026-H1")).isEmpty();

    values.hold("I05", "FY2026-Q2");

    assertThat(due()).isEmpty();
    assertThat(answered("FY2026-H1")).containsExactly(new IndicatorCode("I05"));
    assertThat(answered("FY2026-Q2"))
        .containsExactlyInAnyOrder(new IndicatorCode("I05"), new IndicatorCode("I19"));
  }

  @Test
  void aYearOfTheCalendarStandsForTheFiscalOne() {
    knows("I04", Frequency.YEAR);
    values.hold("I04", "CY2025");

    assertThat(due()).isEmpty();
  }

  @Test
  void aReportThatWaitsForApprovalIsHandedIn() {
    knows("I19", Frequency.QUARTER);
    Report report = Samples.reported("I19", "12");
    reports.put(report.id(), report);

    assertThat(due()).isEmpty();
  }

  @Test
  void anOpenRoundAsksForMoreThanTheRhythmAndComesFirst() {
    knows("I05", Frequency.HALF);
    values.hold("I05", "FY2026-H1");
    Round round = SampleRound.of("I05");
    rounds.open.add(round);

    assertThat(listDue.of(AOMORI, OFFICE, NOW))
        .containsExactly(
            new Due(new IndicatorCode("I05"), Period.parse("FY2026-Q3"), SampleRound.DUE));
    assertThat(listDue.first(AOMORI, OFFICE, NOW)).contains(Period.parse("FY2026-Q3"));
    assertThat(listDue.at(AOMORI, Period.parse("FY2026-Q3")))
        .containsExactly(new IndicatorCode("I05"));
    assertThat(listDue.at(AOMORI, Period.parse("FY2026-Q2"))).isEmpty();

    rounds.open.set(0, round.closed(new Round.Act("office", NOW)));
    assertThat(due()).isEmpty();
    assertThat(listDue.at(AOMORI, Period.parse("FY2026-Q3"))).isEmpty();
  }

  @Test
  void anotherDepartmentAndWhatWasNotYetKeptOweNothing() {
    knows("I19", Frequency.QUARTER);
    indicators.learn(defined("I50", version(1, Frequency.QUARTER, Accumulation.FLOW, 2027, null)));

    assertThat(listDue.of(AOMORI, "roads", NOW)).isEmpty();
    assertThat(due()).containsExactly("I19 FY2026-Q2");
  }

  private Set<IndicatorCode> answered(String period) {
    return listDue.answered(AOMORI, Period.parse(period), indicators.all(AOMORI), NOW);
  }

  private void knows(String code, Frequency rhythm) {
    indicators.learn(defined(code, version(1, rhythm, Accumulation.FLOW, 2024, null)));
  }

  private List<String> due() {
    return listDue.of(AOMORI, OFFICE, NOW).stream()
        .map(due -> due.indicator() + " " + due.period())
        .toList();
  }

  private static final class RecordedHere implements ReportedValues {
    private final Map<IndicatorCode, Map<Period, Reported>> held = new HashMap<>();

    void hold(String indicator, String period) {
      var _ =
          held.computeIfAbsent(new IndicatorCode(indicator), code -> new HashMap<>())
              .put(Period.parse(period), reported("2026-10-05T09:00", Source.Kind.ENTRY));
    }

    @Override
    public void keep(Collection<ValueRecorded> values) {
      throw new UnsupportedOperationException("only read here");
    }

    @Override
    public void write() {}

    @Override
    public Map<IndicatorCode, Map<Period, Reported>> of(
        OrganizationCode organization,
        Collection<Period> periods,
        Collection<IndicatorCode> indicators) {
      Map<IndicatorCode, Map<Period, Reported>> found = new HashMap<>();
      held.forEach((code, all) -> {
        Map<Period, Reported> some = new HashMap<>(all);
        some.keySet().retainAll(periods);
        if (indicators.contains(code) && !some.isEmpty()) {
          var _ = found.put(code, some);
        }
      });
      return found;
    }
  }

  private static final class RoundsHere implements Rounds {
    private final List<Round> open = new ArrayList<>();

    @Override
    public Optional<Round> find(OrganizationCode organization, String id) {
      return open.stream().filter(round -> round.id().equals(id)).findFirst();
    }

    @Override
    public List<Round> all(OrganizationCode organization) {
      return List.copyOf(open);
    }

    @Override
    public List<Round> open() {
      return open.stream().filter(Round::isOpen).toList();
    }

    @Override
    public boolean keep(Round round) {
      return open.add(round);
    }
  }
}
