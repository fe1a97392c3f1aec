package dxpulse.publication.page;

import dxpulse.contracts.types.event.KpiScored.Forecast;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where the trend of a KPI leads, in words that are true on the day of their reading: what was
/// expected by a day that has passed is no outlook any more.
public final class Outlook {
  /// How many periods a trend is drawn through at least, and of how many, by the definition of
  /// forecasts.
  private static final int FEWEST = 3;

  private static final int REACH = 13;

  private final Forecast forecast;
  private final Period shown;
  private final @Nullable LocalDate today;
  private final Lang lang;

  private Outlook(Forecast forecast, Period shown, @Nullable LocalDate today, Lang lang) {
    this.forecast = forecast;
    this.shown = shown;
    this.today = today;
    this.lang = lang;
  }

  /// The sentence; while there is no trend, why there is none.
  ///
  /// @param method tells what no index leaves
  /// @param shown the period on whose board it stands, the newest with a figure of its own
  /// @param today the day of the reading; absent where there is none yet
  public static String of(
      Forecast forecast, Method method, Period shown, @Nullable LocalDate today, Lang lang) {
    Double landing = forecast.landing();
    Outlook outlook = new Outlook(forecast, shown, today, lang);
    return landing == null ? outlook.none() : outlook.sentence(landing, method);
  }

  private String none() {
    Period target = forecast.targetPeriod();
    if (target == null) {
      return lang.of(
          "いつまでに達成するかが決まった目標がないため、見通しは示せません。",
          "There is none, as no target says by when it is to be reached.");
    }
    return forecast.points() == null
        ? lang.of(
            "見通しには、指数のある最新の期までの" + REACH + "期のうち" + FEWEST + "期以上に新しい値が必要です。いまはそろっていません。",
            "It takes new values in at least "
                + FEWEST
                + " of the "
                + REACH
                + " periods up to the newest one with an index; there are fewer.")
        : lang.of(
            "目標の時点（" + lang.of(target) + "末）までに残る期がないため、見通しは示していません。",
            "There is none, as no period is left before the target date (end of "
                + lang.of(target)
                + ").");
  }

  private String sentence(double landing, Method method) {
    BigDecimal cap = method.cap();
    BigDecimal floor = method.floor();
    Double low = forecast.low();
    Double high = forecast.high();
    String at = Drawings.figure(landing);
    if (cap != null && low != null && low >= cap.doubleValue()) {
      return told(
          isOver()
              ? lang.of("指数の上限（" + at + "）に達する計算でした", "the cap of " + at + " was expected")
              : lang.of(
                  "指数の上限（" + at + "）に達する見込み", "the index is expected to reach its cap of " + at),
          lang.of("95％の予測区間のすべてが上限に達しています", "all of the 95 % prediction interval is at the cap"));
    }
    if (floor != null && high != null && high <= floor.doubleValue()) {
      return told(
          isOver()
              ? lang.of("指数の下限（" + at + "）にとどまる計算でした", "the floor of " + at + " was expected")
              : lang.of(
                  "指数の下限（" + at + "）にとどまる見込み", "the index is expected to be at its floor of " + at),
          lang.of("95％の予測区間のすべてが下限にとどまります", "all of the 95 % prediction interval is at the floor"));
    }
    String figure = at + range(low, high);
    return told(
        isOver() ? lang.of(figure + "となる計算でした", figure + " was expected") : figure,
        lang.of("幅は95％の予測区間", "range: 95 % prediction interval"));
  }

  private String range(@Nullable Double low, @Nullable Double high) {
    return low == null || high == null
        ? ""
        : lang.of(
            "（" + Drawings.figure(low) + "～" + Drawings.figure(high) + "）",
            " (" + Drawings.figure(low) + " to " + Drawings.figure(high) + ")");
  }

  /// @param landing what is or was expected at the target's date
  /// @param interval what the prediction interval is
  private String told(String landing, String interval) {
    Period target = forecast.targetPeriod();
    String when =
        target == null
            ? lang.of("目標の時点で", "at the target date")
            : lang.of(lang.of(target) + "末に", "at the end of " + lang.of(target));
    String basis =
        forecast.points() == null
            ? ""
            : lang.of(
                "（" + forecast.points() + "期の直線傾向、" + interval + "）",
                " (linear trend of " + forecast.points() + " periods; " + interval + ")");
    return lang.of(
        when + landing + (isOver() ? "。" : "、") + reached() + basis + "。",
        Character.toUpperCase(when.charAt(0))
            + when.substring(1)
            + " "
            + landing
            + (isOver() ? "; " : ", and ")
            + reached()
            + basis
            + ".");
  }

  private String reached() {
    Period first = forecast.attainment();
    if (first == null) {
      return lang.of("この傾向では目標100に届きません", "this trend does not lead to the target of 100");
    }
    String month = lang.of(first);
    if (first.endMonth() <= shown.endMonth()) {
      return lang.of("目標100には" + month + "までに達しました", "the target of 100 was reached by " + month);
    }
    return isPast(first)
        ? lang.of(
            "目標100には最も早くて" + month + "に届く計算でした。" + lang.of(shown) + "より後の値はまだありません",
            "the target of 100 was expected in "
                + month
                + " at the earliest; there are no figures after "
                + lang.of(shown)
                + " yet")
        : lang.of(
            "目標100に届くのは最も早くて" + month,
            "the target of 100 is reached in " + month + " at the earliest");
  }

  private boolean isOver() {
    Period target = forecast.targetPeriod();
    return target != null && isPast(target);
  }

  private boolean isPast(Period period) {
    return today != null && period.end().isBefore(today);
  }
}
