package dxpulse.publication.page;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.publication.board.BoardView;

/// What somebody copies to show the card of a KPI on a page of another site: a frame that needs no
/// script there, or one script and an element that is as high as its card.
public record EmbedCode(String frame, String element) {
  /// Room for a card in pixels, from the width of a narrow phone on; only an opened table scrolls.
  private static final int HEIGHT = 760;

  /// @param site the address of the public site, without a slash at its end
  /// @param page the page of the KPI; a page of one period gives the code of that period
  static EmbedCode of(String site, Page page, BoardView.KpiBoard board) {
    Lang lang = page.lang();
    String code = board.card().line().code().value();
    LocalizedText name = board.card().line().name();
    boolean latest = page.watched() == null || page.watched().latest();
    Granularity kind = board.head().granularity();
    String period = latest ? "" : board.head().period().toString();
    String length = latest && kind != Granularity.QUARTER ? kind.code() : "";
    String shown =
        !period.isEmpty() ? "period=" + period : length.isEmpty() ? "" : "granularity=" + length;
    String address =
        site
            + "/embed/kpi/"
            + code
            + "?lang="
            + lang.code()
            + (shown.isEmpty() ? "" : "&amp;" + shown);
    return new EmbedCode(
        "<iframe src=\"%s\" title=\"%s\" width=\"100%%\" height=\"%d\" loading=\"lazy\"></iframe>"
            .formatted(address, escaped(lang.of(name)), HEIGHT),
        "<script type=\"module\" src=\"%s/embed/dxp-kpi.js\"></script>%n<dxp-kpi code=\"%s\" lang=\"%s\"%s%s><a href=\"%s\">%s</a></dxp-kpi>"
            .formatted(
                site,
                code,
                lang.code(),
                period.isEmpty() ? "" : " period=\"" + period + "\"",
                length.isEmpty() ? "" : " granularity=\"" + length + "\"",
                site + lang.url(page.path()) + (shown.isEmpty() ? "" : "?" + shown),
                escaped(lang.of(name))));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
