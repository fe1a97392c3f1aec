package dxpulse.publication.page.jte;

import dxpulse.publication.page.Templates;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The templates of `src/main/jte`, compiled with the service; whatever they show is escaped.
public final class JteTemplates implements Templates {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          JteTemplates.class.getClassLoader(),
          "dxpulse.publication.generated");

  @Override
  @SuppressWarnings("NullAway") // the template engine takes absent values as null
  public String render(String template, Map<String, @Nullable Object> values) {
    StringOutput html = new StringOutput();
    engine.render(template + ".jte", (Map<String, Object>) (Map<String, ?>) values, html);
    return html.toString();
  }
}
