package dxpulse.publication.story;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.publication.board.BoardView.Case;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Changes cases, one change after the other. Whoever acts says what they saw; another person or
/// another node that was faster wins, and nothing is overwritten.
public final class StoryDesk {
  private static final int TAG_DIGITS = 32;

  private final StoryStore store;
  private final KnownKpis kpis;
  private final ReentrantLock turn = new ReentrantLock();

  public StoryDesk(StoryStore store, KnownKpis kpis) {
    this.store = store;
    this.kpis = kpis;
  }

  /// What became of a wish.
  public sealed interface Outcome {
    record Done(Story story, boolean created) implements Outcome {}

    record Refused(Refusal why) implements Outcome {}

    /// Something is missing that everybody must be able to read.
    record Incomplete(List<StoryRule> broken) implements Outcome {}

    /// Somebody else changed the case first.
    record Outdated(Story held) implements Outcome {}

    record Unknown() implements Outcome {}
  }

  /// What became of a choice of highlights.
  public sealed interface Choice {
    record Made(Highlights highlights) implements Choice {}

    record Refused(Refusal why) implements Choice {}

    /// Somebody else chose first.
    record Outdated(Highlights held) implements Choice {}
  }

  /// Whoever acts, on which revision, and when.
  ///
  /// @param seen 0 for whoever knows of no such case
  public record Wish(String id, int seen, String by, Instant at) {}

  /// Writes the text of a case, of a new one too. The same text again changes nothing.
  ///
  /// @param text its picture stays what it is
  /// @param alt what is seen in the picture
  public Outcome write(Wish wish, Text text, @Nullable LocalizedText alt) {
    turn.lock();
    try {
      Story held = store.find(wish.id()).orElse(null);
      Text now = text.besideThePictureOf(held == null ? null : held.text(), alt);
      if (alt != null && now.picture() == null) {
        return new Outcome.Refused(Refusal.NO_PICTURE_TO_DESCRIBE);
      }
      if (held == null && isUnknown(now.kpi())) {
        return new Outcome.Refused(Refusal.UNKNOWN_KPI);
      }
      if (held == null) {
        return wish.seen() == 0
            ? saved(Story.of(wish.id(), now, wish.by(), wish.at()), true)
            : new Outcome.Unknown();
      }
      if (held.text().equals(now)) {
        return new Outcome.Done(held, false);
      }
      if (held.revision() != wish.seen()) {
        return new Outcome.Outdated(held);
      }
      if (held.isDeleted()) {
        return new Outcome.Refused(Refusal.IS_DELETED);
      }
      // One that left the catalogue since is no fault of whoever mends other words.
      return !Objects.equals(now.kpi(), held.text().kpi()) && isUnknown(now.kpi())
          ? new Outcome.Refused(Refusal.UNKNOWN_KPI)
          : saved(held.written(now, wish.by(), wish.at()), false);
    } finally {
      turn.unlock();
    }
  }

  private boolean isUnknown(@Nullable KpiCode kpi) {
    return kpi != null && !kpis.contains(kpi);
  }

  /// Writes a new case under the next free number.
  public Outcome begin(Text text, String by, Instant at) {
    if (isUnknown(text.kpi())) {
      return new Outcome.Refused(Refusal.UNKNOWN_KPI);
    }
    turn.lock();
    try {
      int highest =
          store.all().stream()
              .map(Story::id)
              .filter(id -> id.matches("C[0-9]{1,8}"))
              .mapToInt(id -> Integer.parseInt(id.substring(1)))
              .max()
              .orElse(0);
      return saved(Story.of("C" + (highest + 1), text, by, at), true);
    } finally {
      turn.unlock();
    }
  }

  /// Gives a case a picture instead of the one that it has. Nobody has described it yet.
  public Outcome picture(Wish wish, Darkroom.Development.Developed picture) {
    String tag = tag(picture.jpeg());
    return change(
        wish,
        story -> {
          store.keep(tag, picture.jpeg());
          Case.Picture taken = new Case.Picture(tag, picture.width(), picture.height(), null);
          Outcome outcome = saved(story.pictured(taken, wish.by(), wish.at()), false);
          if (!(outcome instanceof Outcome.Done)) {
            dropUnused(Stream.of(tag));
          }
          return outcome;
        });
  }

  /// A case without its picture.
  public Outcome unpicture(Wish wish) {
    return change(wish, story -> saved(story.pictured(null, wish.by(), wish.at()), false));
  }

