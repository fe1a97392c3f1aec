package dxpulse.portal.shell;

import static dxpulse.portal.page.Markup.escaped;

import dxpulse.portal.page.Language;

/// A service on the first page: its name, what state it is in, and where to go from here.
record OfferCard(Offer offer, Language language) {
  String html() {
    return switch (offer) {
      case Offer.Offered(_, var module) when module.isSpoken() ->
          card("ok", language.of("利用できます", "Available"), "", link("開く", "Open"));
      case Offer.Offered(_, var module) ->
          card(
              "wa",
              language.of("この画面には対応していません", "Not supported here"),
              language.of("取決めの版: ", "Contract version: ") + module.contract(),
              "");
      case Offer.Away _ ->
          card(
              "er",
              language.of("応答していません", "Not answering"),
              language.of(
                  "このサービスは停止中か、起動中です。ほかの画面はそのまま使えます。",
                  "This service is stopped or starting. The other pages keep working."),
              link("もう一度試す", "Try again"));
      case Offer.Unusable(_, var reason) ->
          card(
              "wa",
              language.of("画面の情報を読めません", "Its description cannot be read"),
              reason,
              link("もう一度試す", "Try again"));
    };
  }

  private String link(String japanese, String english) {
    String label = language.of(offer.label());
    return "<a class=\"btn\" href=\"/staff/%s\">%s<span class=\"sr\">：%s</span></a>"
        .formatted(
            escaped(offer.backend().name()),
            escaped(language.of(japanese, english)),
            escaped(label));
  }

  private String card(String state, String words, String detail, String action) {
    return """
    <li class="panel card" data-service="%s" data-state="%s"><h2>%s</h2>\
    <p class="state %s"><span class="mark" aria-hidden="true"></span>%s</p>\
    <p class="small">%s</p>%s</li>
    """
        .formatted(
            escaped(offer.backend().name()),
            state,
            escaped(language.of(offer.label())),
            state,
            escaped(words),
            escaped(detail),
            action);
  }
}
