package dxpulse.indicator.edge;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.wire.HttpFormat;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Serves the page for staff, a custom element, and the card that the shell reads.
///
/// The element is divided into modules. Each is served under a name that changes with its content,
/// and names the others so: the digest of the element therefore covers all of them.
@Controller("/ui/indicator")
class StaffElement {
  private static final String TAG = "dxp-catalogue";

  /// The modules, each after those that it imports.
  private static final List<String> MODULES =
      List.of(
          TAG + "-words",
          TAG + "-style",
          TAG + "-faults",
          TAG + "-differences",
          TAG + "-trail",
          TAG + "-values",
          TAG + "-indicator",
          TAG + "-form",
          TAG + "-import",
          TAG);

  private static final int CONTRACT = 1;
  private static final int HASH_DIGITS = 12;

  private final Map<String, byte[]> files = new HashMap<>();
  private final byte[] card;

  StaffElement() {
    try {
      Map<String, String> names = new LinkedHashMap<>();
      byte[] digest = {};
      for (String module : MODULES) {
        byte[] content = linked(read(module), names).getBytes(StandardCharsets.UTF_8);
        digest = MessageDigest.getInstance("SHA-384").digest(content);
        names.put(
            module,
            module + "." + HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS) + ".js");
        files.put(names.get(module), content);
      }
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("tag", TAG);
      members.put("module", "/ui/indicator/" + names.get(TAG));
      members.put("contract", CONTRACT);
      members.put("integrity", "sha384-" + Base64.getEncoder().encodeToString(digest));
      members.put("label", new LocalizedText("指標", "Indicators"));
      members.put("roles", List.of());
      card = HttpFormat.mapper().writeValueAsBytes(members);
    } catch (IOException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String read(String module) throws IOException {
    try (InputStream in = StaffElement.class.getResourceAsStream("/ui/" + module + ".js")) {
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
      linked = linked.replace("'./" + name.getKey() + ".js'", "'./" + name.getValue() + "'");
    }
    return linked;
  }

  @Get("/ui.json")
  HttpResponse<byte[]> card() {
    return HttpResponse.ok(card)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-cache");
  }

  @Get("/{file}")
  HttpResponse<byte[]> module(@PathVariable String file) {
    byte @Nullable [] content = files.get(file);
    return content == null
        ? HttpResponse.notFound()
        : HttpResponse.ok(content)
            .contentType(MediaType.of("text/javascript;charset=UTF-8"))
            .header("Cache-Control", "max-age=31536000, immutable");
  }
}
