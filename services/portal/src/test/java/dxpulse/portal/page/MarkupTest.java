package dxpulse.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {
  @Test
  void keepsTextFromBecomingMarkup() {
    assertThat(Markup.escaped("<a href=\"x\">'&"))
        .isEqualTo("&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
  }

  @Test
  void keepsAJsonTextInsideItsScript() {
    assertThat(Markup.json("a</script>\"")).isEqualTo("\"a\\u003c/script\\u003e\\u0022\"");
  }
}
