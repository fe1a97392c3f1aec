package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Colours of the style sheets against what they stand on, by the formula of WCAG 2.2: text at
/// least 4.5 to 1, graphics that carry meaning at least 3 to 1. There is one set of colours; in
/// forced colours the system's own are used, which the last test holds.
class ContrastTest {
  private static final Map<String, String> TOKENS = tokens();
  private static final String SITE = read("/assets/site.css") + read("/assets/charts.css");
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");

  @ParameterizedTest(name = "{0} {1} on {2} {3}")
  @CsvSource({
    "body, color, body, background",
    "a, color, body, background",
    "a, color, .notice, background",
    "a, color, .case, background",
    "body, color, .notice, background",
    "body, color, .case, background",
    "body, color, .panel, background",
    "body, color, table.grid thead th, background",
    "body, color, details thead th, background",
    "'.diff:not(.up,.down)', background, body, color",
    ".diff.up, color, .diff.up, background",
    ".diff.down, color, .diff.down, background",
    ".small, color, .panel, background",
    ".small, color, body, background",
    ".small, color, .case, background",
    ".meta, color, body, background",
    ".meta dt, color, body, background",
    ".crumb li+li::before, color, body, background",
    ".comp .d, color, .card, background",
    ".fig figcaption span, color, .card, background",
    ".brand small, color, .hd, background",
    ".nav a, color, .nav, background",
    ".nav a, color, .nav a:hover, background",
    ".nav a[aria-current], color, .nav, background",
    ".nav a[aria-current], color, .nav a:hover, background",
    ".seg a, color, .seg, background",
    ".seg a, color, .seg a:hover:not([aria-current]), background",
    ".seg a[aria-current], color, .seg a[aria-current], background",
    ".filter a[aria-current], color, .filter a[aria-current], background",
    ".btn, color, .btn, background",
    ".btn, color, .btn:hover, background",
    "details summary, color, .card, background",
    ".chip.amber, color, .chip, background",
    ".chip.m-provisional, color, .chip, background",
    ".chip.m-estimated, color, .chip, background",
    ".chip.m-hearing, color, .chip, background",
    ".chip.m-not-scored, color, .chip, background",
    ".chip.m-late, color, .chip, background",
    ".ba dt, color, .ba div, background",
    ".ba .after dt, color, .ba div, background",
    ".big, color, .over, background",
    ".ft, color, .ft, background",
    ".ft a, color, .ft, background",
    "dxp-live.stale, color, body, background",
    ".chart text, fill, .card, background",
    ".chart text.now, fill, .card, background",
    ".ringchart text, fill, .card, background",
    ".gantt text, fill, .phase, fill",
    ".gantt text, fill, .scroll, background",
    ".map .dark, fill, .fill-tone-1, fill",
    ".map .dark, fill, .fill-tone-2, fill",
    ".map .dark, fill, .fill-tone-3, fill",
    ".map .light, fill, .fill-tone-4, fill",
    ".map .light, fill, .fill-tone-5, fill",
  })
  void textIsReadable(String text, String of, String ground, String property) {
    assertThat(contrast(colour(text, of), colour(ground, property))).isGreaterThanOrEqualTo(4.5);
  }

  @ParameterizedTest(name = "{0} {1} on {2} {3}")
  @CsvSource({
    ".step, stroke, .card, background",
    ".dot, stroke, .card, background",
    ".dot.now, fill, .card, background",
    ".chart .goal, stroke, .card, background",
    ".chart .axis, stroke, .card, background",
    ".gain, fill, .panel, background",
    ".loss, stroke, .panel, background",
    ".was, stroke, .panel, background",
    ".is, fill, .panel, background",
    ".bar .fill, fill, .bar .track, fill",
    ".bar .fill, fill, .card, background",
    ".ringchart .arc, stroke, .ringchart .track, stroke",
    ".ringchart .edge, stroke, .card, background",
    ".ringchart .notch, stroke, .ringchart .track, stroke",
    ".part, stroke, .over, background",
    ".part, stroke, .p-behind, fill",
    ".p-track, fill, .over, background",
    ".p-white, stroke, .p-track, fill",
    ".p-brown, fill, .p-behind, fill",
    ".p-grey, stroke, .p-blank, fill",
    ".p-hatch, stroke, .p-blank, fill",
    ".part, stroke, .fill-tone-1, fill",
    ".part, stroke, .fill-tone-2, fill",
    ".part, stroke, .fill-tone-3, fill",
    ".fill-tone-4, stroke, .fill-tone-4, fill",
    ".fill-tone-5, stroke, .fill-tone-5, fill",
    ".fill-achieved, fill, .fill-no-data, fill",
    ".fill-not-scored, fill, .fill-no-data, fill",
    ".fill-not-scored, fill, .fill-achieved, fill",
    ".phase, stroke, .phase, fill",
    ".phase.open, stroke, .phase.open, fill",
    ".notice, border-left, .notice, background",
    ".notice.soft, border-left-color, .notice.soft, background",
    ".flash, outline, .card, background",
    ":focus-visible, outline, body, background",
    "':focus-visible', box-shadow, .ft, background",
    "select.sel, border, select.sel, background",
    ".btn, border, .btn, background",
    ".filter a, border, .filter a, background",
    ".nav a[aria-current], border-bottom-color, .nav, background",
  })
  void graphicsAreSeen(String graphic, String of, String ground, String property) {
    assertThat(contrast(colour(graphic, of), colour(ground, property))).isGreaterThanOrEqualTo(3);
  }

