package dxpulse.ingestion.round;

import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.Valid;
import dxpulse.contracts.types.time.CalendarHalf;
import dxpulse.contracts.types.time.CalendarYear;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.report.Reports;
import dxpulse.ingestion.report.Standing;
import dxpulse.ingestion.sheet.Asking;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a department has to hand in now: of each of its indicators the newest period of its rhythm
/// that is over, and what open rounds ask for, unless it is reported.
public final class ListDue implements Asking {
  private static final Comparator<Due> ORDER =
      Comparator.comparing(Due::by, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Due::period)
          .thenComparing(Due::indicator);

  private final KnownIndicators indicators;
  private final ReportedValues values;
  private final Reports reports;
  private final Rounds rounds;

  public ListDue(
      KnownIndicators indicators, ReportedValues values, Reports reports, Rounds rounds) {
    this.indicators = indicators;
    this.values = values;
    this.reports = reports;
    this.rounds = rounds;
  }

  /// A figure that is to be handed in.
  ///
  /// @param by the day by which an open round asks for it, if one does
  public record Due(IndicatorCode indicator, Period period, @Nullable LocalDate by) {}

  private record Figure(IndicatorCode indicator, Period period) {}

  /// The newest period of a rhythm that is over.
  static Period newestEnded(Frequency rhythm, LocalDate today) {
    Granularity kind =
        switch (rhythm) {
          case MONTH -> Granularity.MONTH;
          case QUARTER -> Granularity.QUARTER;
          case HALF -> Granularity.HALF;
          case YEAR -> Granularity.YEAR;
        };
    return kind.containing(today).previous();
  }

  /// What asks for the soonest answer comes first, then what ended first.
  public List<Due> of(OrganizationCode organization, String department, Instant now) {
    LocalDate today = JapanTime.day(now);
    Map<IndicatorCode, IndicatorDefined> own = new HashMap<>();
    Map<Figure, Optional<LocalDate>> expected = new HashMap<>();
    for (IndicatorDefined indicator : indicators.all(organization)) {
      if (indicator.newest().department().equals(department)) {
        var _ = own.put(indicator.code(), indicator);
        Period ended = newestEnded(indicator.newest().frequency(), today);
        if (Valid.inForce(indicator.versions(), ended).isPresent()) {
          var _ = expected.put(new Figure(indicator.code(), ended), Optional.empty());
        }
      }
    }
    for (Round round : rounds.all(organization)) {
      if (round.isOpen()) {
        for (IndicatorCode code : round.asked().indicators()) {
          if (own.containsKey(code)) {
            var _ =
                expected.merge(
                    new Figure(code, round.asked().period()),
                    Optional.of(round.asked().due()),
                    ListDue::sooner);
          }
        }
      }
    }
    Map<String, Report> reported =
        reports.find(expected.keySet().stream().map(each -> id(organization, each)).toList());
    Set<Figure> held = held(organization, own, expected.keySet(), today);
    List<Due> due = new ArrayList<>();
    expected.forEach((figure, by) -> {
      Report report = reported.get(id(organization, figure));
      if (Standing.of(true, held.contains(figure), report) == Standing.DUE) {
        due.add(new Due(figure.indicator(), figure.period(), by.orElse(null)));
      }
    });
    due.sort(ORDER);
    return due;
  }

  @Override
  public Set<IndicatorCode> answered(
      OrganizationCode organization,
      Period period,
      Collection<IndicatorDefined> among,
      Instant now) {
    Map<IndicatorCode, IndicatorDefined> own = new HashMap<>();
    Set<Figure> asked = new HashSet<>();
    among.forEach(indicator -> {
      var _ = own.put(indicator.code(), indicator);
      asked.add(new Figure(indicator.code(), period));
    });
    return held(organization, own, asked, JapanTime.day(now)).stream()
        .map(Figure::indicator)
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<Period> first(OrganizationCode organization, String department, Instant now) {
    return of(organization, department, now).stream().findFirst().map(Due::period);
  }

  @Override
  public Set<IndicatorCode> at(OrganizationCode organization, Period period) {
    Set<IndicatorCode> asked = new HashSet<>();
    rounds.all(organization).stream()
        .filter(round -> round.isOpen() && round.asked().period().equals(period))
        .forEach(round -> asked.addAll(round.asked().indicators()));
    return asked;
  }

  /// Those that have a value: of the period itself, of the parts that it is made of, or of the
  /// calendar's half or year in place of the fiscal one that is over.
  private Set<Figure> held(
      OrganizationCode organization,
      Map<IndicatorCode, IndicatorDefined> own,
      Set<Figure> expected,
      LocalDate today) {
    Map<Period, List<IndicatorCode>> byPeriod = new HashMap<>();
    expected.forEach(each ->
        byPeriod.computeIfAbsent(each.period(), period -> new ArrayList<>()).add(each.indicator()));
    Set<Figure> held = new HashSet<>();
    byPeriod.forEach((period, codes) -> {
      List<Period> parts = Composed.parts(period);
      List<Period> others = otherCalendar(period, today);
      List<Period> looked = new ArrayList<>(parts);
      looked.add(period);
      looked.addAll(others);
      values
          .of(organization, looked, codes)
          .forEach((code, found) -> {
            Map<Period, Reported> within = new HashMap<>(found);
            boolean another = within.keySet().removeAll(others);
            IndicatorDefined indicator = own.get(code);
            if (another
                || (indicator != null
                    && Composed.of(
                                period,
                                indicator.versionFor(period).accumulation(),
                                within,
                                Map.of())
                            .whole()
                        != null)) {
              held.add(new Figure(code, period));
            }
          });
    });
    return held;
  }

  private static List<Period> otherCalendar(Period period, LocalDate today) {
    if (period.equals(newestEnded(Frequency.YEAR, today))) {
      return List.of(CalendarYear.containing(today).previous());
    }
    return period.equals(newestEnded(Frequency.HALF, today))
        ? List.of(CalendarHalf.containing(today).previous())
        : List.of();
  }

  private static Optional<LocalDate> sooner(Optional<LocalDate> one, Optional<LocalDate> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().isBefore(other.get()) ? one : other;
  }

  private static String id(OrganizationCode organization, Figure figure) {
    return Report.id(organization, figure.indicator(), organization.asArea(), figure.period());
  }
}
