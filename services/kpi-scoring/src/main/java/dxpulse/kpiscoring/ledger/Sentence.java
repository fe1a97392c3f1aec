package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.Tenths;
import dxpulse.contracts.types.event.KpiScored.Contribution;
import dxpulse.kpiscoring.index.Explanation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A change in plain words, made of the figures that the table of contributions shows: rounded half
/// up to one decimal, the change between the two indexes as they are shown.
final class Sentence {
  private Sentence() {}

  /// @param name what an indicator is called
  static LocalizedText of(
      double before,
      double after,
      List<Contribution> contributions,
      Function<IndicatorCode, LocalizedText> name) {
    BigDecimal change = shown(after).subtract(shown(before));
    int sign = change.signum();
    String ja =
        sign == 0 ? "前期から変わりません。" : "前期より" + change.abs() + "ポイント" + (sign > 0 ? "上昇。" : "低下。");
    String en =
        sign == 0
            ? "No change on the previous period."
            : (sign > 0 ? "Up " : "Down ") + change.abs() + " points on the previous period";
    Optional<Contribution> main = strongest(contributions, sign);
    Optional<Contribution> against = strongest(contributions, -sign);
    if (sign != 0) {
      if (main.isPresent()) {
        LocalizedText told = told(main.get(), name);
        ja += "主因は " + told.ja() + "。";
        en += ", mainly because of " + told.en();
      }
      if (against.isPresent()) {
        LocalizedText told = told(against.get(), name);
        ja += "一方、" + told.ja() + (sign > 0 ? " が押し下げ。" : " が押し上げ。");
        en += "; against it stands " + told.en();
      }
      en += ".";
    }
    return new LocalizedText(ja, en);
  }

  /// The greatest part that goes one way, if it is to be seen at one decimal.
  private static Optional<Contribution> strongest(List<Contribution> contributions, int sign) {
    Contribution strongest = null;
    for (Contribution part : contributions) {
      if (part.points() * sign > (strongest == null ? 0 : strongest.points() * sign)) {
        strongest = part;
      }
    }
    return Optional.ofNullable(strongest)
        .filter(part -> shown(part.points()).signum() == sign && sign != 0);
  }

  private static LocalizedText told(
      Contribution part, Function<IndicatorCode, LocalizedText> name) {
    LocalizedText cause =
        switch (part.cause()) {
          case Explanation.COMPOSITION ->
              new LocalizedText("構成・目標・算出方法の変更", "the change of composition, targets or method");
          case Explanation.COVERAGE ->
              new LocalizedText("値のある指標の増減", "values that appeared or vanished");
          default -> name.apply(new IndicatorCode(part.cause()));
        };
    BigDecimal points = shown(part.points());
    return new LocalizedText(
        cause.ja() + "（" + (points.signum() > 0 ? "＋" : "－") + points.abs() + "）",
        (cause.en() == null ? cause.ja() : cause.en())
            + " ("
            + (points.signum() > 0 ? "+" : "−")
            + points.abs()
            + ")");
  }

  private static BigDecimal shown(double number) {
    return Tenths.of(number);
  }
}
