package dxpulse.ingestion.round.http;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.ingestion.round.Round.Asked;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what a round asks for.
final class RoundBody {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{7,63}");
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_NOTE = 4000;
  private static final int MOST_INDICATORS = 500;
  private static final int MOST_REMINDERS = 12;
  private static final int FARTHEST = 60;

  private final BodyReader body;

  RoundBody(JsonNode json) {
    body = new BodyReader(json);
  }

  List<Problem.Fault> faults() {
    return body.faults();
  }

  /// The id that the caller gave, so that the same opening sent twice opens one round.
  @Nullable String id() {
    String id = body.text("id");
    if (id != null && !ID.matcher(id).matches()) {
      body.fault("id", "NOT_AN_ID", "IDの形ではありません / not an id", "8 to 64 of a-z, 0-9 and -");
    }
    return id;
  }

  /// The version that the caller has seen.
  @Nullable Integer version() {
    Integer version = body.integer("version", 1, Integer.MAX_VALUE);
    if (version == null && !body.has("version")) {
      body.missing("version");
    }
    return version;
  }

  Optional<Asked> asked() {
    if (!body.requireObject()) {
      return Optional.empty();
    }
    body.onlyKnows(
        Set.of("id", "version", "title", "period", "indicators", "due", "reminderDays", "note"));
    LocalizedText title = body.localized("title", LONGEST_TITLE);
    if (title == null && !body.has("title")) {
      body.missing("title");
    }
    Optional<Period> period = body.period("period");
    List<IndicatorCode> indicators = indicators();
    Optional<LocalDate> due = due();
    List<Integer> reminders = reminders();
    String note = body.text("note", LONGEST_NOTE);
    if (!body.faults().isEmpty() || title == null || period.isEmpty() || due.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Asked(
            title,
            period.get(),
            indicators,
            due.get(),
            reminders,
            note == null || note.isBlank() ? null : note.strip()));
  }

  private List<IndicatorCode> indicators() {
    JsonNode node = body.node().path("indicators");
    Set<IndicatorCode> codes = new LinkedHashSet<>();
    if (node.isMissingNode() || node.isNull()) {
      body.missing("indicators");
      return List.of();
    }
    if (!node.isArray() || node.size() > MOST_INDICATORS) {
      body.fault(
          "indicators",
          "NOT_A_LIST_OF_CODES",
          "指標コードを並べてください / must be a list of codes",
          "up to " + MOST_INDICATORS + " codes");
      return List.of();
    }
    for (int at = 0; at < node.size(); at++) {
      int index = at;
      String text = node.get(at).isString() ? node.get(at).asString() : node.get(at).toString();
      try {
        if (!codes.add(new IndicatorCode(text))) {
          fault(index, text, "REPEATED_CODE", "同じ指標が2回あります / the same indicator twice", null);
        }
      } catch (IllegalArgumentException refused) {
        fault(index, text, "NOT_A_CODE", "コードの形ではありません / not a code", refused.getMessage());
      }
    }
    return List.copyOf(codes);
  }

  private void fault(
      int index, String value, String code, String message, @Nullable String expected) {
    body.faults().add(new Problem.Fault("/indicators/" + index, code, message, value, expected));
  }

  private Optional<LocalDate> due() {
    return body.requiredText("due")
        .flatMap(text -> {
          try {
            return Optional.of(LocalDate.parse(text));
          } catch (DateTimeParseException refused) {
            body.fault("due", "NOT_A_DAY", "日付として読めません / not a day", "2026-04-30");
            return Optional.empty();
          }
        });
  }

  private List<Integer> reminders() {
    JsonNode node = body.node().path("reminderDays");
    if (node.isMissingNode() || node.isNull()) {
      return Asked.USUAL_REMINDERS;
    }
    Set<Integer> days = new TreeSet<>();
    boolean sound = node.isArray() && node.size() <= MOST_REMINDERS;
    for (JsonNode day : node) {
      if (day.isIntegralNumber() && day.canConvertToInt() && Math.abs(day.intValue()) <= FARTHEST) {
        days.add(day.intValue());
      } else {
        sound = false;
      }
    }
    if (!sound) {
      body.fault(
          "reminderDays",
          "NOT_REMINDER_DAYS",
          "期限からの日数を並べてください / must be days counted from the due date",
          "up to %d whole numbers from -%d to %d, e.g. [-7, -1, 0, 1, 7]"
              .formatted(MOST_REMINDERS, FARTHEST, FARTHEST));
    }
    return List.copyOf(days);
  }
}
