package dxpulse.ingestion.quarantine.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.edge.DraftReader;
import dxpulse.ingestion.edge.ObservationIds;
import dxpulse.ingestion.quarantine.Mend;
import dxpulse.ingestion.quarantine.Quarantine;
import dxpulse.ingestion.quarantine.Quarantine.Again;
import dxpulse.ingestion.quarantine.Quarantine.Item;
import dxpulse.ingestion.upload.Upload.RejectedRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Decides anew what waits in quarantine: as it was, with members of its own, or mended like many
/// others. The same item mended in the same way is the same observation.
final class SendAgain {
  private final Quarantine quarantine;

  SendAgain(Quarantine quarantine) {
    this.quarantine = quarantine;
  }

  /// Whether an item can be used now.
  sealed interface Tried {
    record Ready(ObservationSubmitted observation) implements Tried {}

    record Refused(List<Problem.Fault> faults) implements Tried {}
  }

  Tried asItWas(Item item, Caller caller, Instant now) {
    String id = ObservationIds.derived("quarantine", item.id(), "as-it-was").get();
    return switch (item) {
      case Item.Observation(var rejection) -> tried(quarantine.asItWas(rejection, id, caller, now));
      case Item.Row(var row) -> tried(quarantine.asItWas(row, id, caller, now));
      case Item.Figure(var figure) ->
          read(original(item), draft -> quarantine.asItWas(figure, draft, id, caller, now));
    };
  }

  /// What a person gives over what was there; null takes a member away.
  Tried mended(Item item, JsonNode given, byte[] content, Caller caller, Instant now) {
    String id =
        ObservationIds.derived("quarantine", item.id(), ObservationIds.fingerprint(content)).get();
    if (item instanceof Item.Row(var row)) {
      return mendedRow(row, given, id, caller, now);
    }
    ObjectNode whole = whole(item);
    given
        .properties()
        .forEach(member -> {
          if (member.getValue().isNull()) {
            whole.remove(member.getKey()); // even one that nobody knows
          } else {
            whole.set(member.getKey(), member.getValue());
          }
        });
    return read(whole, draft -> quarantine.mended(item, draft, id, caller, now));
  }

  /// A row keeps what its file says beside the figures, as the unit of its heading.
  private Tried mendedRow(RejectedRow row, JsonNode given, String id, Caller caller, Instant now) {
    Map<String, String> cells = new HashMap<>();
    List<Problem.Fault> faults = new ArrayList<>();
    given
        .properties()
        .forEach(member -> {
          if (RejectedRow.isMember(member.getKey())) {
            cells.put(member.getKey(), text(member.getValue()));
          } else {
            faults.add(
                new Problem.Fault(
                    "/" + member.getKey(),
                    "UNKNOWN_MEMBER",
                    "この項目はありません / there is no such member",
                    null,
                    null));
          }
        });
    return faults.isEmpty()
        ? tried(quarantine.asItWas(row.mended(cells), id, caller, now))
        : new Tried.Refused(faults);
  }

  private static String text(JsonNode cell) {
    return cell.isNull() ? "" : cell.asString("");
  }

  Tried mended(Item item, Mend mend, Caller caller, Instant now) {
    if (mend.isNothing()) {
      return asItWas(item, caller, now);
    }
    return item instanceof Item.Row row
        ? mendedRow(row, mend, caller, now)
        : mendedFigure(item, mend, caller, now);
  }

  /// A row is mended where it stands and read like any row.
  private Tried mendedRow(Item.Row item, Mend mend, Caller caller, Instant now) {
    Map<String, String> members = item.row().members();
    Map<String, String> cells = new HashMap<>(mend.of(members));
    for (String figure : Mend.FIGURES) {
      String cell = members.get(figure);
      if (cell != null && mend.factor() != null) {
        String scaled = mend.scaled(cell).orElse(null);
        if (scaled == null) {
          return noFigure(figure, cell);
        }
        cells.put(figure, scaled);
      }
    }
    String id = id(item, mend);
    return tried(quarantine.asItWas(item.row().with(cells), id, caller, now));
  }

