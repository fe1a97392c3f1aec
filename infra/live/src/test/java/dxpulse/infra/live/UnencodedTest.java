package dxpulse.infra.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnencodedTest {
  @ParameterizedTest
  @CsvSource({
    "/?granularity=<script>, /?granularity=%3Cscript%3E",
    "/kpis/K{1}, /kpis/K%7B1%7D",
    "/a[1]?b[1]=\"|^`\\, /a%5B1%5D?b[1]=%22%7C%5E%60%5C",
    "/?period=50%, /?period=50%25",
    "/?period=%zz, /?period=%25zz"
  })
  void whatAnAddressMayNotHaveIsEncoded(String written, String encoded) {
    assertThat(Unencoded.encoded(written)).isEqualTo(encoded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/kpis/K1?period=FY2024-Q1&granularity=quarter",
        "/?period=%E4%BB%A4%e5%92%8c",
        "*",
        "http://[::1]/a<b"
      })
  void whatIsEncodedOrOfAnotherSiteStaysAsItIs(String address) {
    assertThat(Unencoded.encoded(address)).isEqualTo(address);
  }

  @Test
  void whateverIsWrittenBecomesAnAddress() {
    StringBuilder everything = new StringBuilder("/");
    for (char letter = 0; letter < 256; letter++) {
      everything.append(letter);
    }
    String query = everything.toString().replace("#", "").replaceFirst("/", "/?");

    assertThat(URI.create(Unencoded.encoded(everything.toString().replace("#", "")))).isNotNull();
    assertThat(URI.create(Unencoded.encoded(query))).isNotNull();
  }
}
