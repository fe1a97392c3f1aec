package dxpulse.publication.story;

import dxpulse.publication.board.BoardView.Case;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A case as the office keeps it: what is written, beside what everybody reads.
///
/// @param revision grows with every act; whoever acts says which one they saw
/// @param shown what everybody reads; absent before it is published and after it was withdrawn
/// @param consent lapses with another organisation or another picture, and when the case is
///   withdrawn
/// @param withdrawn why nobody reads it any more, until it is published again
/// @param trail what was done to it, oldest first
public record Story(
    String id,
    int revision,
    Text text,
    @Nullable Text shown,
    @Nullable Consent consent,
    @Nullable String withdrawn,
    List<Step> trail) {
  public Story {
    trail = List.copyOf(trail);
  }

  /// Something that was done.
  public record Step(Act act, String by, Instant at) {}

  public enum Act {
    WRITTEN,
    PICTURED,
    CONSENTED,
    PUBLISHED,
    DISCARDED,
    WITHDRAWN,
    DELETED,
    RESTORED
  }

  public enum State {
    DRAFT,
    PUBLISHED,
    WITHDRAWN,
    /// Nobody sees it; it can be restored.
    DELETED
  }

  public State state() {
    if (trail.getLast().act() == Act.DELETED) {
      return State.DELETED;
    }
    return shown != null ? State.PUBLISHED : withdrawn != null ? State.WITHDRAWN : State.DRAFT;
  }

  /// Whether something else is written than what everybody reads.
  public boolean hasChanges() {
    return shown != null && !shown.equals(text);
  }

  boolean isDeleted() {
    return state() == State.DELETED;
  }

  /// Whether everybody could read it at some time.
  boolean wasPublished() {
    return trail.stream().anyMatch(step -> step.act() == Act.PUBLISHED);
  }

  /// What everybody reads.
  public Optional<Case> published() {
    return Optional.ofNullable(shown).map(text -> text.asCase(id));
  }

  /// The pictures that are part of it.
  Stream<String> pictures() {
    return Stream.of(Optional.of(text), Optional.ofNullable(shown))
        .flatMap(Optional::stream)
        .map(Text::picture)
        .filter(Objects::nonNull)
        .map(Case.Picture::tag);
  }

  static Story of(String id, Text text, String by, Instant at) {
    return new Story(id, 1, text, null, null, null, List.of(new Step(Act.WRITTEN, by, at)));
  }

  Story written(Text now, String by, Instant at) {
    boolean sameTeller = Objects.equals(now.organisation(), text.organisation());
    return next(now, shown, sameTeller ? consent : null, withdrawn, new Step(Act.WRITTEN, by, at));
  }

  Story pictured(Case.@Nullable Picture picture, String by, Instant at) {
    Consent agreed = picture == null ? consent : null;
    return next(text.with(picture), shown, agreed, withdrawn, new Step(Act.PICTURED, by, at));
  }

  Story consented(Consent given, String by, Instant at) {
    return next(text, shown, given, withdrawn, new Step(Act.CONSENTED, by, at));
  }

  Story published(String by, Instant at) {
    return next(text, text, consent, null, new Step(Act.PUBLISHED, by, at));
  }

  Story discarded(Text back, String by, Instant at) {
    return next(back, shown, consent, withdrawn, new Step(Act.DISCARDED, by, at));
  }

  Story withdrawn(String reason, String by, Instant at) {
    return next(text, null, null, reason, new Step(Act.WITHDRAWN, by, at));
  }

  Story deleted(String by, Instant at) {
    return next(text, shown, consent, withdrawn, new Step(Act.DELETED, by, at));
  }

  Story restored(String by, Instant at) {
    return next(text, shown, consent, withdrawn, new Step(Act.RESTORED, by, at));
  }

  private Story next(
      Text written,
      @Nullable Text read,
      @Nullable Consent agreed,
      @Nullable String reason,
      Step step) {
    List<Step> steps = new ArrayList<>(trail);
    steps.add(step);
    return new Story(id, revision + 1, written, read, agreed, reason, steps);
  }
}