  private Tried mendedFigure(Item item, Mend mend, Caller caller, Instant now) {
    ObjectNode whole = whole(item);
    Map<String, String> members = new HashMap<>();
    Mend.MEMBERS.forEach(member -> members.put(member, whole.path(member).asString("")));
    mend.of(members)
        .forEach((member, text) -> {
          if (text.isEmpty()) {
            whole.remove(member);
          } else if (!member.equals("unit")) { // a figure of its own says none
            whole.put(member, text);
          }
        });
    for (String figure : Mend.FIGURES) {
      JsonNode node = whole.path(figure);
      if (mend.factor() != null && !node.isMissingNode() && !node.isNull()) {
        if (!node.isNumber()) {
          return noFigure(figure, node.asString(""));
        }
        whole.put(figure, node.decimalValue().multiply(mend.factor()));
      }
    }
    String id = id(item, mend);
    return read(whole, draft -> quarantine.mended(item, draft, id, caller, now));
  }

  private static Tried noFigure(String member, String text) {
    return new Tried.Refused(
        List.of(
            new Problem.Fault(
                "/" + member,
                "NOT_A_NUMBER",
                "数値ではないため、単位を換算できません / is no number and cannot be converted",
                text,
                "12.3")));
  }

  private static String id(Item item, Mend mend) {
    String how = mend.factor() + new TreeMap<>(mend.changes()).toString();
    return ObservationIds.derived(
            "quarantine",
            item.id(),
            ObservationIds.fingerprint(how.getBytes(StandardCharsets.UTF_8)))
        .get();
  }

  private static ObjectNode whole(Item item) {
    return original(item) instanceof ObjectNode was ? was : HttpFormat.mapper().createObjectNode();
  }

  /// The figure as it was sent; a row has no such form.
  private static JsonNode original(Item item) {
    return switch (item) {
      case Item.Observation(var rejection) -> {
        ObservationSubmitted o = rejection.observation();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("indicator", o.indicator());
        members.put("area", o.area());
        members.put("period", o.period());
        members.put("value", o.value());
        members.put("numerator", o.numerator());
        members.put("denominator", o.denominator());
        members.put("stage", o.stage());
        members.put("status", o.status());
        members.put("sample", o.sample());
        members.put("note", o.note());
        members.put("reference", o.source().reference());
        yield HttpFormat.mapper().valueToTree(members);
      }
      case Item.Figure(var figure) -> {
        try {
          yield HttpFormat.mapper().readTree(figure.raw());
        } catch (JacksonException cut) {
          yield HttpFormat.mapper().createObjectNode();
        }
      }
      case Item.Row _ -> HttpFormat.mapper().createObjectNode();
    };
  }

  private static Tried read(JsonNode json, Function<Draft, Again> work) {
    DraftReader reader = new DraftReader(json, "");
    return reader
        .draft()
        .map(draft -> tried(work.apply(draft)))
        .orElseGet(() -> new Tried.Refused(reader.faults()));
  }

  private static Tried tried(Again again) {
    return switch (again) {
      case Again.Accepted(var observation) -> new Tried.Ready(observation);
      case Again.Refused(var refused) ->
          new Tried.Refused(
              refused.breaches().stream()
                  .map(breach ->
                      new Problem.Fault(
                          breach.pointer(),
                          breach.rule().name(),
                          breach.message(),
                          breach.value(),
                          breach.right()))
                  .toList());
      case Again.StillUnreadable(var errors) when errors.isEmpty() ->
          new Tried.Refused(
              List.of(
                  new Problem.Fault(
                      "/value",
                      "NO_FIGURE",
                      "値がありません。値を書くか、取り下げてください / no figure: give one, or discard it",
                      null,
                      "12.3")));
      case Again.StillUnreadable(var errors) ->
          new Tried.Refused(
              errors.stream()
                  .map(fault ->
                      new Problem.Fault(
                          "/" + fault.column(),
                          fault.code(),
                          fault.message(),
                          fault.value(),
                          fault.expected()))
                  .toList());
    };
  }
}
