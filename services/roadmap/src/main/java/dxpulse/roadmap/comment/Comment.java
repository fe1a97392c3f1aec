package dxpulse.roadmap.comment;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a member of the committee says (意見・助言) of a project or of the plan as a whole.
///
/// @param id the same for a comment that is sent again
/// @param project number of the project, absent for the plan as a whole
/// @param withheld why the office does not show it, while it is withheld
/// @param answers what the prefecture does about it (県の対応), newest last
public record Comment(
    String id,
    OrganizationCode organization,
    @Nullable Integer project,
    String text,
    State state,
    String author,
    String authorName,
    Instant writtenAt,
    @Nullable String withheld,
    List<Answer> answers) {

  public Comment {
    answers = List.copyOf(answers);
  }

  public enum State {
    /// Seen by its author alone, who may still change it.
    DRAFT,
    /// Seen by all who are signed in; its words stay as they are.
    SHARED,
    /// Taken from view by the office; its author sees it with the reason.
    WITHHELD
  }

  /// What the prefecture answers.
  public record Answer(String text, String author, String authorName, Instant answeredAt) {}

  public boolean isBy(Caller caller) {
    return author.equals(caller.id());
  }

  public boolean isVisibleTo(Caller caller) {
    return switch (state) {
      case DRAFT -> isBy(caller);
      case SHARED -> true;
      case WITHHELD -> isBy(caller) || caller.is(Role.OFFICE);
    };
  }

  Comment rewritten(String newText, State newState) {
    return new Comment(
        id,
        organization,
        project,
        newText,
        newState,
        author,
        authorName,
        writtenAt,
        withheld,
        answers);
  }

  Comment answered(Answer answer) {
    List<Answer> all = new ArrayList<>(answers);
    all.add(answer);
    return new Comment(
        id, organization, project, text, state, author, authorName, writtenAt, withheld, all);
  }

  Comment moderated(@Nullable String reason) {
    return new Comment(
        id,
        organization,
        project,
        text,
        reason == null ? State.SHARED : State.WITHHELD,
        author,
        authorName,
        writtenAt,
        reason,
        answers);
  }
}
