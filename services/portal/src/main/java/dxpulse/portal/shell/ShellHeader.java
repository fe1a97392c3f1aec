package dxpulse.portal.shell;

import static dxpulse.portal.page.Markup.escaped;

import dxpulse.contracts.types.Role;
import dxpulse.portal.page.Language;
import java.util.stream.Collectors;

/// Head of every staff page: who is signed in, the other language, the way out, and the pages.
record ShellHeader(Shell shell, String path) {
  private static final String MARK =
      """
      <svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true"><rect width="40" height="40" rx="8" fill="#fff"/>\
      <path d="M8 29 15 19l6 6 11-15" fill="none" stroke="#0017c1" stroke-width="3.4" stroke-linejoin="round" \
      stroke-linecap="round"/></svg>\
      """;

  String html() {
    Language language = shell.language();
    Language other = language == Language.JAPANESE ? Language.ENGLISH : Language.JAPANESE;
    return """
    <header class="hd"><div class="wrap"><a class="brand" href="/staff">%s<span><b>DX Pulse</b>\
    <small>%s</small></span></a><span class="sp"></span>\
    <div class="who"><b>%s</b><small>%s</small></div>\
    <a class="btn sm" id="language" lang="%s" hreflang="%s" href="%s?period=%s&amp;lang=%s">%s</a>\
    <form method="post" action="/logout"><input type="hidden" name="_csrf" value="%s">\
    <button class="btn sm">%s</button></form></div></header>
    <nav class="pages" aria-label="%s"><div class="wrap"><ul>%s%s\
    <li class="out"><a href="%s">%s</a></li></ul></div></nav>
    """
        .formatted(
            MARK,
            escaped(language.of("青森県DX推進プラン 進捗管理（庁内用）", "Aomori DX plan, staff")),
            escaped(shell.caller().name()),
            escaped(
                shell.caller().roles().stream()
                    .sorted()
                    .map(role -> words(role, language))
                    .collect(Collectors.joining(language.of("、", ", ")))),
            other.code(),
            other.code(),
            escaped(path),
            shell.period(),
            other.code(),
            other.of("日本語", "English"),
            escaped(shell.csrf()),
            language.of("サインアウト", "Sign out"),
            language.of("画面の一覧", "Pages"),
            entry("/staff", language.of("はじめに", "Start"), ""),
            shell.offers().stream()
                .map(offer ->
                    entry(
                        "/staff/" + offer.backend().name(),
                        language.of(offer.label()),
                        offer.waiting()))
                .collect(Collectors.joining()),
            language.of("/", "/en/"),
            language.of("公開ページ", "Public pages"));
  }

  private String entry(String target, String label, String waiting) {
    return "<li><a href=\"%s\"%s%s>%s</a></li>"
        .formatted(
            escaped(target),
            target.equals(path) ? " aria-current=\"page\"" : "",
            waiting.isEmpty() ? "" : " data-waiting=\"%s\"".formatted(escaped(waiting)),
            escaped(label));
  }

  private static String words(Role role, Language language) {
    return switch (role) {
      case FEED -> language.of("自動連携", "feed");
      case CLERK -> language.of("入力担当", "clerk");
      case APPROVER -> language.of("承認者", "approver");
      case OFFICE -> language.of("DX推進課", "DX office");
      case COMMITTEE -> language.of("委員", "committee");
      case OPERATOR -> language.of("運用担当", "operator");
    };
  }
}
