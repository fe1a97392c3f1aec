package dxpulse.ingestion.round.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.wire.Problem;
import dxpulse.ingestion.round.Board;
import java.util.Optional;

/// How much of the rounds somebody sees: the office and operators everything, clerks and approvers
/// what their department owes.
record Reach(Caller caller) {

  boolean isAll() {
    return caller.is(Role.OFFICE) || caller.is(Role.OPERATOR);
  }

  private boolean isOwn() {
    return (caller.is(Role.CLERK) || caller.is(Role.APPROVER)) && !caller.department().isEmpty();
  }

  Optional<Problem> refusal() {
    return isAll() || isOwn()
        ? Optional.empty()
        : Optional.of(
            Problem.forbidden(
                "照会を見られるのは、事務局・運用担当・担当者・承認者です / rounds are seen by the office, operators, clerks and approvers"));
  }

  Optional<Problem> refusalToChange() {
    return caller.is(Role.OFFICE)
        ? Optional.empty()
        : Optional.of(
            Problem.forbidden(
                "照会を作成・変更・締め切れるのは事務局です / rounds are opened, changed and closed by the office"));
  }

  /// The part that they see; empty when there is none.
  Optional<Board> part(Board board) {
    if (isAll()) {
      return Optional.of(board);
    }
    Board own = board.only(caller.department());
    return own.items().isEmpty() ? Optional.empty() : Optional.of(own);
  }
}
