package dxpulse.kpiscoring.http;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.KpiDefined.Component;
import dxpulse.contracts.types.event.KpiDefined.Version;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.kpiscoring.definition.KpiRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the body of `PUT /api/kpis/{code}` into a draft, or finds everything that is wrong with
/// it.
final class KpiBody {
  private static final BigDecimal STANDARD_CAP = BigDecimal.valueOf(100);
  private static final BigDecimal STANDARD_COVERAGE = new BigDecimal("0.5");
  private static final int STANDARD_MAX_AGE = 18;
  private static final int LONGEST_MAX_AGE = 120;

  private final BodyReader body;

  KpiBody(JsonNode json) {
    body = new BodyReader(json);
  }

  List<Problem.Fault> faults() {
    return body.faults();
  }

  /// The draft, if every member could be read and no rule is broken.
  Optional<Version> draft(String changedBy, Instant at) {
    if (!body.node().isObject()) {
      body.fault("", "NOT_AN_OBJECT", "オブジェクトで書いてください / must be an object", "{…}");
      return Optional.empty();
    }
    Field field = field();
    LocalizedText name = body.localized("name");
    if (name == null && !body.has("name")) {
      body.missing("name");
    }
    List<Component> components = components();
    Aggregation aggregation = body.oneOf("aggregation", Aggregation.class);
    BigDecimal cap = body.node().has("cap") ? body.decimal("cap") : STANDARD_CAP;
    BigDecimal floor = body.node().has("floor") ? body.decimal("floor") : BigDecimal.ZERO;
    BigDecimal coverage = body.decimal("minimumCoverage");
    Integer maxAge = body.integer("maxAgeMonths", 0, LONGEST_MAX_AGE);
    FiscalYear validFrom = body.fiscalYear("validFrom");
    if (validFrom == null && !body.has("validFrom")) {
      body.missing("validFrom");
    }
    FiscalYear validTo = body.fiscalYear("validTo");
    String reason = body.text("reason");
    if (!faults().isEmpty()) {
      return Optional.empty();
    }
    Version draft =
        new Version(
            0,
            Objects.requireNonNull(field),
            Objects.requireNonNull(name),
            components,
            aggregation == null ? Aggregation.ARITHMETIC : aggregation,
            cap,
            floor,
            coverage == null ? STANDARD_COVERAGE : coverage,
            maxAge == null ? STANDARD_MAX_AGE : maxAge,
            Objects.requireNonNull(validFrom),
            validTo,
            reason,
            changedBy,
            at);
    for (KpiRule.Breach breach : KpiRule.breachesOf(draft)) {
      faults()
          .add(
              new Problem.Fault(
                  breach.pointer(), breach.rule().name(), breach.message(), null, null));
    }
    return faults().isEmpty() ? Optional.of(draft) : Optional.empty();
  }

  private @Nullable Field field() {
    Optional<String> code = body.requiredText("field");
    Optional<Field> field = code.flatMap(Field::ofCode);
    if (code.isPresent() && field.isEmpty()) {
      body.fault(
          "field", "UNKNOWN_WORD", "分野ではありません / not a field", "industry, living, administration");
    }
    return field.orElse(null);
  }

  private List<Component> components() {
    List<Component> components = new ArrayList<>();
    for (BodyReader item : body.items("components")) {
      Optional<IndicatorCode> indicator = item.code("indicator", IndicatorCode::new);
      BigDecimal weight = item.has("weight") ? item.decimal("weight") : BigDecimal.ONE;
      if (indicator.isPresent() && weight != null) {
        components.add(new Component(indicator.get(), weight));
      }
    }
    return components;
  }
}
