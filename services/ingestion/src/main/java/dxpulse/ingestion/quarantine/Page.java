package dxpulse.ingestion.quarantine;

import dxpulse.ingestion.submission.WaitingRoom.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A part of the quarantine, how much there is, and by what it can be narrowed down.
///
/// @param total how many there are of what was asked for
/// @param next how many are passed over to come to the next part; absent after the last
/// @param causes of everything that the caller may see
public record Page(List<Waiting> shown, int total, @Nullable Integer next, Causes causes) {
  public Page {
    shown = List.copyOf(shown);
  }

  /// How often each cause is there, by its name.
  ///
  /// @param words for the codes of the reasons; Japanese, then English
  /// @param times when what the feed sent that is asked for came, the newest first; none without
  ///   one
  public record Causes(
      Map<String, Integer> reasons,
      Map<String, String> words,
      Map<String, Integer> feeds,
      Map<String, Integer> files,
      Map<String, Integer> times) {}

  /// Looks at one ticket after the other, and remembers those of one page.
  static final class Turning {
    private static final int MOST_TIMES = 200;

    private final Waiting.Search search;
    private final int from;
    private final int limit;
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final Map<String, String> words = new TreeMap<>();
    private final Map<String, Integer> feeds = new TreeMap<>();
    private final Map<String, Integer> files = new TreeMap<>();
    private final Map<Instant, Integer> times = new TreeMap<>(Comparator.reverseOrder());
    private final List<Ticket> tickets = new ArrayList<>();
    private int total;

    Turning(Waiting.Search search, int from, int limit) {
      this.search = search;
      this.from = from;
      this.limit = limit;
    }

    void look(Ticket ticket) {
      ticket
          .reasons()
          .forEach((code, message) -> {
            count(code, reasons);
            words.putIfAbsent(code, message);
          });
      count(ticket.feed(), feeds);
      count(ticket.file(), files);
      if (search.feed() != null && search.feed().equals(ticket.feed())) {
        var _ = times.merge(ticket.since(), 1, Integer::sum);
      }
      if (search.finds(ticket)) {
        if (total >= from && tickets.size() < limit) {
          tickets.add(ticket);
        }
        total++;
      }
    }

    private static void count(@Nullable String name, Map<String, Integer> counts) {
      if (name != null) {
        var _ = counts.merge(name, 1, Integer::sum);
      }
    }

    List<Ticket> tickets() {
      return tickets;
    }

    int total() {
      return total;
    }

    /// @param gone how many of the tickets waited no more: the next page begins so much earlier
    Page with(List<Waiting> shown, int gone) {
      int passed = from + tickets.size() - gone;
      int left = total - gone;
      return new Page(
          shown,
          left,
          tickets.isEmpty() || passed >= left ? null : passed,
          new Causes(reasons, words, feeds, files, newest()));
    }

    private Map<String, Integer> newest() {
      Map<String, Integer> newest = new LinkedHashMap<>();
      times.entrySet().stream()
          .limit(MOST_TIMES)
          .forEach(time -> newest.put(time.getKey().toString(), time.getValue()));
      return newest;
    }
  }
}
