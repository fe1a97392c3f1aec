package dxpulse.portal.shell;

import static dxpulse.portal.page.Markup.escaped;
import static dxpulse.portal.page.Markup.json;

import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.time.Period;
import dxpulse.portal.page.Language;
import dxpulse.portal.shell.Offer.Offered;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The HTML around the services' elements.
public final class ShellPage {
  private final Shell shell;
  private final String assets;
  private final Language language;

  /// `assets` is the version of script and styles.
  public ShellPage(Shell shell, String assets) {
    this.shell = shell;
    this.assets = assets;
    this.language = shell.language();
  }

  /// The first page: a card for each service.
  public String home() {
    String title = language.of("庁内画面", "Staff pages");
    String cards =
        shell.offers().stream()
            .map(offer -> new OfferCard(offer, language).html())
            .collect(Collectors.joining());
    String none =
        "<p class=\"panel\">%s</p>"
            .formatted(
                language.of(
                    "利用できる画面がありません。権限を担当課に確かめてください。",
                    "There is no page for you. Please ask the office in charge for a role."));
    return page(
        title,
        "/staff",
        "<h1>%s</h1><p class=\"lead\">%s</p><ul class=\"cards\">%s</ul>%s"
            .formatted(
                escaped(title),
                escaped(language.of("担当する作業を選んでください。", "Choose what you have come to do.")),
                cards,
                shell.offers().isEmpty() ? none : ""));
  }

  /// The page of one service.
  public String service(Offer offer) {
    String title = language.of(offer.label());
    String crumb =
        """
        <nav aria-label="%s"><ol class="crumb"><li><a href="/staff">%s</a></li>\
        <li aria-current="page">%s</li></ol></nav>
        <div class="top"><h1 tabindex="-1">%s</h1>%s</div>
        """
            .formatted(
                language.of("現在の位置", "You are here"),
                language.of("庁内画面", "Staff pages"),
                escaped(title),
                escaped(title),
                offer.ofPeriod() ? periodForm(offer.backend().name()) : "");
    return page(title, "/staff/" + offer.backend().name(), crumb + body(offer));
  }

  private String body(Offer offer) {
    return switch (offer) {
      case Offered(_, var module) when module.isSpoken() ->
          """
          <div id="module" aria-busy="true" data-tag="%s" data-specifier="dxp/%s" data-label="%s">\
          <p class="panel loading" role="status">%s</p></div>
          <noscript><p class="panel">%s</p></noscript>
          """
              .formatted(
                  escaped(module.tag()),
                  escaped(module.service()),
                  escaped(language.of(module.label())),
                  language.of("読み込んでいます…", "Loading…"),
                  language.of("この画面にはJavaScriptが必要です。", "This page needs JavaScript."));
      case Offered _, Offer.Away _, Offer.Unusable _ ->
          "<ul class=\"cards one\">%s</ul>".formatted(new OfferCard(offer, language).html());
    };
  }

  private String periodForm(String service) {
    String options = shell.choices().stream().map(this::group).collect(Collectors.joining());
    return """
    <form class="period" method="get" action="/staff/%s"><label for="period">%s</label>\
    <select id="period" name="period">%s</select><button class="btn sm">%s</button></form>
    """
        .formatted(
            escaped(service), language.of("対象期間", "Period"), options, language.of("表示", "Show"));
  }

  private String group(Shell.Choices kind) {
    return "<optgroup label=\"%s\">%s</optgroup>"
        .formatted(
            escaped(language.of(kind.japanese(), kind.english())),
            kind.periods().stream().map(this::option).collect(Collectors.joining()));
  }

  private String option(Period period) {
    return "<option value=\"%s\"%s>%s</option>"
        .formatted(
            period,
            period.equals(shell.period()) ? " selected" : "",
            escaped(language.of(period.japaneseLabel(), period.englishLabel())));
  }

  private String page(String title, String path, String content) {
    return """
    <!doctype html>
    <html lang="%s"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <title>%s｜DX Pulse</title>
    <meta name="csrf" content="%s"><meta name="robots" content="noindex">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/staff/assets/shell.css?v=%s">
    <script type="importmap" nonce="%s">%s</script>
    <script type="module" nonce="%s" src="/staff/assets/shell.js?v=%s"></script>
    <script type="module" nonce="%s" src="/staff/assets/waiting.js?v=%s"></script>
    </head><body data-period="%s"%s data-person="%s" data-department="%s" data-roles="%s">
    <a class="skip" href="#main">%s</a>
    %s
    <main id="main" tabindex="-1"><div class="wrap">
    %s
    </div></main>
    <div id="notices" class="toasts" role="status" aria-live="polite"></div>
    <div id="alarms" class="toasts alarms" role="alert"></div>
    </body></html>
    """
        .formatted(
            language.code(),
            escaped(title),
            escaped(shell.csrf()),
            escaped(assets),
            escaped(shell.nonce()),
            importMap(),
            escaped(shell.nonce()),
            escaped(assets),
            escaped(shell.nonce()),
            escaped(assets),
            shell.period(),
            shell.chosen() ? " data-period-chosen" : "",
            escaped(shell.caller().id()),
            escaped(shell.caller().department()),
            shell.caller().roles().stream()
                .map(Role::code)
                .sorted()
                .collect(Collectors.joining(" ")),
            language.of("本文へ移動", "Skip to content"),
            new ShellHeader(shell, path).html(),
            content);
  }

  private String importMap() {
    List<StaffModule> modules =
        shell.offers().stream()
            .flatMap(
                offer -> offer instanceof Offered(_, var module) ? Stream.of(module) : Stream.of())
            .toList();
    String imports =
        modules.stream()
            .map(module -> json("dxp/" + module.service()) + ":" + json(module.module()))
            .collect(Collectors.joining(","));
    String integrity =
        modules.stream()
            .filter(module -> !module.integrity().isEmpty())
            .map(module -> json(module.module()) + ":" + json(module.integrity()))
            .collect(Collectors.joining(","));
    return "{\"imports\":{%s},\"integrity\":{%s}}".formatted(imports, integrity);
  }
}
