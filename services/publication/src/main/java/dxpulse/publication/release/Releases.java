package dxpulse.publication.release;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.AreaTables;
import dxpulse.publication.board.BoardView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Releases to look at, with what they froze. Reading a release may wait for the store.
public final class Releases {
  private static final int AT_HAND = 8;
  private static final int MOST_OFFERED = 24;
  private static final Comparator<Release> NEWEST_FIRST =
      Comparator.comparing(
              (Release release) -> release.publishedAt().orElse(null),
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Release::period)
          .thenComparing(Release::edition)
          .reversed();

  private static final Comparator<Release> BY_PERIOD =
      Comparator.comparing(Release::period).thenComparing(Release::edition);

  private final ReleaseStore store;
  private final BoardFiles format;
  private final LiveBoards live;
  private final Map<String, FrozenBoards> atHand =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FrozenBoards> eldest) {
          return size() > AT_HAND;
        }
      };

  public Releases(ReleaseStore store, BoardFiles format, LiveBoards live) {
    this.store = store;
    this.format = format;
    this.live = live;
  }

  /// A file is not what was frozen.
  public static final class Damaged extends RuntimeException {
    private static final long serialVersionUID = 1;

    Damaged(Release release, Content.Part part) {
      super(
          "リリース %sの%sがないか、公表した内容と異なります / release %s: %s is missing or not what was frozen"
              .formatted(release.id(), part.file(), release.id(), part.file()));
    }
  }

  /// All of them, for the office: what is still to be published first.
  public List<Release> all() {
    return store.all().stream().sorted(NEWEST_FIRST).toList();
  }

  /// Those that everybody may see, newest first.
  public List<Release> published() {
    return all().stream().filter(Release::isPublic).toList();
  }

  /// How many wait for the office to look at them: prepared, by the clock or by somebody, and
  /// neither published nor given a time.
  public long waiting() {
    return store.all().stream()
        .filter(release -> release.standing() instanceof Standing.Prepared)
        .count();
  }

  public Optional<Release> find(String id) {
    return store.find(id);
  }

  /// One that everybody may see.
  public Optional<Release> findPublic(String id) {
    return find(id).filter(Release::isPublic);
  }

  /// The newest edition of a period that counts.
  public Optional<Release> current(Period period) {
    return store.all().stream()
        .filter(release ->
            release.standing() instanceof Standing.Published && release.period().equals(period))
        .max(Comparator.comparing(Release::edition));
  }

  /// The newest periods of a kind that have ended and have figures, newest first.
  public List<Period> ended(Granularity kind, Instant now) {
    return live.periods(kind).stream()
        .filter(period -> ReleaseCalendar.hasEnded(period, now))
        .limit(MOST_OFFERED)
        .toList();
  }

  /// The boards of a release as they were frozen.
  ///
  /// @throws Damaged when the store no longer has what the checksum says
  public FrozenBoards boards(Release release) {
    String key = release.id() + "|" + release.content().checksum();
    synchronized (atHand) {
      @Nullable FrozenBoards known = atHand.get(key);
      if (known != null) {
        return new FrozenBoards(release, known.boards(), known.areas());
      }
    }
    List<BoardView> views = new ArrayList<>();
    AreaTables areas = new AreaTables(List.of());
    for (Content.Part part : release.content().parts()) {
      byte[] file = file(release, part);
      if (part.isOfAreas()) {
        areas = format.readAreas(file);
      } else {
        views.add(format.read(part.board(), file));
      }
    }
    FrozenBoards boards = new FrozenBoards(release, views, areas);
    synchronized (atHand) {
      atHand.put(key, boards);
    }
    return boards;
  }

  /// The file of a board, byte for byte what was frozen.
  ///
  /// @throws Damaged when the store no longer has it
  public byte[] file(Release release, Content.Part part) {
    return store
        .file(release.id(), release.content().take(), part)
        .filter(bytes -> Content.sha256(bytes).equals(part.sha256()))
        .orElseThrow(() -> new Damaged(release, part));
  }

  /// What a release shows otherwise than the one of its kind before it, if there was one: an
  /// earlier edition, or that of an earlier period. It is the same whenever it is asked, because it
  /// looks at what was published before the release was, or before it was prepared.
  ///
  /// @throws Damaged when the store no longer has what one of them froze
  public Optional<Corrections> corrections(Release release) {
    Instant seen = release.publishedAt().orElse(release.content().takenAt());
    return store.all().stream()
        .filter(Release::isPublic)
        .filter(each -> each.granularity() == release.granularity())
        .filter(each -> BY_PERIOD.compare(each, release) < 0)
        .filter(each -> each.publishedAt().filter(seen::isAfter).isPresent())
        .max(BY_PERIOD)
        .map(earlier -> Corrections.between(boards(earlier), boards(release)));
  }

  /// What changed since the release was frozen.
  public List<Revision> revisions(Release release) {
    return Revision.between(boards(release), live);
  }
}
