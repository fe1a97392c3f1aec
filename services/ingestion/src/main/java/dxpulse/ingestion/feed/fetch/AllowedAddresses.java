package dxpulse.ingestion.feed.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/// Resolves the names of feeds' hosts, and gives the client only addresses that lie in the public
/// network: what is looked up here is what the client connects to, so a name that means something
/// else a moment later gains nothing.
final class AllowedAddresses implements DnsResolver {
  private final DnsResolver names;

  AllowedAddresses() {
    this(SystemDefaultDnsResolver.INSTANCE);
  }

  AllowedAddresses(DnsResolver names) {
    this.names = names;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = names.resolve(host);
    List<InetAddress> open = new ArrayList<>();
    for (InetAddress address : found) {
      if (isPrivate(address)) {
        throw new PrivateNetwork(host);
      }
      open.add(address);
    }
    return open.toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  static boolean isPrivate(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    if (address instanceof Inet6Address) {
      // unique local, and those that carry an address of version 4 inside
      return (first & 0xFE) == 0xFC
          || (first == 0x20 && second == 0x02)
          || (first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0)
          || (first == 0x00 && second == 0x64)
          || isVersion4Inside(bytes);
    }
    return first == 0
        || first >= 240
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && (bytes[2] & 0xFF) == 0)
        || (first == 198 && (second == 18 || second == 19));
  }

  private static boolean isVersion4Inside(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /// The host lies in a private network.
  static final class PrivateNetwork extends UnknownHostException {
    private static final long serialVersionUID = 1;

    PrivateNetwork(String host) {
      super(host);
    }
  }
}
