package dxpulse.publication.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Draws a page from its template.
public interface Templates {
  /// The HTML of a page.
  ///
  /// @param template e.g. `overview`
  /// @param values by the names that the template declares
  String render(String template, Map<String, @Nullable Object> values);
}
