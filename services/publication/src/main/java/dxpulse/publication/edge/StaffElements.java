package dxpulse.publication.edge;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.wire.HttpFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Serves the service's custom element under a name that changes with its content, and the card
/// that the shell reads.
@RestController
class StaffElements {
  private static final int CONTRACT = 1;
  private static final int HASH_DIGITS = 12;
  private static final Pattern UNLINKED = Pattern.compile("from \"\\./[a-z-]+\\.js\"");

  private final String service;
  private final List<Served> elements;

  StaffElements(
      @Value("${spring.application.name}") String service, ObjectProvider<StaffElement> elements) {
    this.service = service;
    this.elements = elements.stream().map(Served::of).toList();
  }

  /// The modules of an element, ready to be sent. Each has a name that changes with its content,
  /// and names the others so: the digest of the element therefore covers all of them.
  private record Served(
      StaffElement element, String fileName, String integrity, Map<String, byte[]> files) {
    static Served of(StaffElement element) {
      try {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, byte[]> files = new HashMap<>();
        byte[] digest = {};
        for (String module :
            Stream.concat(element.parts().stream(), Stream.of(element.tag())).toList()) {
          byte[] content = linked(read(module), names).getBytes(StandardCharsets.UTF_8);
          digest = MessageDigest.getInstance("SHA-384").digest(content);
          String hash = HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
          String name = module + "." + hash + ".js";
          names.put(module, name);
          files.put(name, content);
        }
        return new Served(
            element,
            names.getOrDefault(element.tag(), ""),
            "sha384-" + Base64.getEncoder().encodeToString(digest),
            files);
      } catch (IOException | NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    private static String read(String module) throws IOException {
      try (@Nullable InputStream in =
          StaffElements.class.getResourceAsStream("/ui/" + module + ".js")) {
        if (in == null) {
          throw new IllegalStateException("ui/" + module + ".js: missing in the jar");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }

    /// The module with the served names of those that it imports.
    private static String linked(String content, Map<String, String> names) {
      String linked = content;
      for (Map.Entry<String, String> name : names.entrySet()) {
        linked = linked.replace("\"./" + name.getKey() + ".js\"", "\"./" + name.getValue() + "\"");
      }
      Matcher missing = UNLINKED.matcher(linked);
      if (missing.find()) {
        throw new IllegalStateException(
            missing.group() + ": no part of the element, or a later one than who imports it");
      }
      return linked;
    }
  }

  @GetMapping("/ui/${spring.application.name}/ui.json")
  ResponseEntity<byte[]> card() {
    if (elements.isEmpty()) {
      return ResponseEntity.notFound().build();
    }
    Served served = elements.getFirst();
    LocalizedText label = served.element().label();
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("tag", served.element().tag());
    card.put("module", "/ui/" + service + "/" + served.fileName());
    card.put("contract", CONTRACT);
    card.put("integrity", served.integrity());
    card.put("label", label);
    card.put("roles", served.element().roles());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .body(HttpFormat.mapper().writeValueAsBytes(card));
  }

  @GetMapping("/ui/${spring.application.name}/{file}.js")
  ResponseEntity<byte[]> module(@PathVariable String file) {
    return elements.stream()
        .map(served -> served.files().get(file + ".js"))
        .filter(Objects::nonNull)
        .findFirst()
        .map(content ->
            ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable())
                .body(content))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }
}
