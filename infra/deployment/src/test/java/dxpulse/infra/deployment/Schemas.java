package dxpulse.infra.deployment;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/// The committed schemas of formats that belong to others. They hold only what is used here, and
/// refuse everything else: no engine is needed to find a misspelt key.
final class Schemas {
  private Schemas() {}

  /// What is wrong with a document, each fault with its place.
  static List<String> faults(String schema, Object document) {
    return named(schema)
        .validate(new JsonMapper().writeValueAsString(document), InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static Schema named(String name) {
    try (InputStream in =
        Objects.requireNonNull(Schemas.class.getResourceAsStream(name + ".schema.json"), name)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
