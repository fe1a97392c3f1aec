package dxpulse.infra.edge;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.wire.HttpFormat;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final String service;
  private final List<Served> elements;

  StaffElements(
      @Value("${spring.application.name}") String service, ObjectProvider<StaffElement> elements) {
    this.service = service;
    this.elements = elements.stream().map(Served::of).toList();
  }

  /// The module of an element, ready to be sent.
  private record Served(StaffElement element, byte[] content, String fileName, String integrity) {
    static Served of(StaffElement element) {
      try (InputStream in =
          StaffElements.class.getResourceAsStream("/ui/" + element.tag() + ".js")) {
        if (in == null) {
          throw new IllegalStateException("ui/" + element.tag() + ".js: missing in the jar");
        }
        byte[] content = in.readAllBytes();
        byte[] digest = MessageDigest.getInstance("SHA-384").digest(content);
        String hash = HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        return new Served(
            element,
            content,
            element.tag() + "." + hash + ".js",
            "sha384-" + Base64.getEncoder().encodeToString(digest));
      } catch (IOException | NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
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
        .filter(served -> served.fileName().equals(file + ".js"))
        .findFirst()
        .map(served ->
            ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(java.time.Duration.ofDays(365)).immutable())
                .body(served.content()))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }
}
