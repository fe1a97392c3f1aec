package dxpulse.indicator.edge;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The contract of this service's HTTP interface.
@Controller
class OpenApiDocument {
  private final byte[] document;

  OpenApiDocument() {
    String place = "/http/indicator.openapi.yaml";
    try (InputStream in = OpenApiDocument.class.getResourceAsStream(place)) {
      if (in == null) {
        throw new IllegalStateException(place + ": missing in the jar");
      }
      document = in.readAllBytes();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Get("/openapi.yaml")
  @Produces("application/yaml")
  byte[] document() {
    return document.clone();
  }
}
