package dxpulse.publication.page;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.publication.board.BoardView;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a board page is asked for: all that changes it besides the board itself.
///
/// @param pinned whether the address names the period; if not, the page moves on with the latest
/// @param cacheAway whether the page says that the shared cache does not answer
/// @param release the release of its period that counts, if there is one
/// @param next the release that comes next, if one is planned
/// @param knownFrom the first day of the newest period of each kind that ought to be known by now;
///   empty where nobody needs to be told that figures are old, as of an earlier period
/// @param today the day of the reading, by which an outlook may be over; absent where there is none
public record Asked(
    Lang lang,
    boolean pinned,
    boolean cacheAway,
    @Nullable ReleaseLink release,
    @Nullable NextRelease next,
    Map<Granularity, LocalDate> knownFrom,
    @Nullable LocalDate today) {
  public Asked {
    knownFrom = Map.copyOf(knownFrom);
  }

  public Asked(
      Lang lang,
      boolean pinned,
      boolean cacheAway,
      @Nullable ReleaseLink release,
      @Nullable NextRelease next,
      Map<Granularity, LocalDate> knownFrom) {
    this(lang, pinned, cacheAway, release, next, knownFrom, null);
  }

  public Asked(Lang lang, boolean pinned, boolean cacheAway) {
    this(lang, pinned, cacheAway, null, null, Map.of());
  }

  /// The query of the page's address, or nothing.
  String query(BoardView.Head head) {
    return pinned ? "?period=" + head.period() : Page.query(head.granularity());
  }
}
