package dxpulse.indicator.catalogue.http;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.TargetForm;
import dxpulse.contracts.types.TargetPath;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.indicator.catalogue.Breach;
import dxpulse.indicator.catalogue.DefinitionRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the body of `PUT /api/indicators/{code}` into a draft, or finds everything that is wrong
/// with it. What was read may be sent back: what the service itself adds to a definition is passed
/// over.
final class IndicatorBody {
  private static final int MOST_DECIMALS = 6;
  private static final int MOST_TARGETS = 50;
  private static final int MOST_STAGES = 50;
  private static final int LONGEST_WORD = 100;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 2000;
  private static final Set<String> MEMBERS =
      Set.of(
          "name",
          "definition",
          "unit",
          "decimals",
          "direction",
          "accumulation",
          "frequency",
          "baseline",
          "targets",
          "targetPath",
          "normalisation",
          "sample",
          "department",
          "sourceStatistic",
          "validFrom",
          "validTo",
          "reason",
          "version");
  private static final Set<String> ADDED_BY_THE_SERVICE =
      Set.of("code", "versions", "changedBy", "changedAt", "reference", "unitName", "unitOne");

  private final BodyReader body;
  private @Nullable Integer madeFrom;

  IndicatorBody(JsonNode json) {
    body = new BodyReader(json);
  }

  List<Problem.Fault> faults() {
    return body.faults();
  }

  /// The number of the version that the draft was made from, once it is read; absent when the body
  /// does not say it.
  @Nullable Integer madeFrom() {
    return madeFrom;
  }

  /// The draft, if every member could be read and no rule is broken.
  Optional<Version> draft(String changedBy, Instant at) {
    if (!body.requireObject()) {
      return Optional.empty();
    }
    body.onlyKnows(MEMBERS, ADDED_BY_THE_SERVICE);
    madeFrom = body.integer("version", 1, Integer.MAX_VALUE);
    LocalizedText name = required("name", body.localized("name", LONGEST_NAME));
    String unit = body.requiredText("unit", LONGEST_WORD).orElse("");
    Integer decimals = body.integer("decimals", 0, MOST_DECIMALS);
    Direction direction = required("direction", body.oneOf("direction", Direction.class));
    Accumulation accumulation =
        required("accumulation", body.oneOf("accumulation", Accumulation.class));
    Frequency frequency = required("frequency", body.oneOf("frequency", Frequency.class));
    DatedValue baseline = body.has("baseline") ? dated(body.inner("baseline")) : null;
    List<Target> targets = new ArrayList<>();
    List<BodyReader> dated = body.items("targets");
    if (dated.size() > MOST_TARGETS) {
      body.fault(
          "targets",
          "TOO_MANY",
          "多すぎます / too many",
          MOST_TARGETS + "件まで / at most " + MOST_TARGETS);
    }
    for (BodyReader each : dated) {
      Target target = target(each);
      if (target != null) {
        targets.add(target);
      }
    }
    TargetPath path = body.oneOf("targetPath", TargetPath.class);
    Normalisation normalisation = normalisation(direction);
    String department = body.requiredText("department", LONGEST_WORD).orElse("");
    FiscalYear validFrom = required("validFrom", body.fiscalYear("validFrom"));
    LocalizedText definition = body.localized("definition", LONGEST_TEXT);
    boolean sample = body.flag("sample");
    String sourceStatistic = body.text("sourceStatistic", LONGEST_TEXT);
    FiscalYear validTo = body.fiscalYear("validTo");
    String reason = body.text("reason", LONGEST_TEXT);
    // What could not be read has a stand-in here, and a fault: no rule that needs it is asked.
    Version draft =
        new Version(
            0,
            name == null ? new LocalizedText("－", null) : name,
            definition,
            unit,
            decimals == null ? 0 : decimals,
            direction == null ? Direction.HIGHER_IS_BETTER : direction,
            accumulation == null ? Accumulation.STOCK : accumulation,
            frequency == null ? Frequency.YEAR : frequency,
            baseline,
            targets,
            path == null ? TargetPath.STEP : path,
            normalisation,
            sample,
            department,
            sourceStatistic,
            validFrom == null ? FiscalYear.containing(Period.EARLIEST) : validFrom,
            validTo,
            reason,
            changedBy,
            at);
    for (Breach breach : DefinitionRule.breachesOf(draft, body.faulty())) {
      faults()
          .add(
              new Problem.Fault(
                  breach.pointer(),
                  breach.rule().name(),
                  breach.message(),
                  breach.value(),
                  breach.expected()));
    }
    return faults().isEmpty() ? Optional.of(inOrder(draft)) : Optional.empty();
  }

