package dxpulse.roadmap.comment;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.roadmap.comment.Comment.Answer;
import dxpulse.roadmap.comment.Comment.State;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Takes comments, changes, answers and moderation one after the other, and says who may.
public final class CommentDesk {
  private final Comments comments;
  private final ReentrantLock turn = new ReentrantLock();

  public CommentDesk(Comments comments) {
    this.comments = comments;
  }

  /// What became of a change.
  public sealed interface Outcome {
    record Done(Comment comment, boolean created) implements Outcome {}

    /// There is none, or the caller may not know of it.
    record Unknown() implements Outcome {}

    record Forbidden(String expected) implements Outcome {}

    /// It stands in another state by now.
    record TooLate(State state) implements Outcome {}
  }

  /// What a caller may read, in the order in which it was written.
  public List<Comment> visibleTo(Caller caller) {
    return comments.all(caller.organization()).stream()
        .filter(comment -> comment.isVisibleTo(caller))
        .toList();
  }

  /// How many comments nobody has answered yet, of those that the caller may answer.
  ///
  /// @param departments key of the department that a project belongs to, if any
  public long waitingFor(Caller caller, Function<Integer, Optional<String>> departments) {
    return visibleTo(caller).stream()
        .filter(comment -> comment.state() == State.SHARED && comment.answers().isEmpty())
        .filter(comment ->
            mayAnswer(
                caller, Optional.ofNullable(comment.project()).flatMap(departments).orElse(null)))
        .count();
  }

  /// Takes a new comment; one with the same id is there already and stays as it is.
  public Outcome write(Caller caller, Comment comment) {
    if (!caller.is(Role.COMMITTEE)) {
      return new Outcome.Forbidden("comments come from members of the committee");
    }
    turn.lock();
    try {
      Optional<Comment> known = comments.find(comment.organization(), comment.id());
      if (known.isEmpty()) {
        comments.save(comment);
      }
      return new Outcome.Done(known.orElse(comment), known.isEmpty());
    } finally {
      turn.unlock();
    }
  }

  /// Changes a draft, or shares it.
  public Outcome rewrite(Caller caller, String id, String text, State state) {
    return change(
        caller,
        id,
        comment -> {
          if (!comment.isBy(caller)) {
            return new Outcome.Forbidden("a comment is changed by its author");
          }
          return comment.state() == State.DRAFT
              ? saved(comment.rewritten(text, state))
              : new Outcome.TooLate(comment.state());
        });
  }

  /// Adds an answer; the same again changes nothing.
  ///
  /// @param department key of the department that the comment's project belongs to, if any
  public Outcome answer(Caller caller, String id, @Nullable String department, Answer answer) {
    return change(
        caller,
        id,
        comment -> {
          if (!mayAnswer(caller, department)) {
            return new Outcome.Forbidden(
                "answers come from the project's department or the office");
          }
          if (comment.state() != State.SHARED) {
            return new Outcome.TooLate(comment.state());
          }
          boolean said =
              !comment.answers().isEmpty()
                  && comment.answers().getLast().text().equals(answer.text());
          return said ? new Outcome.Done(comment, false) : saved(comment.answered(answer));
        });
  }

  /// Takes a shared comment from view, or brings it back.
  ///
  /// @param reason why it is withheld; absent to bring it back
  public Outcome moderate(Caller caller, String id, @Nullable String reason) {
    return change(
        caller,
        id,
        comment -> {
          if (!caller.is(Role.OFFICE)) {
            return new Outcome.Forbidden("comments are moderated by the office");
          }
          return comment.state() == State.DRAFT
              ? new Outcome.TooLate(comment.state())
              : saved(comment.moderated(reason));
        });
  }

  private static boolean mayAnswer(Caller caller, @Nullable String department) {
    return caller.is(Role.OFFICE)
        || ((caller.is(Role.CLERK) || caller.is(Role.APPROVER))
            && caller.department().equals(department));
  }

  private Outcome change(Caller caller, String id, Function<Comment, Outcome> step) {
    turn.lock();
    try {
      return comments
          .find(caller.organization(), id)
          .filter(comment -> comment.isVisibleTo(caller))
          .map(step)
          .orElseGet(Outcome.Unknown::new);
    } finally {
      turn.unlock();
    }
  }

  private Outcome saved(Comment comment) {
    comments.save(comment);
    return new Outcome.Done(comment, false);
  }
}
