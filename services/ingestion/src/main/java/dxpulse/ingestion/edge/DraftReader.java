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
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads one item of a submission, or finds everything that is wrong with it.
public final class DraftReader {
  private static final int LONGEST_NOTE = 2000;
  private static final Set<String> MEMBERS =
      Set.of(
          "indicator",
          "area",
          "period",
          "value",
          "numerator",
          "denominator",
          "stage",
          "status",
          "sample",
          "note",
          "reference");

  private final BodyReader body;

  public DraftReader(JsonNode item, String pointer) {
    body = BodyReader.at(item, pointer);
  }

  public List<Problem.Fault> faults() {
    return body.faults();
  }

  /// The figure, if all of it could be read.
  public Optional<Draft> draft() {
    return sketch().filter(complete -> faults().isEmpty());
  }

  /// Members that could not be read.
  public Set<String> unread() {
    return body.faulty();
  }

  /// The figure as far as it could be read, with stand-ins for the rest; nothing when the item is
  /// no object. To be asked once.
  public Optional<Draft> sketch() {
    if (!body.requireObject()) {
      return Optional.empty();
    }
    body.onlyKnows(MEMBERS);
    Optional<IndicatorCode> indicator = body.code("indicator", IndicatorCode::new);
    Optional<Period> period = body.period("period");
    AreaCode area = body.has("area") ? body.code("area", AreaCode::new).orElse(null) : null;
    BigDecimal value = body.decimal("value");
    BigDecimal numerator = body.decimal("numerator");
    BigDecimal denominator = body.decimal("denominator");
    String stage = body.text("stage", LONGEST_NOTE);
    ValueStatus status = body.oneOf("status", ValueStatus.class);
    boolean sample = body.flag("sample");
    String note = body.text("note", LONGEST_NOTE);
    String reference = body.text("reference", LONGEST_NOTE);
    return Optional.of(
        new Draft(
            indicator.orElse(Draft.UNREAD_INDICATOR),
            area,
            period.orElse(Draft.UNREAD_PERIOD),
            value,
            numerator,
            denominator,
            stage,
            status == null ? ValueStatus.FINAL : status,
            sample,
            note,
            reference));
  }
}
