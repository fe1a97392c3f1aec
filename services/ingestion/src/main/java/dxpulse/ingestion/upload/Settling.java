package dxpulse.ingestion.upload;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.sheet.LastValues.Place;
import dxpulse.ingestion.submission.Intake;
import dxpulse.ingestion.submission.Intake.Taken;
import dxpulse.ingestion.submission.Prospect;
import dxpulse.ingestion.submission.Prospect.Stand;
import dxpulse.ingestion.submission.Prospect.Standing;
import dxpulse.ingestion.upload.Judging.Judged;
import dxpulse.ingestion.upload.RowResult.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Settles what becomes of good rows beside what is known already: the values that hold, what files
/// said before, and the reports that stand.
final class Settling {
  private static final BigDecimal FAR = new BigDecimal(30);
  // What is known of so many rows fits into memory that is soon free again.
  private static final int AT_ONCE = 1000;

  private final SaidBefore saidBefore;
  private final Intake intake;

  Settling(SaidBefore saidBefore, Intake intake) {
    this.saidBefore = saidBefore;
    this.intake = intake;
  }

  /// Rows that say what is known already are not sent again; of the others, those far from the
  /// period before and those that replace a report are marked.
  List<Judged> settled(List<Judged> judged, Judging.Sender sender) {
    List<Judged> settled = new ArrayList<>(judged.size());
    for (int from = 0; from < judged.size(); from += AT_ONCE) {
      settle(judged.subList(from, Math.min(judged.size(), from + AT_ONCE)), sender, settled);
    }
    return settled;
  }

  private void settle(List<Judged> some, Judging.Sender sender, List<Judged> settled) {
    List<ObservationSubmitted> figures =
        some.stream().map(Judged::observation).filter(Objects::nonNull).toList();
    if (figures.isEmpty()) {
      settled.addAll(some);
      return;
    }
    Known known = known(figures, sender);
    for (Judged each : some) {
      ObservationSubmitted sent = each.observation();
      settled.add(sent == null ? each : settled(each, sent, known));
    }
  }

  /// What is known of the figures of some rows.
  private record Known(
      Map<Place, ValueRecorded> held,
      Map<Place, SaidBefore.TakenRow> taken,
      Set<String> onTheirWay,
      Map<String, Prospect> prospects) {
    Prospect prospect(ObservationSubmitted sent) {
      return Objects.requireNonNull(prospects.get(sent.observationId()));
    }
  }

  private Known known(List<ObservationSubmitted> figures, Judging.Sender sender) {
    Set<Place> places = new HashSet<>();
    Set<Place> all = new HashSet<>();
    for (ObservationSubmitted sent : figures) {
      places.add(place(sent, sent.period()));
      all.add(place(sent, sent.period()));
      all.add(place(sent, sent.period().previous()));
    }
    Map<Place, SaidBefore.TakenRow> taken =
        saidBefore.taken(sender.caller().organization(), places);
    Map<String, Prospect> prospects = new HashMap<>();
    List<Prospect> told = intake.prospects(figures, sender.caller(), sender.now());
    for (int at = 0; at < figures.size(); at++) {
      prospects.put(figures.get(at).observationId(), told.get(at));
    }
    return new Known(
        saidBefore.held(sender.caller().organization(), all),
        taken,
        saidBefore.onTheirWay(
            taken.values().stream().map(SaidBefore.TakenRow::observationId).toList()),
        prospects);
  }

  private static Judged settled(Judged judged, ObservationSubmitted sent, Known known) {
    Prospect prospect = known.prospect(sent);
    Standing standing = prospect.standing();
    boolean waits = prospect.taken() instanceof Taken.Waits;
    ObservationSubmitted fresh = sent;
    if (judged.result().outcome() == Outcome.TAKEN_BEFORE) {
      if (standing == null || !isOpenAgain(standing, !waits && holds(sent, known))) {
        return new Judged(judged.line(), judged.result());
      }
      // What the line said first was ended for ever. The version tells a repeat of this one.
      fresh = under(sent.observationId() + "-r" + standing.version(), sent);
    } else {
      String said = saidAlready(sent, known);
      if (said != null) {
        return new Judged(
            judged.line(), judged.result().ending(Outcome.UNCHANGED, said, List.of()));
      }
    }
    if (prospect.taken() instanceof Taken.Refused(var code, var message)) {
      return judged.refused(notTaken(code, message, sent));
    }
    List<Fault> warnings =
        new ArrayList<>(farFrom(sent, known.held().get(place(sent, sent.period().previous()))));
    if (standing != null && standing.contradicts()) {
      warnings.add(replaces(standing));
    }
    return new Judged(
        judged.line(),
        judged.result().ending(Outcome.ACCEPTED, fresh.observationId(), warnings),
        fresh,
        waits);
  }

