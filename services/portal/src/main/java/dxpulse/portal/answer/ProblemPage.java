package dxpulse.portal.answer;

import static dxpulse.portal.page.Markup.escaped;

import dxpulse.portal.page.Language;

/// A problem as a page for people, in both languages, the asked one first. It needs no other file:
/// what would bring them may be what is away.
public final class ProblemPage {
  private ProblemPage() {}

  public static String html(Problem problem, Language first) {
    Language second = first == Language.JAPANESE ? Language.ENGLISH : Language.JAPANESE;
    return """
    <!doctype html>
    <html lang="%s"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <title>%s｜DX Pulse</title>
    <link rel="stylesheet" href="/staff/assets/shell.css">
    </head><body><main id="main" class="wrap narrow">
    %s
    <hr>
    <section lang="%s">%s</section>
    <p><a class="btn" href="/">%s</a></p>
    </main></body></html>
    """
        .formatted(
            first.code(),
            escaped(first.of(problem.title())),
            text("h1", problem, first),
            second.code(),
            text("h2", problem, second),
            escaped(first.of("トップページへ", "To the first page")));
  }

  private static String text(String heading, Problem problem, Language language) {
    return "<%1$s>%2$s</%1$s><p>%3$s</p>"
        .formatted(
            heading, escaped(language.of(problem.title())), escaped(language.of(problem.detail())));
  }
}
