package dxpulse.publication.board;

import dxpulse.contracts.types.event.KpiScored;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/// How often the index of a period became another one. It names each revision that was told and
/// each that a reader saw, so that one which is told again counts once, and nobody takes a number
/// for the whole while some revision was never told: the log keeps the newest score only, and
/// earlier builds kept no tally.
///
/// @param newest the highest revision that was told, or 0
/// @param told one bit for each revision that was told, as a [BitSet] writes them
/// @param moved one bit for each that made the index another one
public record Tally(int newest, List<Long> told, List<Long> moved) {
  /// How many revisions of a period are told apart; a tally stays small whatever is sent.
  static final int MOST = 4096;

  public static final Tally NONE = new Tally(0, List.of(), List.of());

  public Tally {
    told = List.copyOf(told);
    moved = List.copyOf(moved);
  }

  /// What a score tells: nothing of its own revision where it does not say what stood before. The
  /// first score of a period revises nothing.
  static Tally of(KpiScored score) {
    return score.revision() <= 1
        ? NONE
        : score.revises() == null
            ? new Tally(score.revision(), List.of(), List.of())
            : of(score.revision(), Movers.isMoved(score));
  }

  /// A single revision.
  public static Tally of(int revision, boolean isMoved) {
    BitSet bit = new BitSet();
    if (revision < MOST) {
      bit.set(revision);
    }
    return of(revision, bit, isMoved ? bit : new BitSet());
  }

  private static Tally of(int newest, BitSet told, BitSet moved) {
    return new Tally(newest, words(told), words(moved));
  }

  /// What two tell together.
  public Tally and(Tally other) {
    return of(
        Math.max(newest, other.newest),
        with(told, other.told, BitSet::or),
        with(moved, other.moved, BitSet::or));
  }

  /// How many revisions are known that a reader saw.
  public int count() {
    return bits(moved).cardinality();
  }

  /// Whether there were no others.
  public boolean isWhole() {
    return isWholeTo(newest);
  }

  /// A revision that a reader saw is the first of those that are known, the second, and so on.
  public int ordinal(int revision) {
    return 1 + bits(moved).get(0, revision).cardinality();
  }

  /// Whether every revision up to one was told; the first revises nothing.
  public boolean isWholeTo(int revision) {
    return revision < 2 || bits(told).nextClearBit(2) > revision;
  }

  private static BitSet with(
      List<Long> one, List<Long> other, BiConsumer<BitSet, BitSet> combining) {
    BitSet bits = bits(one);
    combining.accept(bits, bits(other));
    return bits;
  }

  private static BitSet bits(List<Long> words) {
    long[] bits = new long[words.size()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = words.get(i);
    }
    return BitSet.valueOf(bits);
  }

  private static List<Long> words(BitSet bits) {
    return LongStream.of(bits.toLongArray()).boxed().toList();
  }
}