  /// Records that the organisation agrees.
  ///
  /// @param today in Japan
  public Outcome consent(Wish wish, Consent consent, LocalDate today) {
    return change(
        wish,
        story ->
            consent.on().isAfter(today)
                ? new Outcome.Refused(Refusal.CONSENT_LIES_AHEAD)
                : saved(story.consented(consent, wish.by(), wish.at()), false));
  }

  /// From now on everybody reads what is written.
  public Outcome publish(Wish wish) {
    return change(
        wish,
        story -> {
          List<StoryRule> broken = StoryRule.brokenBy(story);
          if (!broken.isEmpty()) {
            return new Outcome.Incomplete(broken);
          }
          return story.text().equals(story.shown())
              ? new Outcome.Refused(Refusal.NOTHING_NEW)
              : saved(story.published(wish.by(), wish.at()), false);
        });
  }

  /// What is written becomes what everybody reads, again.
  public Outcome discard(Wish wish) {
    return change(
        wish,
        story -> {
          Text shown = story.shown();
          return shown == null || !story.hasChanges()
              ? new Outcome.Refused(Refusal.NOTHING_TO_DISCARD)
              : saved(story.discarded(shown, wish.by(), wish.at()), false);
        });
  }

  /// Nobody reads it any more; the office keeps it, with the reason.
  public Outcome withdraw(Wish wish, String reason) {
    return change(
        wish,
        story ->
            story.state() == Story.State.WITHDRAWN
                ? new Outcome.Refused(Refusal.IS_WITHDRAWN)
                : saved(story.withdrawn(reason, wish.by(), wish.at()), false));
  }

  /// Takes away a case that nobody but the office ever saw.
  public Outcome delete(Wish wish) {
    return change(
        wish,
        story ->
            story.wasPublished()
                ? new Outcome.Refused(Refusal.WAS_PUBLISHED)
                : saved(story.deleted(wish.by(), wish.at()), false));
  }

  /// Brings back a deleted case as it was.
  public Outcome restore(Wish wish) {
    return changeAny(
        wish,
        story ->
            story.isDeleted()
                ? saved(story.restored(wish.by(), wish.at()), false)
                : new Outcome.Refused(Refusal.IS_NOT_DELETED));
  }

  /// Chooses what stands first on the overview.
  ///
  /// @param seen the revision of the choice that they saw
  public Choice highlight(List<String> cases, int seen) {
    turn.lock();
    try {
      Highlights held = store.highlights();
      if (held.cases().equals(cases)) {
        return new Choice.Made(held);
      }
      if (held.revision() != seen) {
        return new Choice.Outdated(held);
      }
      boolean arePublic =
          cases.stream()
              .allMatch(id -> store.find(id).filter(each -> each.shown() != null).isPresent());
      if (!arePublic) {
        return new Choice.Refused(Refusal.NOT_PUBLISHED);
      }
      Highlights next = new Highlights(seen + 1, cases);
      return store.save(next) ? new Choice.Made(next) : new Choice.Outdated(store.highlights());
    } finally {
      turn.unlock();
    }
  }

  private Outcome change(Wish wish, Function<Story, Outcome> how) {
    return changeAny(
        wish,
        story -> story.isDeleted() ? new Outcome.Refused(Refusal.IS_DELETED) : how.apply(story));
  }

  private Outcome changeAny(Wish wish, Function<Story, Outcome> how) {
    turn.lock();
    try {
      Optional<Story> found = store.find(wish.id());
      if (found.isEmpty()) {
        return new Outcome.Unknown();
      }
      Story held = found.get();
      if (held.revision() != wish.seen()) {
        return new Outcome.Outdated(held);
      }
      Outcome outcome = how.apply(held);
      if (outcome instanceof Outcome.Done(var now, var created)) {
        dropUnused(held.pictures().filter(tag -> now.pictures().noneMatch(tag::equals)));
      }
      return outcome;
    } finally {
      turn.unlock();
    }
  }

  /// Two cases may have the same picture.
  private void dropUnused(Stream<String> left) {
    left.distinct()
        .filter(tag ->
            store.all().stream().flatMap(Story::pictures).noneMatch(used -> used.equals(tag)))
        .forEach(store::drop);
  }

  private Outcome saved(Story next, boolean created) {
    if (store.save(next)) {
      return new Outcome.Done(next, created);
    }
    return store
        .find(next.id())
        .<Outcome>map(Outcome.Outdated::new)
        .orElseGet(Outcome.Unknown::new);
  }

  private static String tag(byte[] picture) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(picture))
          .substring(0, TAG_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
