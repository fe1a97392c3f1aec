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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Serves the page for staff, a custom element, under a name that changes with its content, and the
/// card that the shell reads.
@Controller("/ui/indicator")
class StaffElement {
  private static final String TAG = "dxp-catalogue";
  private static final int CONTRACT = 1;
  private static final int HASH_DIGITS = 12;

  private final byte[] content;
  private final String fileName;
  private final byte[] card;

  StaffElement() {
    try (InputStream in = StaffElement.class.getResourceAsStream("/ui/" + TAG + ".js")) {
      if (in == null) {
        throw new IllegalStateException("ui/" + TAG + ".js: missing in the jar");
      }
      content = in.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-384").digest(content);
      fileName = TAG + "." + HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS) + ".js";
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("tag", TAG);
      members.put("module", "/ui/indicator/" + fileName);
      members.put("contract", CONTRACT);
      members.put("integrity", "sha384-" + Base64.getEncoder().encodeToString(digest));
      members.put("label", new LocalizedText("指標", "Indicators"));
      members.put("roles", List.of());
      card = HttpFormat.mapper().writeValueAsBytes(members);
    } catch (IOException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Get("/ui.json")
  HttpResponse<byte[]> card() {
    return HttpResponse.ok(card)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-cache");
  }

  @Get("/{file}")
  HttpResponse<byte[]> module(@PathVariable String file) {
    return file.equals(fileName)
        ? HttpResponse.ok(content)
            .contentType(MediaType.of("text/javascript;charset=UTF-8"))
            .header("Cache-Control", "max-age=31536000, immutable")
        : HttpResponse.notFound();
  }
}
