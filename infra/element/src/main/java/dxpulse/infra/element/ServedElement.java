package dxpulse.infra.element;

import dxpulse.contracts.wire.HttpFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The modules of an element, ready to be sent, and the card that the shell reads. Each module has
/// a name that changes with its content, and names the others so: the digest of the element
/// therefore covers all of them.
public final class ServedElement {
  /// For files whose name changes with their content.
  public static final String FOR_EVER = "max-age=31536000, immutable";

  public static final String SCRIPT = "text/javascript;charset=UTF-8";

  private static final int CONTRACT = 1;
  private static final int HASH_DIGITS = 12;
  private static final Pattern IMPORT = Pattern.compile("from (['\"])\\./([a-z-]+)\\.js\\1");

  private final Map<String, byte[]> files;
  private final byte[] card;

  private ServedElement(Map<String, byte[]> files, byte[] card) {
    this.files = files;
    this.card = card;
  }

  /// @throws IllegalStateException when a module is missing, or imports one that is no part of the
  ///   element or a later one
  public static ServedElement of(String service, StaffElement element) {
    Map<String, String> names = new HashMap<>();
    Map<String, byte[]> files = new HashMap<>();
    byte[] digest = {};
    for (String module :
        Stream.concat(element.parts().stream(), Stream.of(element.tag())).toList()) {
      byte[] content = linked(read(module), names).getBytes(StandardCharsets.UTF_8);
      digest = digest(content);
      String name =
          module + "." + HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS) + ".js";
      names.put(module, name);
      files.put(name, content);
    }
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("tag", element.tag());
    card.put("module", "/ui/" + service + "/" + names.get(element.tag()));
    card.put("contract", CONTRACT);
    card.put("integrity", "sha384-" + Base64.getEncoder().encodeToString(digest));
    card.put("label", element.label());
    card.put("roles", element.roles());
    if (element.waiting() != null) {
      card.put("waiting", element.waiting());
    }
    card.put("ofPeriod", element.ofPeriod());
    return new ServedElement(files, HttpFormat.mapper().writeValueAsBytes(card));
  }

  /// `ui.json`.
  public byte[] card() {
    return card.clone();
  }

  /// A module by the name under which it is served.
  public Optional<byte[]> file(String name) {
    return Optional.ofNullable(files.get(name)).map(byte[]::clone);
  }

  private static String linked(String content, Map<String, String> names) {
    return IMPORT
        .matcher(content)
        .replaceAll(found -> {
          String name = names.get(found.group(2));
          if (name == null) {
            throw new IllegalStateException(
                found.group() + ": no part of the element, or a later one than who imports it");
          }
          return Matcher.quoteReplacement("from " + found.group(1) + "./" + name + found.group(1));
        });
  }

  private static byte[] digest(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-384").digest(content);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String read(String module) {
    try (InputStream in = ServedElement.class.getResourceAsStream("/ui/" + module + ".js")) {
      if (in == null) {
        throw new IllegalStateException("ui/" + module + ".js: missing in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException("ui/" + module + ".js", unreadable);
    }
  }
}
