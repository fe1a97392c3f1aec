package dxpulse.publication.page;

import dxpulse.publication.board.BoardView;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Pages that hold one KPI and stand in frames of other sites.
public final class EmbedCards {
  private static final int MOST_SOURCES = 3;

  private final Templates templates;
  private final Assets assets;

  public EmbedCards(Templates templates, Assets assets) {
    this.templates = templates;
    this.assets = assets;
  }

  /// The card of a KPI.
  public String card(BoardView.KpiBoard view, Asked asked) {
    BoardView.KpiLine line = view.card().line();
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put(
        "page",
        new Page(
            asked.lang(),
            "/kpis/" + line.code(),
            asked.query(view.head()),
            asked.lang().of(line.name()),
            "",
            Watched.of(view, null, !asked.pinned()),
            asked.cacheAway(),
            assets,
            asked.release(),
            asked.next(),
            null,
            null,
            "",
            new OldData(asked.knownFrom()),
            asked.today()));
    values.put("view", view);
    return templates.render("embed", values);
  }

  /// A frame that only says something.
  ///
  /// @param path the page that has more, without the language
  public String message(Lang lang, String path, String title, String text) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("page", new Page(lang, path, "", title, "", null, false, assets));
    values.put("text", text);
    return templates.render("embed-message", values);
  }

  /// Where the figures of a card are from, or an empty text.
  public static String sources(BoardView.KpiCard card, Lang lang) {
    var sources =
        card.components().stream()
            .map(BoardView.ComponentLine::source)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return sources.stream().limit(MOST_SOURCES).collect(Collectors.joining(lang.of("、", ", ")))
        + (sources.size() > MOST_SOURCES ? lang.of("など", ", …") : "");
  }
}
