package dxpulse.publication.page;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pages of two periods side by side.
public final class ComparisonPages {
  public static final String PATH = "/compare";

  private final Templates templates;
  private final Assets assets;

  public ComparisonPages(Templates templates, Assets assets) {
    this.templates = templates;
    this.assets = assets;
  }

  public String compare(Compare compare, Lang lang, boolean cacheAway) {
    return compare(compare, lang, cacheAway, Map.of(), null);
  }

  /// @param knownFrom as of any page; empty where the later period is an earlier one than the
  ///   newest
  /// @param today the day of the reading; absent where there is none
  public String compare(
      Compare compare,
      Lang lang,
      boolean cacheAway,
      Map<Granularity, LocalDate> knownFrom,
      @Nullable LocalDate today) {
    Map<String, @Nullable Object> values = new HashMap<>();
    String title = Previews.title(compare, lang);
    Watched watched =
        compare.refusal() != null
            ? null
            : new Watched(
                List.of(compare.board()),
                compare.granularity(),
                List.of(compare.from(), compare.to()),
                compare.follows(),
                null);
    values.put(
        "page",
        new Page(
            lang,
            PATH,
            compare.query(),
            title,
            PATH,
            watched,
            cacheAway,
            assets,
            null,
            null,
            null,
            Previews.share(compare, lang),
            "",
            new OldData(knownFrom),
            today));
    values.put("view", compare);
    return templates.render("compare", values);
  }

  /// The same period of the year before.
  public static Period aYearBefore(Period period) {
    Period earlier = period;
    for (int months = 0; months < 12; months += period.months()) {
      earlier = earlier.previous();
    }
    return earlier;
  }
}
