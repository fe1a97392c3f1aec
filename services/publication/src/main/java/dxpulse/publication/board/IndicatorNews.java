package dxpulse.publication.board;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardCache.Away;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Tells open pages of an indicator, and the list of all, that something was reported for it,
/// whether or not a KPI counts it.
///
/// Values are only noted as they come; whoever calls [#tell] tells each indicator once, however
/// many came meanwhile. What the cache did not take stays noted, because streams are resumed from
/// there.
public final class IndicatorNews {
  private final LivePlan plan;
  private final BoardCache cache;
  private final Consumer<BoardChange> pages;
  private final Map<IndicatorCode, Noted> noted = new LinkedHashMap<>();

  /// @param told whether open pages of this node were told already, while the cache was away
  private record Noted(IndicatorCode code, Period period, boolean told) {
    Noted as(boolean toldHere) {
      return new Noted(code, period, toldHere);
    }
  }

  /// @param pages hears what open pages of this node are to be told
  public IndicatorNews(LivePlan plan, BoardCache cache, Consumer<BoardChange> pages) {
    this.plan = plan;
    this.cache = cache;
    this.pages = pages;
  }

  /// Notes that the page of an indicator looks different.
  ///
  /// @param period that of the value
  public synchronized void touch(IndicatorCode indicator, Period period) {
    noted.put(indicator, new Noted(indicator, period, false));
  }

  /// Notes all that anything was reported for, as after a start: nobody knows what was told before.
  public void touchAll() {
    plan.reported().forEach(this::touch);
  }

  /// Tells what was noted.
  ///
  /// @param now milliseconds since 1970
  public void tell(long now) {
    Map<BoardChange, Noted> changes = new LinkedHashMap<>();
    take().forEach(news -> changes.put(change(news, now), news));
    if (changes.isEmpty()) {
      return;
    }
    if (cache.isAway()) {
      // Whoever watches the cache finds out when it answers; pages do not wait for that.
      tellHere(changes);
      return;
    }
    try {
      Map<BoardChange, Long> overtaken = cache.tell(changes.keySet());
      // Another clock was ahead of this one: these are told again after it.
      overtaken.values().forEach(plan::outrun);
      changes.forEach((change, news) -> {
        pages.accept(change);
        if (overtaken.containsKey(change)) {
          putBack(news.as(false));
        }
      });
    } catch (Away noAnswer) {
      tellHere(changes);
    }
  }

  private void tellHere(Map<BoardChange, Noted> changes) {
    changes.forEach((change, news) -> {
      if (!news.told()) {
        pages.accept(change);
      }
      putBack(news.as(true));
    });
  }

  private BoardChange change(Noted news, long now) {
    long id = plan.nextVersion(now);
    Period period = news.period();
    return new BoardChange(
        id, BoardKey.of(news.code()), IndicatorSheet.kindOf(period), period, id, null);
  }

  private synchronized List<Noted> take() {
    List<Noted> taken = List.copyOf(noted.values());
    noted.clear();
    return taken;
  }

  private synchronized void putBack(Noted news) {
    noted.putIfAbsent(news.code(), news);
  }
}
