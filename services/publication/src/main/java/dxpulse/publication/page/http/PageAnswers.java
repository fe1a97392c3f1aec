package dxpulse.publication.page.http;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.publication.edge.HtmlAnswers;
import dxpulse.publication.page.DrawnPages;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.Renderer;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// How public pages are answered: in the language of their address, with their tag, and with what
/// keeps foreign scripts out.
final class PageAnswers {
  private static final int LONGEST_SHOWN = 40;
  static final Said MISSING =
      new Said(
          "ページが見つかりません",
          "Page not found",
          "アドレスが変わったか、ページがなくなった可能性があります。",
          "The address may have changed, or the page is gone.");
  static final Said EMPTY =
      new Said(
          "データはまだありません",
          "No figures yet",
          "この期のデータはまだありません。",
          "There are no figures for this period yet.");

  private PageAnswers() {}

  /// What is said instead of a board.
  record Said(String titleJa, String titleEn, String ja, String en) {
    String title(Lang lang) {
      return lang.of(titleJa, titleEn);
    }

    String text(Lang lang) {
      return lang.of(ja, en);
    }
  }

  /// That there is no such page; where a file was asked for, programs get a problem.
  static ResponseEntity<byte[]> missing(Renderer renderer, ServerHttpRequest request) {
    String path = request.getPath().value();
    return isFile(path)
        ? HtmlAnswers.missing(request, path, () -> missingPage(renderer, lang(request)))
        : page(request, HttpStatus.NOT_FOUND, missingPage(renderer, lang(request)));
  }

  private static boolean isFile(String path) {
    return path.indexOf('.', path.lastIndexOf('/') + 1) > 0;
  }

  /// Says that what is asked for is no period that figures could be of; draws nothing for it.
  static ResponseEntity<byte[]> noSuchPeriod(
      Renderer renderer, ServerHttpRequest request, String path, String asked) {
    String shown = shown(asked);
    return noSuchPeriod(
        renderer,
        request,
        path,
        new LocalizedText(
            "「" + shown + "」という期の値はありません。期は 2024-06、FY2024-Q1、FY2024-H1、FY2024 のように指定します。",
            "There is no period “"
                + shown
                + "”. Periods are written like 2024-06, FY2024-Q1, FY2024-H1 or FY2024."));
  }

  /// Says that a period is of another kind than the one that is asked for with it.
  static ResponseEntity<byte[]> otherKind(
      Renderer renderer, ServerHttpRequest request, String path, String asked, String kind) {
    String period = shown(asked);
    String wanted = shown(kind);
    return noSuchPeriod(
        renderer,
        request,
        path,
        new LocalizedText(
            "「" + period + "」は、いっしょに指定された種類（granularity=" + wanted + "）の期ではありません。",
            "“"
                + period
                + "” is not of the kind that is asked for with it: granularity="
                + wanted
                + "."));
  }

  private static ResponseEntity<byte[]> noSuchPeriod(
      Renderer renderer, ServerHttpRequest request, String path, LocalizedText why) {
    Lang lang = lang(request);
    String html =
        renderer.message(
            lang,
            path,
            lang.of("その期はありません", "No such period"),
            lang.of(why),
            lang.url(path),
            lang.of("最新の期を見る", "See the latest period"));
    return page(request, HttpStatus.NOT_FOUND, html);
  }

  private static String shown(String asked) {
    return asked.length() > LONGEST_SHOWN ? asked.substring(0, LONGEST_SHOWN) + "…" : asked;
  }

  static String missingPage(Renderer renderer, Lang lang) {
    return renderer.message(lang, "/", MISSING.title(lang), MISSING.text(lang), null, null);
  }

  static ResponseEntity<byte[]> page(ServerHttpRequest request, HttpStatus status, String html) {
    return page(request, status, DrawnPages.Sheet.of(html));
  }

  static ResponseEntity<byte[]> page(
      ServerHttpRequest request, HttpStatus status, DrawnPages.Sheet sheet) {
    return HtmlAnswers.page(request, status, sheet.html(), sheet.tag());
  }

  /// The language of an address that names it as `lang`.
  static Lang langAsked(ServerHttpRequest request) {
    return Optional.ofNullable(request.getQueryParams().getFirst("lang"))
        .flatMap(Lang::ofCode)
        .orElseGet(() -> lang(request));
  }

  static Lang lang(ServerHttpRequest request) {
    String path = request.getPath().value();
    return path.equals("/en") || path.startsWith("/en/") ? Lang.EN : Lang.JA;
  }
}
