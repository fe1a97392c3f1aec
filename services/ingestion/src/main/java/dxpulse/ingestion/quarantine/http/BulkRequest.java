package dxpulse.ingestion.quarantine.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.wire.QueryReader;
import dxpulse.ingestion.quarantine.Mend;
import dxpulse.ingestion.quarantine.Mend.Change;
import dxpulse.ingestion.quarantine.Quarantine;
import dxpulse.ingestion.quarantine.Quarantine.Chosen;
import dxpulse.ingestion.quarantine.Waiting;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a person wants to be done with many things: with those that are named, or with all that
/// have a cause in common.
///
/// @param ids absent when they are chosen by what they have in common
/// @param from so many of those that have it in common are passed over: they were tried before
/// @param reason why they are discarded, or what was mended
record BulkRequest(
    @Nullable List<String> ids,
    Waiting.Search where,
    int from,
    Mend mend,
    @Nullable String reason) {
  private static final int MOST = 1000;
  private static final BigDecimal LARGEST_FACTOR = BigDecimal.valueOf(1_000_000_000);
  private static final Set<String> MEMBERS = Set.of("ids", "where", "from", "mend", "reason");
  private static final Set<String> NEVER_EMPTY = Set.of("indicator", "period");
  private static final Set<String> CAUSES = Set.of("reason", "feed", "file", "at");

  /// The body cannot be read as one.
  static final class NotAsExpected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAsExpected(String message) {
      super(message);
    }
  }

  /// What is meant, at most a thousand at once, the newest first.
  Chosen chosen(Quarantine quarantine, Caller caller) {
    return ids != null ? Chosen.named(ids) : quarantine.chosen(caller, where, from, MOST);
  }

  static BulkRequest of(JsonNode body) {
    only(body, MEMBERS, "");
    boolean named = body.has("ids");
    if (named == body.has("where")) {
      throw new NotAsExpected(
          "本文：idsかwhereのどちらか一方だけを書いてください / the body: either ids or where is expected");
    }
    JsonNode reason = body.path("reason");
    String why = reason.isString() && !reason.asString().isBlank() ? reason.asString() : null;
    if ((!reason.isMissingNode() && !reason.isNull() && why == null)
        || (why != null && why.length() > QuarantineController.LONGEST_REASON)) {
      throw new NotAsExpected(
          "reason：1から%d字で書いてください / reason: 1 to %d characters are expected"
              .formatted(QuarantineController.LONGEST_REASON, QuarantineController.LONGEST_REASON));
    }
    return new BulkRequest(
        named ? ids(body.get("ids")) : null,
        named ? Waiting.Search.ALL : where(body.get("where")),
        from(body.path("from"), named),
        body.has("mend") ? mend(body.get("mend")) : Mend.NOTHING,
        why == null ? null : why.strip());
  }

  private static List<String> ids(JsonNode node) {
    if (!node.isArray()
        || node.isEmpty()
        || node.size() > MOST
        || !node.valueStream().allMatch(JsonNode::isString)) {
      throw new NotAsExpected(
          "ids：文字列を1から%d個書いてください / ids: 1 to %d texts are expected".formatted(MOST, MOST));
    }
    return node.valueStream().map(JsonNode::asString).distinct().toList();
  }

  private static Waiting.Search where(JsonNode node) {
    only(node, CAUSES, "where/");
    if (node.isEmpty()) {
      throw new NotAsExpected(
          "where：%sのどれかを書いてください / where: one of %s is expected"
              .formatted(new TreeSet<>(CAUSES), new TreeSet<>(CAUSES)));
    }
    return new Waiting.Search(
        text(node, "reason"), text(node, "feed"), text(node, "file"), at(node), false);
  }

  private static @Nullable Instant at(JsonNode node) {
    String at = text(node, "at");
    try {
      return at == null ? null : QueryReader.instant("where/at", at);
    } catch (IllegalArgumentException refused) {
      throw new NotAsExpected(String.valueOf(refused.getMessage()));
    }
  }

  private static int from(JsonNode node, boolean named) {
    if (node.isMissingNode()) {
      return 0;
    }
    if (named || !node.isInt() || node.intValue() < 0) {
      throw new NotAsExpected(
          "from：whereとともに、0以上の整数を書いてください / from: 0 or more is expected, beside where");
    }
    return node.intValue();
  }

  private static Mend mend(JsonNode node) {
    Set<String> known = new TreeSet<>(Mend.MEMBERS);
    var _ = known.add("factor");
    only(node, known, "mend/");
    Map<String, Change> changes = new HashMap<>();
    for (String member : Mend.MEMBERS) {
      JsonNode change = node.path(member);
      if (change.isString()) {
        changes.put(member, new Change.ToAll(becomes(member, change)));
      } else if (change.isObject()) {
        Map<String, String> texts = new HashMap<>();
        change
            .properties()
            .forEach(pair -> texts.put(pair.getKey(), becomes(member, pair.getValue())));
        changes.put(member, new Change.OneForAnother(texts));
      } else if (!change.isMissingNode()) {
        throw new NotAsExpected(
            "mend/%s：すべてに当てる文字列か、置き換えの組（オブジェクト）を書いてください / mend/%s: a text for all, or an object of texts is expected"
                .formatted(member, member));
      }
    }
    return new Mend(changes, factor(node.path("factor")));
  }

  /// An empty text takes a member away, where a figure can do without it.
  private static String becomes(String member, JsonNode node) {
    String text = node.isString() ? node.asString().strip() : "";
    if (text.isEmpty() && (NEVER_EMPTY.contains(member) || !(node.isString() || node.isNull()))) {
      throw new NotAsExpected(
          "mend/%s：文字列を書いてください（空にできるのは地域・確度・単位だけ） / mend/%s: a text is expected (empty: of area, status and unit alone)"
              .formatted(member, member));
    }
    return text;
  }

  private static @Nullable BigDecimal factor(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isNumber()
        || node.decimalValue().signum() <= 0
        || node.decimalValue().compareTo(LARGEST_FACTOR) > 0
        || node.decimalValue().scale() > 9) {
      throw new NotAsExpected(
          "mend/factor：1000や0.001のような、0より大きい数を書いてください / mend/factor: a number above 0, such as 1000 or 0.001, is expected");
    }
    return node.decimalValue();
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode text = node.path(name);
    if (!text.isMissingNode() && !text.isString()) {
      throw new NotAsExpected(
          "where/%s：文字列を書いてください / where/%s: a text is expected".formatted(name, name));
    }
    return text.isString() ? text.asString() : null;
  }

  private static void only(JsonNode node, Set<String> known, String place) {
    if (!node.isObject()) {
      throw new NotAsExpected(
          "%s：オブジェクト（{…}）を書いてください / %s: an object is expected"
              .formatted(place.isEmpty() ? "本文" : place, place.isEmpty() ? "the body" : place));
    }
    node.properties()
        .forEach(member -> {
          if (!known.contains(member.getKey())) {
            throw new NotAsExpected(
                "%s%s：この項目はありません（%sのどれか） / %s%s: unknown (expected: %s)"
                    .formatted(
                        place,
                        member.getKey(),
                        new TreeSet<>(known),
                        place,
                        member.getKey(),
                        new TreeSet<>(known)));
          }
        });
  }
}
