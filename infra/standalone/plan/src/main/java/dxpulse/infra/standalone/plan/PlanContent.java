package dxpulse.infra.standalone.plan;

import dxpulse.contracts.wire.HttpFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The files of the plan, as they lie in the jar.
final class PlanContent {
  private PlanContent() {}

  /// The members of `indicators`, `references`, `kpis`, `projects`, `observations`, `cases` or
  /// `published`.
  static List<JsonNode> of(String name) {
    try (InputStream in = PlanContent.class.getResourceAsStream("/aomori/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("aomori/" + name + ".json: missing in the jar");
      }
      List<JsonNode> members = new ArrayList<>();
      HttpFormat.mapper().readTree(in.readAllBytes()).forEach(members::add);
      return members;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
