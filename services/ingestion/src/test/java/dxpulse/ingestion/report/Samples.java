package dxpulse.ingestion.report;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.FiscalQuarter;
import dxpulse.ingestion.report.Workflow.Result;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// People of the department of agriculture and what they report.
public final class Samples {
  public static final OrganizationCode AOMORI = new OrganizationCode("020001");
  public static final Instant MONDAY = Instant.parse("2026-11-23T01:00:00Z");
  public static final Instant TUESDAY = Instant.parse("2026-11-24T01:00:00Z");
  public static final Caller SATO = person("sato", "agriculture", Role.CLERK);
  public static final Caller NARITA = person("narita", "agriculture", Role.APPROVER);
  public static final Caller OFFICE = person("office", "dx-promotion", Role.OFFICE);

  private Samples() {}

  /// A first report of an indicator.
  public static Report reported(String indicator, String value) {
    return moved(
        Workflow.submit(
            null,
            figure(SATO, indicator, indicator + value, value),
            null,
            "agriculture",
            SATO,
            MONDAY));
  }

  public static ObservationSubmitted figure(
      Caller by, String indicator, String id, @Nullable String value) {
    return new ObservationSubmitted(
        id,
        AOMORI,
        new IndicatorCode(indicator),
        AOMORI.asArea(),
        new FiscalQuarter(2026, 2),
        value == null ? null : new BigDecimal(value),
        null,
        null,
        null,
        ValueStatus.FINAL,
        false,
        null,
        Source.of(Source.Kind.ENTRY, "entry", null, by.id()),
        MONDAY);
  }

  public static Report moved(Result result) {
    if (result instanceof Result.Moved(Report report)) {
      return report;
    }
    throw new AssertionError(result);
  }

  public static Caller person(String id, String department, Role... roles) {
    return new Caller(id, id, AOMORI, department, Set.of(roles));
  }
}
