package dxpulse.publication.page;

import dxpulse.publication.chart.ScanCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Styles and scripts under names that carry their hash, so that browsers may keep them for ever,
/// and what every page tells of the site itself: its origin, and whom readers ask.
public final class Assets {
  private static final int SHORT = 12;

  /// Where the site's style takes in that of the charts, which are also drawn without a page.
  private static final String CHARTS = "/* charts.css */";

  private final Map<String, String> addresses = new LinkedHashMap<>();
  private final Map<String, byte[]> contents = new LinkedHashMap<>();

  private final String origin;
  private final @Nullable Contact contact;
  private final ScanCode.Press press;

  public Assets() {
    this("");
  }

  /// @param origin such as `https://dx.pref.aomori.lg.jp`, without a slash at its end
  public Assets(String origin) {
    this(origin, null, address -> Optional.empty());
  }

  /// @param contact named at the foot of every page, if there is one
  /// @param press draws the addresses of pages for paper
  public Assets(String origin, @Nullable Contact contact, ScanCode.Press press) {
    this.origin = origin;
    this.contact = contact;
    this.press = press;
    add("tokens", "css");
    add("site", "css");
    add("live", "js");
    add("trend", "js");
    add("copy", "js");
    add("frame", "js");
    add("dxp-kpi", "js");
  }

  private void add(String name, String kind) {
    byte[] content = name.equals("site") ? style() : read("/assets/" + name + "." + kind);
    String hashed = name + "." + hash(content) + "." + kind;
    addresses.put(name + "." + kind, "/assets/" + hashed);
    contents.put(hashed, content);
  }

  private static byte[] style() {
    String site = new String(read("/assets/site.css"), StandardCharsets.UTF_8);
    String charts = new String(read("/assets/charts.css"), StandardCharsets.UTF_8);
    return site.replace(CHARTS, charts)
        .lines()
        .map(String::strip) // readers have no use for what makes it easy to edit
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  public @Nullable Contact contact() {
    return contact;
  }

  /// An address on this site as others have to call it.
  public String absolute(String path) {
    return origin + path;
  }

  /// An absolute address for whoever has the page on paper.
  Optional<ScanCode> code(String address) {
    return press.of(address);
  }

  /// The address of a file, such as `site.css`.
  public String url(String file) {
    return Optional.ofNullable(addresses.get(file)).orElseThrow();
  }

  /// The content under a hashed name.
  public Optional<byte[]> content(String hashed) {
    return Optional.ofNullable(contents.get(hashed));
  }

  int bytes() {
    return contents.values().stream().mapToInt(content -> content.length).sum();
  }

  static String hash(byte[] content) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
          .substring(0, SHORT);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// An entity tag for a text.
  public static String tag(String content) {
    return hash(content.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] read(String resource) {
    try (@Nullable InputStream stream = Assets.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("missing in the jar: " + resource);
      }
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
