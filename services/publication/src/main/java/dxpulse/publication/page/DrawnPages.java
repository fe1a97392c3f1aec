package dxpulse.publication.page;

import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Pages that are drawn already, each until its board, or what else it shows, changes. Those that
/// were not asked for the longest leave first.
public final class DrawnPages {
  private final Map<Object, Drawn> drawn;

  private record Place(BoardKey key, Asked asked) {}

  private record Drawn(long edition, Sheet sheet) {}

  /// A page ready to send.
  ///
  /// @param tag its entity tag, which changes with the content; weak, because it is sent plain and
  ///   packed
  public record Sheet(byte[] html, String tag) {
    public static Sheet of(String html) {
      return new Sheet(html.getBytes(StandardCharsets.UTF_8), "W/\"" + Assets.tag(html) + "\"");
    }
  }

  public DrawnPages(int most) {
    drawn =
        Collections.synchronizedMap(
            new LinkedHashMap<>(16, 0.75f, true) {
              @Override
              protected boolean removeEldestEntry(Map.Entry<Object, Drawn> eldest) {
                return size() > most;
              }
            });
  }

  /// The page of a board, drawn only when it is not here in this edition. A board that changes
  /// while it is being drawn has a newer edition at the next look, and so is drawn again.
  ///
  /// @param drawing has nothing when the board has no figures
  public Optional<Sheet> find(
      BoardReader.Standing standing, Asked asked, Supplier<Optional<String>> drawing) {
    return find(new Place(standing.key(), asked), standing.edition(), drawing);
  }

  /// The page at a place that is no board's.
  ///
  /// @param place what the page is drawn by, which says when two are one
  /// @param edition of all that it shows
  public Optional<Sheet> find(Object place, long edition, Supplier<Optional<String>> drawing) {
    @Nullable Drawn known = drawn.get(place);
    if (known != null && known.edition() == edition) {
      return Optional.of(known.sheet());
    }
    Optional<Sheet> fresh = drawing.get().map(Sheet::of);
    fresh.ifPresent(sheet -> drawn.put(place, new Drawn(edition, sheet)));
    return fresh;
  }
}
