package dxpulse.publication.page;

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
import org.jspecify.annotations.Nullable;

/// Styles and scripts under names that carry their hash, so that browsers may keep them for ever.
public final class Assets {
  private static final int SHORT = 12;

  private final Map<String, String> addresses = new LinkedHashMap<>();
  private final Map<String, byte[]> contents = new LinkedHashMap<>();

  public Assets() {
    add("tokens", "css");
    add("site", "css");
    add("live", "js");
    add("copy", "js");
    add("frame", "js");
    add("dxp-kpi", "js");
  }

  private void add(String name, String kind) {
    byte[] content = read("/assets/" + name + "." + kind);
    String hashed = name + "." + hash(content) + "." + kind;
    addresses.put(name + "." + kind, "/assets/" + hashed);
    contents.put(hashed, content);
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
