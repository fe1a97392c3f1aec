package dxpulse.ingestion.feed.http;

import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.feed.Row;
import dxpulse.ingestion.feed.SortFigures.Fate;
import dxpulse.ingestion.feed.SortFigures.Outlook;
import dxpulse.ingestion.feed.SortFigures.Sorted;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an answer would become, as the page shows it: what is refused comes first.
final class Previews {
  private static final int MOST_FIGURES = 100;

  private Previews() {}

  static Map<String, @Nullable Object> of(Outlook outlook) {
    Map<String, @Nullable Object> preview = new LinkedHashMap<>();
    preview.put("encoding", outlook.encoding());
    preview.put("columns", outlook.columns().stream().sorted().toList());
    preview.put("rows", outlook.sample().stream().map(Row::cells).toList());
    preview.put("read", outlook.read());
    preview.put("leftOut", outlook.leftOut());
    preview.put("withoutFigure", outlook.withoutFigure());
    preview.put("accepted", outlook.count(Fate.ACCEPTED));
    preview.put("unchanged", outlook.count(Fate.UNCHANGED));
    preview.put("rejected", outlook.count(Fate.REJECTED));
    List<Map<String, @Nullable Object>> figures =
        outlook.figures().stream()
            .sorted(Comparator.comparing(figure -> figure.fate() != Fate.REJECTED))
            .limit(MOST_FIGURES)
            .map(Previews::of)
            .toList();
    preview.put("figures", figures);
    return preview;
  }

  private static Map<String, @Nullable Object> of(Sorted figure) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    shown.put("place", figure.item().place());
    shown.put("fate", figure.fate());
    Draft draft = figure.item().draft();
    Map<String, String> said = figure.item().said();
    shown.put("indicator", draft == null ? said.get("indicator") : draft.indicator());
    shown.put("area", draft == null ? said.get("area") : draft.area());
    shown.put("period", draft == null ? said.get("period") : draft.period());
    shown.put("value", draft == null ? said.get("value") : draft.value());
    shown.put("numerator", draft == null ? said.get("numerator") : draft.numerator());
    shown.put("denominator", draft == null ? said.get("denominator") : draft.denominator());
    shown.put("errors", figure.faults());
    return shown;
  }
}
