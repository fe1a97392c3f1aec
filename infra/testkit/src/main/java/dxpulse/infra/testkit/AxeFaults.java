package dxpulse.infra.testkit;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Faults of accessibility that axe finds, by all its rules and that of WCAG 2.2 for the size of
/// what is clicked, which axe leaves out unless it is asked for.
public final class AxeFaults {
  private static final String AXE = source();
  private static final String TARGET_SIZE = "target-size";

  // What passed is not listed node by node: that costs more than the rules.
  private static final String FAULTS =
      """
      size => {
        const sticks = part => part !== null
          && (getComputedStyle(part).position === 'sticky' || sticks(part.parentElement));
        // What a bar that sticks to the window lies on is as large as ever, and scrolls out.
        const scrollsOut = node => node.any.some(check => check.id === size
          && /obscured/i.test(check.data?.messageKey ?? '')
          && check.relatedNodes.some(({ target }) => sticks(document.querySelector(target[0]))));
        return axe
          .run(document, { resultTypes: ['violations'], rules: { [size]: { enabled: true } } })
          .then(found => found.violations.flatMap(rule => rule.nodes
            .filter(node => rule.id !== size || !scrollsOut(node))
            .slice(0, 1)
            .map(node => rule.id + ' ' + node.html)));
      }
      """;

  private AxeFaults() {}

  public static List<String> of(Page page) {
    return page.frames().size() == 1 ? ofOneDocument(page) : ofFrames(page);
  }

  /// Asked in the page itself, which reads the rules once however often it is asked, and answers
  /// with nothing but the faults: the builder's way costs several times the rules.
  private static List<String> ofOneDocument(Page page) {
    if (page.evaluate("typeof axe").equals("undefined")) {
      var _ = page.evaluate(AXE);
    }
    List<?> faults = (List<?>) page.evaluate(FAULTS, TARGET_SIZE);
    return faults.stream().map(String::valueOf).toList();
  }

  /// What stands in frames has to be put together in a tab of its own.
  private static List<String> ofFrames(Page page) {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    AxeRuleOptions asked = new AxeRuleOptions();
    asked.setEnabled(true);
    options.setRules(Map.of(TARGET_SIZE, asked));
    return new AxeBuilder(page)
        .options(options).analyze().getViolations().stream()
            .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
            .toList();
  }

  private static String source() {
    try (InputStream file =
        Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
