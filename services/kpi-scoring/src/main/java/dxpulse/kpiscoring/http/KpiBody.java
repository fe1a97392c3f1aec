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
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the body of `PUT /api/kpis/{code}` into a draft, or finds everything that is wrong with
/// it.
final class KpiBody {
  private static final BigDecimal STANDARD_CAP = BigDecimal.valueOf(100);
  private static final BigDecimal STANDARD_COVERAGE = new BigDecimal("0.5");
  private static final int STANDARD_MAX_AGE = 18;
  private static final int LONGEST_MAX_AGE = 120;

  // Stand in where a member cannot be read, so that the other rules are checked in the same round.
  private static final LocalizedText NO_NAME = new LocalizedText("？", null);
  private static final FiscalYear NO_YEAR = new FiscalYear(1900);

  private final BodyReader body;
  // Where each component that could be read stands in the body.
  private final List<Integer> places = new ArrayList<>();

  KpiBody(JsonNode json) {
    body = new BodyReader(json);
  }

  List<Problem.Fault> faults() {
    return body.faults();
  }

  /// The draft, if every member could be read and no rule is broken.
  ///
  /// @param rules finds the rules that a draft breaks
  Optional<Version> draft(
      String changedBy, Instant at, Function<Version, List<KpiRule.Breach>> rules) {
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
    Version draft =
        new Version(
            0,
            field == null ? Field.ADMINISTRATION : field,
            name == null ? NO_NAME : name,
            components,
            aggregation == null ? Aggregation.ARITHMETIC : aggregation,
            cap,
            floor,
            coverage == null ? STANDARD_COVERAGE : coverage,
            maxAge == null ? STANDARD_MAX_AGE : maxAge,
            validFrom == null ? NO_YEAR : validFrom,
            validTo,
            reason,
            changedBy,
            at);
    List<Problem.Fault> broken =
        rules.apply(draft).stream().map(this::fault).filter(this::isNew).toList();
    faults().addAll(broken);
    return faults().isEmpty() ? Optional.of(draft) : Optional.empty();
  }

  private Problem.Fault fault(KpiRule.Breach breach) {
    Integer component = breach.component();
    String at = component == null ? "" : "/components/" + places.get(component);
    return new Problem.Fault(
        at + breach.member(),
        breach.rule().name(),
        breach.message(),
        breach.value(),
        breach.expected());
  }

  /// Whether nothing at the place or below it was refused already.
  private boolean isNew(Problem.Fault fault) {
    return faults().stream()
        .noneMatch(known ->
            known.pointer().equals(fault.pointer())
                || known.pointer().startsWith(fault.pointer() + "/"));
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
    List<BodyReader> items = body.items("components");
    for (int i = 0; i < items.size(); i++) {
      BodyReader item = items.get(i);
      Optional<IndicatorCode> indicator = item.code("indicator", IndicatorCode::new);
      BigDecimal weight = item.has("weight") ? item.decimal("weight") : BigDecimal.ONE;
      if (indicator.isPresent() && weight != null) {
        components.add(new Component(indicator.get(), weight));
        places.add(i);
      }
    }
    return components;
  }
}
