package dxpulse.ingestion.report.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.edge.DraftReader;
import dxpulse.ingestion.report.Approvals.Wish;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.AcceptSubmission.Decision;
import dxpulse.ingestion.submission.SubmissionRule.Breach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads what the entry page sends: figures as a submission has them, or a reason for none, and the
/// version of the report that was looked at.
final class Wishes {
  private static final int LONGEST_REASON = 500;
  private static final int NEWEST = 1_000_000;
  private static final Set<String> OWN = Set.of("absence", "seen");

  private final AcceptSubmission acceptSubmission;
  private final Caller caller;
  private final Instant now;

  Wishes(AcceptSubmission acceptSubmission, Caller caller, Instant now) {
    this.acceptSubmission = acceptSubmission;
    this.caller = caller;
    this.now = now;
  }

  /// What an item asks for, or what is wrong with it.
  record Reading(@Nullable Wish wish, List<Problem.Fault> faults) {}

  Reading read(JsonNode item, String pointer, String id) {
    BodyReader own = BodyReader.at(item, pointer);
    if (!own.requireObject()) {
      return new Reading(null, own.faults());
    }
    String absence = own.text("absence", LONGEST_REASON);
    Integer seen = own.integer("seen", 0, NEWEST);
    ObjectNode figure = ((ObjectNode) item).deepCopy().remove(OWN);
    DraftReader reader = new DraftReader(figure, pointer);
    @Nullable Draft draft = reader.draft().orElse(null);
    List<Problem.Fault> faults = new ArrayList<>(own.faults());
    faults.addAll(reader.faults());
    if (draft == null || !faults.isEmpty()) {
      return new Reading(null, faults);
    }
    return absence == null || absence.isBlank()
        ? figure(draft, seen, pointer, id)
        : absence(draft, absence.strip(), seen, pointer, id);
  }

  private Reading figure(Draft draft, @Nullable Integer seen, String pointer, String id) {
    return switch (acceptSubmission.decide(draft, caller, Source.Kind.ENTRY, "entry", id, now)) {
      case Decision.Accepted(ObservationSubmitted observation) ->
          new Reading(new Wish(observation, null, seen), List.of());
      case Decision.Refused(var breaches) ->
          new Reading(null, breaches.stream().map(each -> located(pointer, each)).toList());
    };
  }

  /// Who may report that there is no figure is who may report one: the rules are asked with a
  /// stand-in that every indicator takes.
  private Reading absence(
      Draft draft, String reason, @Nullable Integer seen, String pointer, String id) {
    BodyReader body = BodyReader.at(HttpFormat.mapper().createObjectNode(), pointer);
    if (draft.value() != null
        || draft.numerator() != null
        || draft.denominator() != null
        || draft.stage() != null) {
      body.fault(
          "absence",
          "FIGURE_OR_REASON",
          "値と「値なし」は一緒に送れません / a figure, or a reason for none",
          "値のない理由だけ / a reason without a figure");
      return new Reading(null, body.faults());
    }
    Set<String> figures = Set.of("value", "numerator", "denominator", "stage");
    List<Problem.Fault> faults =
        acceptSubmission.breachesOf(draft, figures, caller, now).stream()
            .map(each -> located(pointer, each))
            .toList();
    if (!faults.isEmpty()) {
      return new Reading(null, faults);
    }
    ObservationSubmitted nothing =
        new ObservationSubmitted(
            id,
            caller.organization(),
            draft.indicator(),
            draft.area() == null ? caller.organization().asArea() : draft.area(),
            draft.period(),
            null,
            null,
            null,
            null,
            draft.status(),
            false,
            draft.note(),
            Source.of(Source.Kind.ENTRY, "entry", draft.reference(), caller.id()),
            now);
    return new Reading(new Wish(nothing, reason, seen), List.of());
  }

  static Problem.Fault located(String pointer, Breach breach) {
    return new Problem.Fault(
        pointer + breach.pointer(),
        breach.rule().name(),
        breach.message(),
        breach.value(),
        breach.right());
  }
}
