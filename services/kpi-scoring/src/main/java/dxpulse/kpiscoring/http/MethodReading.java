package dxpulse.kpiscoring.http;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.TargetForm;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.kpiscoring.whatif.Proposal;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what a proposal says of an indicator's method: a target, a baseline, a normalisation. What
/// cannot be read is absent, and its fault is noted.
final class MethodReading {
  // The bounds of the catalogue of indicators.
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_WORD = 100;
  private static final int MOST_STAGES = 50;
  static final int MOST_TARGETS = 50;

  private MethodReading() {}

  static @Nullable Target target(BodyReader item) {
    item.onlyKnows(Set.of("period", "value", "upper", "form", "text"));
    Period period = item.period("period").orElse(null);
    BigDecimal value = item.decimal("value");
    BigDecimal upper = item.decimal("upper");
    TargetForm form = item.oneOf("form", TargetForm.class);
    LocalizedText text = item.localized("text", LONGEST_NAME);
    boolean isWhole = period != null;
    if (!item.has("value") && form != TargetForm.IMPROVE) {
      item.missing("value");
      isWhole = false;
    }
    if (item.has("value") && form == TargetForm.IMPROVE) {
      item.fault(
          "value", "IMPROVE_HAS_NO_NUMBER", "数値のない目標です / IMPROVE has no number", "値なし / no value");
      isWhole = false;
    }
    if (item.has("upper") != (form == TargetForm.RANGE)) {
      if (item.has("upper")) {
        item.fault("upper", "ONLY_A_RANGE_HAS_TWO_ENDS", "上限は範囲の目標だけです / only a RANGE", "RANGE");
      } else {
        item.missing("upper");
      }
      isWhole = false;
    }
    boolean isRead =
        (value != null || !item.has("value"))
            && (upper != null || !item.has("upper"))
            && (form != null || !item.has("form"))
            && (text != null || !item.has("text"));
    return isWhole && isRead && period != null
        ? new Target(period, value, upper, form, text)
        : null;
  }

  static Proposal.@Nullable Baseline baseline(BodyReader map, String name) {
    if (map.node().path(name).isObject()) {
      BodyReader inner = map.inner(name);
      inner.onlyKnows(Set.of("period", "value"));
      Period period = inner.period("period").orElse(null);
      BigDecimal value = inner.decimal("value");
      if (value == null && !inner.has("value")) {
        inner.missing("value");
      }
      return period == null || value == null
          ? null
          : new Proposal.Baseline.Dated(new DatedValue(period, value));
    }
    BigDecimal level = map.decimal(name);
    if (level == null && !map.has(name)) {
      map.missing(name);
    }
    return level == null ? null : new Proposal.Baseline.Level(level);
  }

  static @Nullable Normalisation normalisation(BodyReader map, String name) {
    BodyReader inner = map.inner(name);
    if (!inner.node().isObject()) {
      if (inner.node().isNull()) {
        map.missing(name);
      }
      return null;
    }
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
        inner.fault("stages", "TOO_MANY", "多すぎます / too many", atMost(MOST_STAGES));
      }
      if (names(table).stream().anyMatch(stage -> stage.length() > LONGEST_WORD)) {
        inner.fault(
            "stages",
            "TEXT_TOO_LONG",
            "段階の名が長すぎます / the name of a stage is too long",
            "%1$d文字まで / at most %1$d characters".formatted(LONGEST_WORD));
      }
      for (String stage : names(table)) {
        BigDecimal score = table.decimal(stage);
        if (score != null) {
          stages.put(stage, score);
        } else if (!table.has(stage)) {
          table.missing(stage);
        }
      }
    }
    BigDecimal lower = inner.decimal("lower");
    BigDecimal upper = inner.decimal("upper");
    return method == null ? null : new Normalisation(method, lower, upper, stages);
  }

  static List<String> names(BodyReader map) {
    return map.node().isObject() ? List.copyOf(map.node().propertyNames()) : List.of();
  }

  static Optional<IndicatorCode> code(String text) {
    try {
      return Optional.of(new IndicatorCode(text));
    } catch (IllegalArgumentException notACode) {
      return Optional.empty();
    }
  }

  /// The indicator that an item is about, if it is defined.
  static Optional<IndicatorCode> indicator(
      BodyReader item, Map<IndicatorCode, IndicatorDefined> indicators) {
    Optional<IndicatorCode> code = item.code("indicator", IndicatorCode::new);
    if (code.isPresent() && !indicators.containsKey(code.get())) {
      unknown(item, "indicator");
      return Optional.empty();
    }
    return code;
  }

  static void notAComponent(BodyReader at, String member, Set<IndicatorCode> composed) {
    at.fault(
        member,
        "NOT_A_COMPONENT",
        "このKPIの構成要素ではありません / not a component of this KPI",
        codes(composed));
  }

  static void unknown(BodyReader at, String member) {
    at.fault(
        member,
        "UNKNOWN_INDICATOR",
        "指標が登録されていません / the indicator is not in the catalogue",
        "登録されている指標 / an indicator that is defined");
  }

  static String atMost(int most) {
    return "%1$d件まで / at most %1$d".formatted(most);
  }

  static String codes(Set<IndicatorCode> known) {
    return String.join(", ", known.stream().map(IndicatorCode::value).sorted().toList());
  }
}
