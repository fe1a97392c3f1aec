package dxpulse.publication.board;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.Method;
import dxpulse.publication.board.SideBySide.PartPair;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// In what the indexes of a KPI in two periods are unlike besides its values: all that moves an
/// index though nothing was achieved or lost.
///
/// @param targets indicators that count in both and are measured by other targets
/// @param composition whether it is made of other indicators, or they weigh otherwise
/// @param method whether it is computed otherwise
/// @param lackBefore what only the earlier index lacks
/// @param nothingNew whether the later index rests on the very values of the earlier one
public record Unlike(
    KpiCode kpi,
    LocalizedText name,
    List<PartPair> targets,
    boolean composition,
    boolean method,
    @Nullable Lack lackBefore,
    @Nullable Lack lackAfter,
    boolean nothingNew) {
  private static final double SAME = 1e-6;

  public Unlike {
    targets = List.copyOf(targets);
  }

  /// Kinds of difference.
  public enum Kind {
    TARGETS,
    COMPOSITION,
    METHOD,
    COVERAGE
  }

  /// Indicators that count in the other period and could not be scored in this one.
  ///
  /// @param noValue whether that is for want of a value with all of them
  /// @param coverage share of the weight that could be scored, 0 to 1
  public record Lack(boolean noValue, double coverage) {}

  /// Nothing where a period has no index, as there is no difference then.
  public static Optional<Unlike> between(@Nullable KpiBoard before, @Nullable KpiBoard after) {
    if (before == null
        || after == null
        || before.card().line().index() == null
        || after.card().line().index() == null) {
      return Optional.empty();
    }
    List<PartPair> pairs = SideBySide.parts(before, after);
    List<PartPair> both =
        pairs.stream().filter(pair -> counts(pair.before()) && counts(pair.after())).toList();
    boolean composition = isMadeOtherwise(pairs) || weighsOtherwise(both);
    return Optional.of(
        new Unlike(
            after.card().line().code(),
            after.card().line().name(),
            both.stream().filter(PartPair::hasOtherTarget).toList(),
            composition,
            isComputedOtherwise(before.method(), after.method(), composition)
                || both.stream().anyMatch(Unlike::isScoredOtherwise),
            lack(
                pairs.stream()
                    .filter(pair -> counts(pair.after()))
                    .flatMap(pair -> Optional.ofNullable(pair.before()).stream()),
                before),
            lack(
                pairs.stream()
                    .filter(pair -> counts(pair.before()))
                    .flatMap(pair -> Optional.ofNullable(pair.after()).stream()),
                after),
            pairs.stream().filter(pair -> counts(pair.after())).allMatch(PartPair::isCarried)));
  }

  public Set<Kind> kinds() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (!targets.isEmpty()) {
      kinds.add(Kind.TARGETS);
    }
    if (composition) {
      kinds.add(Kind.COMPOSITION);
    }
    if (method) {
      kinds.add(Kind.METHOD);
    }
    if (lackBefore != null || lackAfter != null) {
      kinds.add(Kind.COVERAGE);
    }
    return kinds;
  }

  private static boolean counts(@Nullable ComponentLine line) {
    return line != null && line.counts();
  }

  /// Whether an indicator that counts in one period is not even asked for in the other, or weighs
  /// nothing there.
  private static boolean isMadeOtherwise(List<PartPair> pairs) {
    return pairs.stream()
        .anyMatch(pair ->
            counts(pair.before()) && isLeftOut(pair.after())
                || counts(pair.after()) && isLeftOut(pair.before()));
  }

  private static boolean isLeftOut(@Nullable ComponentLine line) {
    return line == null || line.score() != null && line.weight() <= 0;
  }

  /// Weights are shares of what could be scored: where a value is missing all others grow alike.
  private static boolean weighsOtherwise(List<PartPair> both) {
    double[] ratios = both.stream().mapToDouble(Unlike::growth).sorted().toArray();
    return ratios.length > 1 && ratios[ratios.length - 1] - ratios[0] > SAME;
  }

  private static double growth(PartPair pair) {
    return Objects.requireNonNull(pair.after()).weight()
        / Objects.requireNonNull(pair.before()).weight();
  }

  /// A version that is made for another composition alone changes no more than that.
  private static boolean isComputedOtherwise(Method before, Method after, boolean composition) {
    return (before.version() != after.version() && !composition)
        || before.aggregation() != after.aggregation()
        || !isEqual(before.cap(), after.cap())
        || !isEqual(before.floor(), after.floor());
  }

  private static boolean isScoredOtherwise(PartPair pair) {
    ComponentLine before = Objects.requireNonNull(pair.before());
    ComponentLine after = Objects.requireNonNull(pair.after());
    return before.normalisation() != after.normalisation()
        || before.direction() != after.direction()
        || after.normalisation() == NormalisationMethod.DISTANCE
            && !isEqual(before.baseline(), after.baseline());
  }

  static boolean isEqual(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }

  private static @Nullable Lack lack(Stream<ComponentLine> wanted, KpiBoard board) {
    List<ComponentLine> missing = wanted.filter(line -> line.score() == null).toList();
    return missing.isEmpty()
        ? null
        : new Lack(
            missing.stream()
                .allMatch(line ->
                    line.notScored() == NotScoredReason.NO_VALUE
                        || line.notScored() == NotScoredReason.NO_DATA),
            board.card().coverage());
  }
}
