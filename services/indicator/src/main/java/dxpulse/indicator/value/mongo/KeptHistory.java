package dxpulse.indicator.value.mongo;

import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded.Outcome;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.indicator.value.ValueHistory;
import dxpulse.indicator.value.ValueHistory.Confirmation;
import dxpulse.indicator.value.ValueKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import tools.jackson.core.type.TypeReference;

/// A history as documents: a head, which says what there is, and a part for each entry and each
/// listed repeat. So a value that was revised ten thousand times costs no more than one that is
/// new, and no document grows.
///
/// Earlier builds kept everything within the head; what they kept is read from there, and what
/// comes after it has parts.
final class KeptHistory {
  static final String TAKEN = "taken";
  static final String NEEDED = "needed";
  static final String NEWEST = "newest";
  static final String REPEATS = "repeats";
  static final String CONFIRMED_AT = "confirmedAt";
  static final String BODY = "body";

  /// Where earlier builds kept entries.
  static final String WITHIN = "entries";

  private static final String REPEATS_WITHIN = "confirmed";

  // All in one text: so they were kept before a repeat told who sent it.
  private static final String REPEATS_AS_TEXT = "confirmedBy";
  private static final TypeReference<List<Confirmation>> CONFIRMATIONS = new TypeReference<>() {};
  private static final String ENTRY = "|e";
  private static final String REPEAT = "|r";
  // Places have as many digits each, so that they sort.
  private static final int PLACES = 1_000_000_000;
  private static final int PART_LENGTH = part("", ENTRY, 0).length();

  private final Document head;
  private final String id;
  private final NavigableMap<Integer, ValueHistory.Entry> entries = new TreeMap<>();
  private final NavigableMap<Integer, Confirmation> repeats = new TreeMap<>();
  private final int entriesWithin;
  private final int taken;
  private final int timesRepeated;

  private record Kept(
      ObservationSubmitted observation, Outcome outcome, int revision, Instant recordedAt) {
    ValueHistory.Entry at(int place) {
      return new ValueHistory.Entry(place, observation, outcome, revision, recordedAt);
    }
  }

  KeptHistory(Document head) {
    this.head = head;
    this.id = head.getString("_id");
    head.get(WITHIN, new Document())
        .forEach((place, text) -> {
          int number = Integer.parseInt(place);
          entries.put(number, read((String) text, Kept.class).at(number));
        });
    entriesWithin = entries.size();
    String all = head.getString(REPEATS_AS_TEXT);
    if (all != null) {
      WireFormat.mapper()
          .readValue(all, CONFIRMATIONS)
          .forEach(repeat -> repeats.put(repeats.size(), repeat));
    }
    head.get(REPEATS_WITHIN, new Document())
        .forEach((place, text) ->
            repeats.put(Integer.parseInt(place), read((String) text, Confirmation.class)));
    taken = head.getInteger(TAKEN, entriesWithin);
    timesRepeated = head.getInteger(REPEATS, repeats.size());
  }

  static String idOf(ValueKey key) {
    return key.toString();
  }

  static String idOf(ValueKey key, ValueHistory.Entry entry) {
    return part(key.toString(), ENTRY, entry.place());
  }

  static String idOfRepeat(ValueKey key, int place) {
    return part(key.toString(), REPEAT, place);
  }

  static byte[] body(ValueHistory.Entry entry) {
    return WireFormat.mapper()
        .writeValueAsBytes(
            new Kept(entry.observation(), entry.outcome(), entry.revision(), entry.recordedAt()));
  }

  static byte[] body(Confirmation repeat) {
    return WireFormat.mapper().writeValueAsBytes(repeat);
  }

  /// The head that a document belongs to: itself, or that of which it is a part.
  static String headOf(String id) {
    int end = Math.max(0, id.length() - PART_LENGTH);
    return id.startsWith(ENTRY, end) || id.startsWith(REPEAT, end) ? id.substring(0, end) : id;
  }

  /// The parts that a whole history has beside what is within the head.
  Stream<String> parts() {
    int listed = Math.max(0, timesRepeated - ValueHistory.MOST_CONFIRMATIONS);
    return Stream.concat(
        IntStream.range(entriesWithin, taken).mapToObj(place -> part(id, ENTRY, place)),
        IntStream.range(listed, timesRepeated)
            .filter(place -> !repeats.containsKey(place))
            .mapToObj(place -> part(id, REPEAT, place)));
  }

  /// The parts that a shortened history has beside what is within the head.
  Stream<String> neededParts() {
    return head.getList(NEEDED, Integer.class, List.of()).stream()
        .filter(place -> place >= entriesWithin)
        .map(place -> part(id, ENTRY, place));
  }

  /// Adds a part, if the head knows of it already.
  void add(Document part) {
    String rest = part.getString("_id").substring(id.length());
    int place = Integer.parseInt(rest.substring(ENTRY.length()));
    byte[] body = part.get(BODY, Binary.class).getData();
    if (rest.startsWith(REPEAT)) {
      if (place < timesRepeated) {
        repeats.put(place, WireFormat.mapper().readValue(body, Confirmation.class));
      }
    } else if (place < taken) {
      entries.put(place, WireFormat.mapper().readValue(body, Kept.class).at(place));
    }
  }

  /// The history of what was added and of what is within the head.
  ValueHistory history() {
    List<Confirmation> listed = new ArrayList<>(repeats.values());
    int unlisted = Math.max(0, listed.size() - ValueHistory.MOST_CONFIRMATIONS);
    return new ValueHistory(
        ValueKey.parse(id),
        taken,
        List.copyOf(entries.values()),
        listed.subList(unlisted, listed.size()),
        timesRepeated,
        newest(),
        Instant.parse(head.getString(CONFIRMED_AT)));
  }

  private String newest() {
    String known = head.getString(NEWEST);
    return known != null
        ? known
        : Stream.concat(
                entries.values().stream().map(entry -> entry.observation().observationId()),
                repeats.values().stream().map(Confirmation::observationId))
            .max(String::compareTo)
            .orElse("");
  }

  private static <T> T read(String text, Class<T> type) {
    return WireFormat.mapper().readValue(text, type);
  }

  private static String part(String id, String kind, int place) {
    return id + kind + Integer.toString(PLACES + place).substring(1);
  }
}
