package dxpulse.ingestion.feed.fetch;

import dxpulse.contracts.types.OrganizationCode;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Hosts that may lie in a private network, each for one organization: what lies inside one office
/// is no other office's to read. An entry is `host`, `host:port`, `host@organization` or
/// `host:port@organization`; without an organization it holds for the platform's own.
public final class AllowedHosts {
  private static final Pattern ENTRY =
      Pattern.compile("(\\[[0-9a-f:.]+]|[^:@\\[\\]\\s]+)(?::([0-9]{1,5}))?(?:@([0-9]{6}))?");
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int HIGHEST_PORT = 65_535;

  private final List<Entry> entries;

  private AllowedHosts(List<Entry> entries) {
    this.entries = entries;
  }

  private record Entry(String host, @Nullable Integer port, OrganizationCode organization) {}

  /// @param own the organization of entries that name none
  /// @throws IllegalArgumentException for what is no entry
  public static AllowedHosts of(Collection<String> entries, OrganizationCode own) {
    return new AllowedHosts(
        entries.stream()
            .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> entry(entry, own))
            .toList());
  }

  private static Entry entry(String text, OrganizationCode own) {
    Matcher parts = ENTRY.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "dxpulse.feed.allowed-hosts: \"" + text + "\" (expected: host[:port][@organization])");
    }
    String port = parts.group(2);
    String organization = parts.group(3);
    if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > HIGHEST_PORT)) {
      throw new IllegalArgumentException(
          "dxpulse.feed.allowed-hosts: \"" + text + "\" (expected: a port from 1 to 65535)");
    }
    return new Entry(
        parts.group(1),
        port == null ? null : Integer.valueOf(port),
        organization == null ? own : new OrganizationCode(organization));
  }

  boolean allow(URI address, OrganizationCode organization) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    int port =
        address.getPort() >= 0
            ? address.getPort()
            : "https".equalsIgnoreCase(address.getScheme()) ? HTTPS : HTTP;
    return entries.stream()
        .anyMatch(entry ->
            entry.organization().equals(organization)
                && entry.host().equals(host)
                && (entry.port() == null || entry.port() == port));
  }
}
