package dxpulse.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class SignInWithoutProviderIT {
  @Test
  void startsWithoutTheProviderAndSignsInOnceItIsThere() {
    try (RunningPortal portal = new RunningPortal()) {
      portal.provider.offline = true;

      HttpResponse<String> early = portal.browser().open("/staff");
      HttpResponse<String> page = portal.browser().open("/");
      portal.provider.offline = false;
      HttpResponse<String> later = portal.browser().open("/staff");

      assertThat(early.statusCode()).isEqualTo(503);
      assertThat(early.body()).contains("サインインできません");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(later.statusCode()).isEqualTo(200);
    }
  }
}
