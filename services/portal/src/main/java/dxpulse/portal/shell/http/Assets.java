package dxpulse.portal.shell.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Script and styles of the shell, read once; their version is a hash of their bytes.
@Component
class Assets {
  private static final Map<String, MediaType> TYPES =
      Map.of(
          "shell.css", MediaType.valueOf("text/css;charset=utf-8"),
          "shell.js", MediaType.valueOf("text/javascript;charset=utf-8"),
          "waiting.js", MediaType.valueOf("text/javascript;charset=utf-8"));
  private static final int VERSION_DIGITS = 12;

  private final Map<String, byte[]> files;
  private final String version;

  Assets() {
    this.files =
        TYPES.keySet().stream().collect(Collectors.toUnmodifiableMap(name -> name, Assets::bytes));
    this.version = digest();
  }

  String version() {
    return version;
  }

  Optional<byte[]> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  MediaType type(String name) {
    return TYPES.getOrDefault(name, MediaType.APPLICATION_OCTET_STREAM);
  }

  private static byte[] bytes(String name) {
    try {
      return new ClassPathResource("staff/" + name).getContentAsByteArray();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.keySet().stream().sorted().forEach(name -> digest.update(bytes(name)));
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
