package dxpulse.kpiscoring.http;

import dxpulse.contracts.types.event.KpiScored;
import dxpulse.infra.edge.Answers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the score of one period came to stand as it does.
final class Revisions {
  private Revisions() {}

  /// Each revision with its index, what it changed it by, and what brought it about: a value with
  /// the one before and who sent it, with the others that were scored together with it, or a
  /// definition.
  ///
  /// @param revisions of one period, oldest first
  static List<Map<String, Object>> shown(List<KpiScored> revisions) {
    List<Map<String, Object>> shown = new ArrayList<>();
    Double before = null;
    for (KpiScored score : revisions) {
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("revision", score.revision());
      told.put("index", score.index());
      told.put("notScored", score.notScored());
      told.put("effect", effect(before, score.index()));
      told.put("cause", Answers.members(score.cause()));
      told.put("others", score.others().stream().map(Answers::members).toList());
      told.put("othersCount", score.othersCount());
      told.put("kpiVersion", score.kpiVersion());
      told.put("scoredAt", score.scoredAt());
      shown.add(told);
      before = score.index();
    }
    return shown;
  }

  private static @Nullable Double effect(@Nullable Double before, @Nullable Double after) {
    return before == null || after == null ? null : Double.valueOf(after - before);
  }
}
