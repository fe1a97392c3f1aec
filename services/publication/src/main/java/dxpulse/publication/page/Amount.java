package dxpulse.publication.page;

import dxpulse.contracts.types.UnitNames;
import dxpulse.publication.board.Shown;
import java.math.BigDecimal;

/// A figure with its unit as each language writes it: `30社` is 30 companies, `1社` is 1 company.
public final class Amount {
  private static final String PER_CENT = "%";
  private static final String WIDE_PER_CENT = "％";

  private Amount() {}

  public static String of(BigDecimal value, int decimals, String unit, Lang lang) {
    String figure = Shown.value(value, decimals);
    boolean isOne = lang == Lang.EN && figure.equals("1");
    return together(figure, isOne ? UnitNames.one(unit) : unit(unit, lang), lang);
  }

  private static String together(String figure, String name, Lang lang) {
    return lang == Lang.JA || name.isEmpty() || name.equals(PER_CENT)
        ? figure + name
        : figure + " " + name;
  }

  /// How far apart two values are: of shares these are points, as 11.9 % more is something else
  /// than 11.9 points more.
  static String apart(BigDecimal size, int decimals, String unit, Lang lang) {
    if (!unit(unit, lang).equals(PER_CENT) && !unit.equals(WIDE_PER_CENT)) {
      return of(size, decimals, unit, lang);
    }
    String figure = Shown.value(size, decimals);
    return figure + lang.of("ポイント", figure.equals("1") ? " point" : " points");
  }

  /// From one figure to another; in English the unit stands once.
  static String range(BigDecimal from, BigDecimal to, int decimals, String unit, Lang lang) {
    return lang.of(
        of(from, decimals, unit, lang) + "～" + of(to, decimals, unit, lang),
        Shown.value(from, decimals)
            + " to "
            + together(Shown.value(to, decimals), unit(unit, lang), lang));
  }

  /// What a unit is called; one that has no English name keeps its own.
  public static String unit(String unit, Lang lang) {
    return UnitNames.of(unit, lang == Lang.EN);
  }
}