  /// Whoever writes a colour and its ground into one rule is checked without being listed above.
  @Test
  void aRuleThatSetsTextAndGroundIsReadable() {
    List<String> checked = new ArrayList<>();
    for (MatchResult rule : RULE.matcher(SITE).results().toList()) {
      String text = last(rule.group(2), "color");
      String ground = last(rule.group(2), "background");
      if (text.isEmpty() || ground.isEmpty() || isSystem(text)) {
        continue;
      }
      checked.add(rule.group(1));
      assertThat(contrast(resolved(text), resolved(ground)))
          .as(rule.group(1))
          .isGreaterThanOrEqualTo(4.5);
    }
    assertThat(checked).hasSizeGreaterThan(5);
  }

  @Test
  void everyTokenThatIsUsedExists() {
    assertThat(Pattern.compile("var\\((--[a-z0-9-]+)\\)").matcher(SITE).results())
        .isNotEmpty()
        .allSatisfy(use -> assertThat(TOKENS).containsKey(use.group(1)));
  }

  @Test
  void forcedColoursAreTheSystemsOwn() {
    String begin = "@media (forced-colors:active) {\n";
    String forced =
        SITE.substring(SITE.indexOf(begin) + begin.length(), SITE.lastIndexOf("\n  }\n}"));
    assertThat(SITE).containsOnlyOnce("(forced-colors:active)");
    assertThat(forced)
        .contains(
            ".nav a[aria-current]",
            ".seg a[aria-current]",
            ".filter a[aria-current]",
            ".step",
            ".dot.now");
    assertThat(forced).doesNotContain("#").doesNotContain("var(");
  }

  /// 1 for equal colours, 21 for black on white.
  private static double contrast(int one, int other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  @Test
  void theFormulaGivesTheKnownRatios() {
    assertThat(contrast(0x000000, 0xffffff)).isEqualTo(21.0);
    assertThat(contrast(0x767676, 0xffffff)).isBetween(4.54, 4.55);
    assertThat(contrast(0x3460fb, 0xffffff)).isBetween(4.98, 5.0);
  }

  /// The colour that the last rule for exactly this selector gives a property.
  private static int colour(String selector, String property) {
    String found = "";
    for (MatchResult rule : RULE.matcher(SITE).results().toList()) {
      if (selectors(rule.group(1)).contains(selector)) {
        String value = last(rule.group(2), property);
        found = value.isEmpty() || isSystem(value) ? found : value;
      }
    }
    assertThat(found).as(selector + " { " + property + " }").isNotEmpty();
    return resolved(found);
  }

  private static List<String> selectors(String list) {
    return Arrays.stream(list.split(",(?![^(]*\\))")).map(String::strip).toList();
  }

  private static String last(String declarations, String property) {
    String found = "";
    for (String each : declarations.split(";")) {
      String[] parts = each.split(":", 2);
      found = parts.length == 2 && parts[0].strip().equals(property) ? parts[1].strip() : found;
    }
    return found;
  }

  private static boolean isSystem(String value) {
    return value.matches(
            ".*(Canvas|Highlight|HighlightText|CanvasText|LinkText|inherit|currentColor|transparent|none|0).*")
        && !value.contains("#")
        && !value.contains("var(");
  }

  /// The colour within a value such as `1px solid var(--line)`.
  private static int resolved(String value) {
    String plain = value;
    while (plain.contains("var(")) {
      String name = plain.replaceFirst(".*var\\((--[a-z0-9-]+)\\).*", "$1");
      plain = plain.replace("var(" + name + ")", Objects.requireNonNull(TOKENS.get(name), name));
    }
    String hex = plain.replaceFirst(".*#([0-9a-fA-F]{3,6}).*", "$1");
    assertThat(hex).as(value).matches("[0-9a-fA-F]{3}|[0-9a-fA-F]{6}");
    return Integer.parseInt(hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex, 16);
  }

  private static Map<String, String> tokens() {
    Map<String, String> tokens = new LinkedHashMap<>();
    Pattern.compile("(--[a-z0-9-]+):([^;}]+)")
        .matcher(read("/assets/tokens.css"))
        .results()
        .forEach(token -> tokens.put(token.group(1), token.group(2)));
    return tokens;
  }

  private static String read(String resource) {
    try (InputStream stream = ContrastTest.class.getResourceAsStream(resource)) {
      String css =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      return css.replaceAll("(?s)/\\*.*?\\*/", "");
    } catch (IOException unreadable) {
      throw new AssertionError(resource, unreadable);
    }
  }
}
