package dxpulse.publication.page;

import dxpulse.publication.board.BoardView;
import dxpulse.publication.opendata.Licence;
import org.jspecify.annotations.Nullable;

/// How the figure of a board is quoted: who publishes it, what it is, of which period, as of when,
/// under which lasting address, and under which licence.
public final class Quote {
  private Quote() {}

  /// The sentence to copy.
  ///
  /// @param what the title of the figure
  /// @param index absent where there is none
  public static String of(Page page, String what, @Nullable Double index, BoardView.Head head) {
    Lang lang = page.lang();
    String figure =
        index == null
            ? lang.of("算定不可", "no index")
            : lang.of("指数", "index ") + Drawings.figure(index) + lang.of("％", "%");
    String period = lang.of(head.period());
    String sample = head.sample() ? lang.of("、サンプル値を含む", ", includes sample values") : "";
    return lang.of(
            page.site() + "「" + what + "」" + period + "、" + figure + "（",
            page.site() + ": “" + what + "”, " + period + ", " + figure + " (")
        + edition(page, head)
        + sample
        // Programs take what touches an address for a part of it.
        + lang.of("） ", "). ")
        + address(page, head)
        + " "
        + Licence.NAME;
  }

  private static String edition(Page page, BoardView.Head head) {
    Lang lang = page.lang();
    Frozen frozen = page.frozen();
    if (frozen == null) {
      return lang.of("速報、", "live figures, updated ") + lang.time(head.asOf()) + lang.of("更新", "");
    }
    String title = lang.of(frozen.title());
    return frozen.publishedAt() == null
        ? title
        : title
            + lang.of("、" + lang.time(frozen.publishedAt()) + "公表", ", published ")
            + lang.of("", lang.time(frozen.publishedAt()));
  }

  /// The address that keeps showing this period.
  private static String address(Page page, BoardView.Head head) {
    return page.frozen() == null ? page.ofPeriod(head) : page.absolute();
  }
}