  /// With the targets by date. Until then they stand as in the body, so that pointers are right.
  private static Version inOrder(Version v) {
    return new Version(
        v.version(),
        v.name(),
        v.definition(),
        v.unit(),
        v.decimals(),
        v.direction(),
        v.accumulation(),
        v.frequency(),
        v.baseline(),
        v.targets().stream().sorted(Comparator.comparing(Target::period)).toList(),
        v.targetPath(),
        v.normalisation(),
        v.sample(),
        v.department(),
        v.sourceStatistic(),
        v.validFrom(),
        v.validTo(),
        v.reason(),
        v.changedBy(),
        v.changedAt());
  }

  private <T> @Nullable T required(String member, @Nullable T value) {
    if (value == null && !body.has(member)) {
      body.missing(member);
    }
    return value;
  }

  private static @Nullable DatedValue dated(BodyReader reader) {
    reader.onlyKnows(Set.of("period", "value"));
    Period period = reader.period("period").orElse(null);
    BigDecimal value = reader.decimal("value");
    if (value == null && !reader.has("value")) {
      reader.missing("value");
    }
    return period == null || value == null ? null : new DatedValue(period, value);
  }

  /// Which members a target needs depends on its form: that is a rule's business.
  private static @Nullable Target target(BodyReader reader) {
    reader.onlyKnows(Set.of("period", "value", "upper", "form", "text"));
    Period period = reader.period("period").orElse(null);
    BigDecimal value = reader.decimal("value");
    BigDecimal upper = reader.decimal("upper");
    TargetForm form = reader.oneOf("form", TargetForm.class);
    LocalizedText text = reader.localized("text", LONGEST_NAME);
    return period == null ? null : new Target(period, value, upper, form, text);
  }

  private Normalisation normalisation(@Nullable Direction direction) {
    if (!body.has("normalisation")) {
      return new Normalisation(
          direction == Direction.LOWER_IS_BETTER
              ? NormalisationMethod.DISTANCE
              : NormalisationMethod.RATIO,
          null,
          null,
          null);
    }
    BodyReader inner = body.inner("normalisation");
    inner.onlyKnows(Set.of("method", "lower", "upper", "stages"));
    NormalisationMethod method = inner.oneOf("method", NormalisationMethod.class);
    if (method == null && !inner.has("method")) {
      inner.missing("method");
    }
    Map<String, BigDecimal> stages = null;
    if (inner.has("stages")) {
      BodyReader table = inner.inner("stages");
      stages = new LinkedHashMap<>();
      if (table.node().size() > MOST_STAGES) {
        inner.fault(
            "stages", "TOO_MANY", "多すぎます / too many", MOST_STAGES + "件まで / at most " + MOST_STAGES);
      }
      for (String stage : table.node().propertyNames()) {
        if (stage.length() > LONGEST_WORD) {
          inner.fault(
              "stages",
              "TEXT_TOO_LONG",
              "段階の名が長すぎます / the name of a stage is too long",
              "%1$d文字まで / at most %1$d characters".formatted(LONGEST_WORD));
        }
        BigDecimal score = table.decimal(stage);
        if (score == null && !table.has(stage)) {
          table.missing(stage);
        } else if (score != null) {
          stages.put(stage, score);
        }
      }
    }
    return new Normalisation(
        method == null ? NormalisationMethod.RATIO : method,
        inner.decimal("lower"),
        inner.decimal("upper"),
        stages);
  }
}
