package dxpulse.ingestion.edge;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.ingestion.draft.Draft;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one item of a submission, or finds everything that is wrong with it.
public final class DraftReader {
  private static final int LONGEST_NOTE = 2000;

  private final BodyReader body;

  public DraftReader(JsonNode item, String pointer) {
    body = BodyReader.at(item, pointer);
  }

  public List<Problem.Fault> faults() {
    return body.faults();
  }

  public Optional<Draft> draft() {
    if (!body.node().isObject()) {
      body.fault("", "NOT_AN_OBJECT", "オブジェクトで書いてください / must be an object", "{…}");
      return Optional.empty();
    }
    Optional<IndicatorCode> indicator = body.code("indicator", IndicatorCode::new);
    Optional<Period> period = body.period("period");
    AreaCode area = body.has("area") ? body.code("area", AreaCode::new).orElse(null) : null;
    BigDecimal value = body.decimal("value");
    BigDecimal numerator = body.decimal("numerator");
    BigDecimal denominator = body.decimal("denominator");
    String stage = body.text("stage");
    ValueStatus status = body.oneOf("status", ValueStatus.class);
    boolean sample = body.flag("sample");
    String note = shortText("note");
    String reference = shortText("reference");
    if (!faults().isEmpty() || indicator.isEmpty() || period.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Draft(
            indicator.get(),
            area,
            period.get(),
            value,
            numerator,
            denominator,
            stage,
            status == null ? ValueStatus.FINAL : status,
            sample,
            note,
            reference));
  }

  private @Nullable String shortText(String name) {
    String text = body.text(name);
    if (text != null && text.length() > LONGEST_NOTE) {
      body.fault(name, "TEXT_TOO_LONG", "長すぎます / too long", "at most 2000 characters");
    }
    return text;
  }
}
