package dxpulse.publication.release;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.HistoryPoint;
import dxpulse.publication.board.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a release shows otherwise than the one before it did: indexes of periods that both show.
///
/// @param earlier the release before
/// @param indexes in the order of the later release; none where it shows all as the earlier one did
public record Corrections(Release earlier, List<Corrected> indexes) {
  public Corrections {
    indexes = List.copyOf(indexes);
  }

  /// @param before as the earlier release shows it, with one decimal; absent where it had none
  /// @param now as the later one does
  public record Corrected(
      KpiCode kpi,
      LocalizedText name,
      Period period,
      @Nullable BigDecimal before,
      @Nullable BigDecimal now) {}

  static Corrections between(FrozenBoards earlier, FrozenBoards later) {
    List<Corrected> found = new ArrayList<>();
    for (KpiBoard board : later.kpis()) {
      KpiCode code = board.card().line().code();
      Map<Period, HistoryPoint> known = new HashMap<>();
      earlier
          .kpi(code)
          .ifPresent(was -> was.card().history().forEach(past -> known.put(past.period(), past)));
      for (HistoryPoint past : board.card().history()) {
        @Nullable HistoryPoint was = known.get(past.period());
        if (was == null) {
          continue;
        }
        @Nullable BigDecimal before = shown(was);
        @Nullable BigDecimal now = shown(past);
        if (before == null || now == null ? before != now : before.compareTo(now) != 0) {
          found.add(new Corrected(code, board.card().line().name(), past.period(), before, now));
        }
      }
    }
    return new Corrections(earlier.release(), found);
  }

  private static @Nullable BigDecimal shown(HistoryPoint past) {
    @Nullable Double index = past.index();
    return index == null ? null : Shown.figure(index);
  }
}
