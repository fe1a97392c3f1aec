package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Cause;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Why a KPI has no index of which no component ever had a value. The ledger scores from the first
/// value on and so says nothing of it; whoever asks is answered for each period since the KPI came
/// into force. Such an answer is no revision: its number is 0.
public final class Unscored {

  private Unscored() {}

  /// By period, oldest first; none where a value is there, because that is scored.
  ///
  /// @param at what is asked about: definitions of later are left out
  public static List<KpiScored> of(Facts facts, Granularity granularity, Instant at) {
    if (facts.values().values().stream().anyMatch(values -> !values.isEmpty())) {
      return List.of();
    }
    return asDefinedBy(facts.kpi(), at)
        .map(kpi -> each(new Facts(kpi, facts.indicators(), Map.of()), granularity, at))
        .orElse(List.of());
  }

  private static List<KpiScored> each(Facts facts, Granularity granularity, Instant at) {
    KpiDefined kpi = facts.kpi();
    KpiScorer scorer = new KpiScorer(facts.indicators(), Map.of());
    LocalDate today = JapanTime.day(at);
    List<KpiScored> scores = new ArrayList<>();
    for (Period period = granularity.containing(start(kpi));
        !period.start().isAfter(today);
        period = period.next()) {
      Period scored = period;
      kpi.versionFor(period)
          .map(version ->
              scorer.score(
                  kpi.organization(),
                  kpi.code(),
                  version,
                  granularity,
                  scored,
                  null,
                  0,
                  Cause.of(Cause.Kind.KPI_DEFINITION),
                  later(version.changedAt(), JapanTime.start(scored.start()))))
          .ifPresent(scores::add);
    }
    return scores;
  }

  private static Optional<KpiDefined> asDefinedBy(KpiDefined kpi, Instant at) {
    List<KpiDefined.Version> known =
        kpi.versions().stream().filter(version -> !version.changedAt().isAfter(at)).toList();
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new KpiDefined(kpi.organization(), kpi.code(), known, known.getLast().changedAt()));
  }

  private static LocalDate start(KpiDefined kpi) {
    return kpi.versions().stream()
        .map(version -> version.validFrom().start())
        .min(LocalDate::compareTo)
        .orElseThrow();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
