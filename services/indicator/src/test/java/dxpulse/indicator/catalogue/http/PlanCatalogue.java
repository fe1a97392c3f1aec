package dxpulse.indicator.catalogue.http;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.indicator.SampleDefinitions;
import dxpulse.indicator.catalogue.DefineIndicator;
import dxpulse.infra.standalone.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The indicators of the plan, as they are loaded at the first start.
public final class PlanCatalogue {
  private static final Path PLAN =
      Path.of("infra/standalone/plan/src/main/resources/aomori/indicators.json");

  private PlanCatalogue() {}

  /// The bodies of the plan's definitions, by their codes.
  public static Map<String, JsonNode> bodies() {
    Map<String, JsonNode> bodies = new TreeMap<>();
    try {
      Path file = Checkout.containing(Path.of(".")).root().resolve(PLAN);
      for (JsonNode each : HttpFormat.mapper().readTree(Files.readAllBytes(file))) {
        ObjectNode body = (ObjectNode) each.deepCopy();
        bodies.put(body.remove("code").asString(), body);
      }
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
    return bodies;
  }

  static Map<IndicatorCode, IndicatorDefined> indicators() {
    Map<IndicatorCode, IndicatorDefined> indicators = new TreeMap<>();
    bodies().forEach((code, body) -> define(indicators, code, version(body)));
    return indicators;
  }

  static Version version(JsonNode body) {
    IndicatorBody read = new IndicatorBody(body);
    return read.draft("office", Instant.EPOCH)
        .orElseThrow(() -> new AssertionError(read.faults().toString()));
  }

  static void define(
      Map<IndicatorCode, IndicatorDefined> indicators, String code, Version version) {
    IndicatorCode indicator = new IndicatorCode(code);
    @Nullable IndicatorDefined current = indicators.get(indicator);
    indicators.put(
        indicator,
        DefineIndicator.outcome(SampleDefinitions.AOMORI, indicator, current, version)
            .definition());
  }

  /// In the order of their codes.
  static List<IndicatorDefined> sorted(Map<IndicatorCode, IndicatorDefined> indicators) {
    return List.copyOf(new TreeMap<>(indicators).values());
  }
}
