package dxpulse.publication.page.http;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardReader;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.KpiLine;
import dxpulse.publication.board.BoardView.Overview;
import dxpulse.publication.board.SideBySide;
import dxpulse.publication.board.Unlike;
import dxpulse.publication.page.Compare;
import dxpulse.publication.page.Compare.Refusal;
import dxpulse.publication.page.ComparisonPages;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads which periods are to be compared, and finds their boards.
final class Comparisons {
  private final BoardReader boards;

  Comparisons(BoardReader boards) {
    this.boards = boards;
  }

  /// What an address asks for.
  record Asked(
      @Nullable String kpi,
      @Nullable String granularity,
      @Nullable String from,
      @Nullable String to) {}

  /// What there is of it.
  sealed interface Answer {
    /// No such KPI or kind of period.
    record Unknown() implements Answer {}

    /// No figures yet.
    record Empty() implements Answer {}

    record Found(Compare compare) implements Answer {}
  }

  Answer of(Asked asked) {
    String kpi = asked.kpi();
    String granularity = asked.granularity();
    String from = asked.from();
    String to = asked.to();
    Optional<Period> early = PeriodAsked.read(from);
    Optional<Period> late = PeriodAsked.read(to);
    Optional<Granularity> kind =
        granularity == null || granularity.isEmpty()
            ? late.or(() -> early)
                .flatMap(Period::granularity)
                .or(() -> Optional.of(Granularity.QUARTER))
            : Granularity.ofCode(granularity);
    boolean one = kpi != null && !kpi.isEmpty();
    if (kind.isEmpty() || (one && !boards.knows("kpi/" + kpi))) {
      return new Answer.Unknown();
    }
    // Where one of two lengths has no figures, the form of the other one is shown.
    Optional<Overview> all =
        overview(kind.get()).or(() -> early.flatMap(Period::granularity).flatMap(this::overview));
    if (all.isEmpty()) {
      return new Answer.Empty();
    }
    List<KpiLine> kpis = all.get().fields().stream().flatMap(part -> part.kpis().stream()).toList();
    Refusal refusal = refusal(kind.get(), from, early, to, late);
    List<Period> periods = all.get().head().periods();
    Period after = late.filter(each -> refusal == null).orElse(all.get().head().period());
    Period before = early.filter(each -> refusal == null).orElseGet(() -> before(after, periods));
    boolean turned = before.compareTo(after) > 0;
    Period first = turned ? after : before;
    Period second = turned ? before : after;
    String board = one ? "kpi/" + kpi : BoardKey.OVERVIEW;
    BoardView was = refusal == null ? view(board, kind.get(), first) : null;
    BoardView is = refusal == null ? view(board, kind.get(), second) : null;
    return new Answer.Found(
        new Compare(
            all.get().head().granularity(),
            first,
            second,
            periods,
            kpis,
            kpis.stream().filter(line -> line.code().value().equals(kpi)).findFirst().orElse(null),
            late.isEmpty(),
            turned,
            refusal,
            was,
            is,
            unlike(was, is)));
  }

  /// In what the periods of each KPI are unlike; the overview does not hold what that lies in.
  private List<Unlike> unlike(@Nullable BoardView was, @Nullable BoardView is) {
    if (was instanceof KpiBoard before && is instanceof KpiBoard after) {
      return Unlike.between(before, after).stream().toList();
    }
    return was instanceof Overview before && is instanceof Overview after
        ? SideBySide.kpis(before, after).stream()
            .flatMap(pair ->
                Unlike.between(kpi(pair.code(), before.head()), kpi(pair.code(), after.head()))
                    .stream())
            .toList()
        : List.of();
  }

  private @Nullable KpiBoard kpi(KpiCode code, BoardView.Head head) {
    return boards
        .view(new BoardKey("kpi/" + code, head.granularity(), head.period()))
        .filter(KpiBoard.class::isInstance)
        .map(KpiBoard.class::cast)
        .orElse(null);
  }

  private static @Nullable Refusal refusal(
      Granularity kind,
      @Nullable String from,
      Optional<Period> early,
      @Nullable String to,
      Optional<Period> late) {
    if (isUnread(from, early) || isUnread(to, late)) {
      return Refusal.UNREADABLE;
    }
    if (isOther(kind, early) || isOther(kind, late)) {
      return Refusal.OF_DIFFERENT_LENGTHS;
    }
    return early.isPresent() && early.equals(late) ? Refusal.THE_SAME : null;
  }

  /// Whether something was asked that is no period, or one that no board shows.
  private static boolean isUnread(@Nullable String text, Optional<Period> read) {
    return text != null && !text.isEmpty() && read.flatMap(Period::granularity).isEmpty();
  }

  private static boolean isOther(Granularity kind, Optional<Period> period) {
    return period.flatMap(Period::granularity).filter(own -> own != kind).isPresent();
  }

  /// The period that one is compared with when none is asked for: that of the year before if it has
  /// figures, else the latest earlier one.
  private static Period before(Period after, List<Period> periods) {
    Period yearBefore = ComparisonPages.aYearBefore(after);
    return periods.contains(yearBefore)
        ? yearBefore
        : periods.stream().filter(each -> each.compareTo(after) < 0).findFirst().orElse(yearBefore);
  }

  private Optional<Overview> overview(Granularity kind) {
    return boards
        .standing(BoardKey.OVERVIEW, kind, null)
        .flatMap(standing -> boards.view(standing.key()))
        .filter(Overview.class::isInstance)
        .map(Overview.class::cast);
  }

  private @Nullable BoardView view(String board, Granularity kind, Period period) {
    return boards.view(new BoardKey(board, kind, period)).orElse(null);
  }
}