  /// Whether a value may be reported anew, whatever the same line said before.
  private static boolean isOpenAgain(Standing standing, boolean holds) {
    return switch (standing.stand()) {
      case GIVEN_UP -> !holds;
      case REOPENED -> true;
      case WAITS -> !standing.saysTheSame();
      case HOLDS, RECORDED -> false;
    };
  }

  /// The id of the observation that has said it, and still holds or may come to hold. Where there
  /// is a report it knows best.
  private static @Nullable String saidAlready(ObservationSubmitted sent, Known known) {
    Prospect prospect = known.prospect(sent);
    boolean waits = prospect.taken() instanceof Taken.Waits;
    Standing standing = prospect.standing();
    if (standing != null && (waits || standing.stand() != Stand.GIVEN_UP)) {
      boolean stands =
          switch (standing.stand()) {
            case HOLDS, RECORDED -> standing.saysTheSame();
            // Who needs no approval releases what waits.
            case WAITS -> standing.saysTheSame() && waits;
            case REOPENED, GIVEN_UP -> false;
          };
      return stands ? standing.observationId() : null;
    }
    ValueRecorded held = known.held().get(place(sent, sent.period()));
    SaidBefore.TakenRow taken = known.taken().get(place(sent, sent.period()));
    if (taken != null
        && isNewer(taken, held)
        && known.onTheirWay().contains(taken.observationId())) {
      // It will take the place of what holds, even of the same that is said now.
      return taken.print().equals(Sameness.print(sent)) ? taken.observationId() : null;
    }
    return held != null && holds(sent, known) ? held.observationId() : null;
  }

  private static boolean isNewer(SaidBefore.TakenRow taken, @Nullable ValueRecorded held) {
    return held == null
        || (!held.recordedAt().isAfter(taken.at())
            && !held.observationId().equals(taken.observationId()));
  }

  private static boolean holds(ObservationSubmitted sent, Known known) {
    ValueRecorded held = known.held().get(place(sent, sent.period()));
    return held != null && Sameness.holds(sent, held);
  }

  private static ObservationSubmitted under(String id, ObservationSubmitted sent) {
    return new ObservationSubmitted(
        id,
        sent.organization(),
        sent.indicator(),
        sent.area(),
        sent.period(),
        sent.value(),
        sent.numerator(),
        sent.denominator(),
        sent.stage(),
        sent.status(),
        sent.sample(),
        sent.note(),
        sent.source(),
        sent.submittedAt());
  }

  /// The figure keeps the rules, and its report does not let it in.
  static Fault notTaken(String code, String message, ObservationSubmitted sent) {
    return Fault.of(
        Column.PERIOD.japanese(),
        code,
        message,
        sent.period().toString(),
        new LocalizedText("まだ承認されていないか、再開された期間", "a period that is not approved, or was reopened"));
  }

  private static Fault replaces(Standing standing) {
    return Fault.warning(
        Column.VALUE.japanese(),
        "REPORT_WAITS",
        "承認待ちの報告（%s、%s）に代わります / takes the place of a report that waits for approval"
            .formatted(standing.by(), standing.figure()),
        standing.figure());
  }

  private static List<Fault> farFrom(ObservationSubmitted sent, @Nullable ValueRecorded previous) {
    BigDecimal now = sent.value();
    BigDecimal before = previous == null ? null : previous.value();
    if (now == null || before == null || now.signum() == 0 || before.signum() == 0) {
      return List.of();
    }
    BigDecimal ratio = now.divide(before, MathContext.DECIMAL32).abs();
    BigDecimal inverse = BigDecimal.ONE.divide(ratio, MathContext.DECIMAL32);
    return ratio.max(inverse).compareTo(FAR) < 0
        ? List.of()
        : List.of(
            Fault.warning(
                Column.VALUE.japanese(),
                "FAR_FROM_BEFORE",
                "前期の値（%s）と桁が違います。単位（％、千円など）を確かめてください / far from the period before: look at the unit"
                    .formatted(before.toPlainString()),
                now.toPlainString()));
  }

  private static Place place(ObservationSubmitted sent, Period period) {
    return new Place(sent.indicator(), sent.area(), period);
  }
}
