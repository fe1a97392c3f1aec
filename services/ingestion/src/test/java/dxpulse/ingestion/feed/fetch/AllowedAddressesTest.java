package dxpulse.ingestion.feed.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.254",
        "0.0.0.0",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "2002:0a00:0001::",
        "2001:0:a00:1::1",
        "64:ff9b::a00:1"
      })
  void whatLiesInAPrivateNetworkIsNotConnectedTo(String address) {
    assertThatThrownBy(() -> answering(address).resolve("data.example.jp"))
        .isInstanceOf(AllowedAddresses.PrivateNetwork.class)
        .hasMessage("data.example.jp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"203.0.113.7", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2606:4700::1111"})
  void publicAddressesAreConnectedToAsTheyWereLookedUp(String address) throws Exception {
    assertThat(answering(address).resolve("data.example.jp"))
        .containsExactly(InetAddress.getByName(address));
  }

  @Test
  void oneAddressInAPrivateNetworkIsEnoughToRefuseAName() {
    assertThatThrownBy(() -> answering("203.0.113.7", "10.0.0.1").resolve("data.example.jp"))
        .isInstanceOf(AllowedAddresses.PrivateNetwork.class);
    assertThatThrownBy(() -> answering("203.0.113.7", "::1").resolve("data.example.jp"))
        .isInstanceOf(AllowedAddresses.PrivateNetwork.class);
  }

  private static AllowedAddresses answering(String... answers) {
    return new AllowedAddresses(
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) {
            return Stream.of(answers)
                .map(AllowedAddressesTest::address)
                .toArray(InetAddress[]::new);
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        });
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
