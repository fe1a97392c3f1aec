package dxpulse.infra.testkit;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/// Faults of accessibility that axe finds, by all its rules.
public final class AxeFaults {
  private AxeFaults() {}

  public static List<String> of(Page page) {
    AxeRunOptions options = new AxeRunOptions();
    // What passed is not listed node by node: that costs more than the rules.
    options.setResultTypes(List.of("violations"));
    // Only what stands in frames has to be put together in a tab of its own.
    boolean isOneDocument = page.frames().size() == 1;
    return new AxeBuilder(page)
        .options(options).setLegacyMode(isOneDocument).analyze().getViolations().stream()
            .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
            .toList();
  }
}
