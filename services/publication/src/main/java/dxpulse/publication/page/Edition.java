package dxpulse.publication.page;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Draws pages of words alone, which have no figures to be of: on paper they say which edition they
/// are, so that what was printed before can be told from what is said now.
final class Edition {
  private static final int SHORT = 8;

  private Edition() {}

  /// @param values what the template asks for but its `edition`
  static String rendered(
      Templates templates, String template, Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> all = new HashMap<>(values);
    all.put("edition", of(templates.render(template, all)));
    return templates.render(template, all);
  }

  /// The tag of what a page says between its head and its end.
  private static String of(String html) {
    return Assets.tag(html.substring(html.indexOf("<main"))).substring(0, SHORT);
  }
}
