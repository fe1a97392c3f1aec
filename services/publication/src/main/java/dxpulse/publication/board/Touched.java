package dxpulse.publication.board;

import org.jspecify.annotations.Nullable;

/// What touched a board last, before it was published again.
///
/// @param unsure whether the cache may hold the board as it is already: after a start nobody knows
/// @param told whether open pages of this node have nothing to be told while the cache is away:
///   they were told already, or nothing became another
record Touched(
    BoardChange.@Nullable Cause cause, @Nullable String trace, boolean unsure, boolean told) {
  static final Touched NEWLY = new Touched(null, null, false, true);
  static final Touched MAYBE = new Touched(null, null, true, true);

  /// The cause that is known stays in view; a sure touch makes an unsure one sure.
  Touched and(Touched later) {
    return new Touched(
        later.cause == null ? cause : later.cause,
        later.cause == null ? trace : later.trace,
        unsure && later.unsure,
        told && later.told);
  }

  /// What two notes of one board, of which there may be none, say together.
  static @Nullable Touched both(@Nullable Touched one, @Nullable Touched other) {
    return one == null ? other : other == null ? one : one.and(other);
  }

  Touched toldHere() {
    return new Touched(cause, trace, unsure, true);
  }
}
