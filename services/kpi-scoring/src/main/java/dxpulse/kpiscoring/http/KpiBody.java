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
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the body of `PUT /api/kpis/{code}` into a draft, or finds everything that is wrong with
/// it. What was read may be sent back: what the service itself adds to a definition is passed over,
/// but for the version, which says what the sender had read.
final class KpiBody {
  private static final BigDecimal STANDARD_CAP = BigDecimal.valueOf(100);
  private static final BigDecimal STANDARD_COVERAGE = new BigDecimal("0.5");
  private static final int STANDARD_MAX_AGE = 18;
  private static final int LONGEST_MAX_AGE = 120;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 2000;
  private static final int MOST_COMPONENTS = 500;
  private static final Set<String> MEMBERS =
      Set.of(
          "field",
          "name",
          "components",
          "aggregation",
          "cap",
          "floor",
          "minimumCoverage",
          "maxAgeMonths",
          "validFrom",
          "validTo",
          "reason",
          "version");
  private static final Set<String> ADDED_BY_THE_SERVICE =
      Set.of("code", "versions", "changedBy", "changedAt");

  // Stand in where a member cannot be read, so that the other rules are checked in the same round.
  private static final LocalizedText NO_NAME = new LocalizedText("？", null);
  private static final FiscalYear NO_YEAR = new FiscalYear(1900);

  private final BodyReader body;
  // Where each component that could be read stands in the body.
  private final List<Integer> places = new ArrayList<>();
  private final @Nullable Integer basis;
  private boolean everyIndicatorIsRead = true;

  KpiBody(JsonNode json) {
    body = new BodyReader(json);
    basis = body.integer("version", 1, Integer.MAX_VALUE);
  }

  /// The version that the sender had read, if it says so.
  @Nullable Integer basis() {
    return basis;
  }

  List<Problem.Fault> faults() {
    return body.faults();
  }

  /// The draft, if every member could be read and no rule is broken.
  ///
  /// @param rules finds the rules that a draft breaks
  Optional<Version> draft(
      String changedBy, Instant at, Function<Version, List<KpiRule.Breach>> rules) {
    if (!body.requireObject()) {
      return Optional.empty();
    }
    body.onlyKnows(MEMBERS, ADDED_BY_THE_SERVICE);
    Field field = field();
    LocalizedText name = body.localized("name", LONGEST_NAME);
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
    String reason = body.text("reason", LONGEST_TEXT);
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
        rules.apply(draft).stream()
            .filter(this::isJudged)
            .map(this::fault)
            .filter(this::isNew)
            .toList();
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

  /// A validity whose end cannot be read is not an open one.
  private boolean isJudged(KpiRule.Breach breach) {
    return breach.rule() != KpiRule.LATER_VERSIONS_KEEP_THEIR_YEARS
        || !body.faulty().contains("validTo");
  }

  /// Whether nothing at the place was refused already. A rule about all components is told only if
  /// all of them are known.
  private boolean isNew(Problem.Fault fault) {
    return faults().stream().noneMatch(known -> known.pointer().equals(fault.pointer()))
        && (everyIndicatorIsRead || !fault.pointer().equals("/components"));
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
    if (items.size() > MOST_COMPONENTS) {
      body.fault(
          "components", "TOO_MANY", "多すぎます / too many", MethodReading.atMost(MOST_COMPONENTS));
      return List.of();
    }
    for (int i = 0; i < items.size(); i++) {
      BodyReader item = items.get(i);
      if (!item.requireObject()) {
        everyIndicatorIsRead = false;
        continue;
      }
      item.onlyKnows(Set.of("indicator", "weight"));
      Optional<IndicatorCode> indicator = item.code("indicator", IndicatorCode::new);
      BigDecimal weight = item.decimal("weight");
      if (indicator.isPresent()) {
        // A weight that cannot be read has its fault, and keeps no rule about the indicator back.
        components.add(new Component(indicator.get(), weight == null ? BigDecimal.ONE : weight));
        places.add(i);
      } else {
        everyIndicatorIsRead = false;
        if (weight != null && weight.signum() < 0) {
          KpiRule rule = KpiRule.WEIGHTS_ARE_NOT_NEGATIVE;
          item.fault("weight", rule.name(), rule.message(), rule.expected());
        }
      }
    }
    return components;
  }
}
