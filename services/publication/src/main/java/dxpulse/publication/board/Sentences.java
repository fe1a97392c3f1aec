package dxpulse.publication.board;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Contribution;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.KpiLine;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Plain sentences, made of the same figures as the tables beside them.
public final class Sentences {
  private static final BigDecimal TARGET = BigDecimal.valueOf(100);
  private static final double MOST = 0.5;

  private Sentences() {}

  /// How far a field is, in a few words for beside its figure.
  public static LocalizedText of(FieldPart part) {
    return standing(part.index(), part.before(), part.hasOtherKpis(), part.shift());
  }

  /// How far a KPI is, in a few words for beside its figure.
  public static LocalizedText of(KpiLine line) {
    Double before =
        line.index() == null || line.change() == null
            ? null
            : Double.valueOf(line.index() - line.change());
    return standing(line.index(), before, false, line.shift() == null ? Shift.NONE : line.shift());
  }

  private static LocalizedText standing(
      @Nullable Double index, @Nullable Double previous, boolean otherKpis, Shift shift) {
    if (index == null) {
      return new LocalizedText("この期の指数はありません。", "No index for this period.");
    }
    BigDecimal rest = TARGET.subtract(Shown.figure(index));
    String japanese = rest.signum() > 0 ? "目標まであと" + rest + "。" : "目標に達しています。";
    String english = rest.signum() > 0 ? rest + " short of the target" : "Target reached";
    if (previous == null) {
      return new LocalizedText(japanese, english + ".");
    }
    if (otherKpis) {
      return new LocalizedText(
          japanese + "前期とKPIが異なるため比べられません。",
          english + "; not comparable: the KPIs differ from the previous period.");
    }
    BigDecimal points = Shown.change(previous, index);
    if (points.signum() == 0) {
      return new LocalizedText(japanese + "前期と同じ。", english + ", unchanged.");
    }
    boolean up = points.signum() > 0;
    Optional<LocalizedText> why = mainly(index - previous, shift);
    return new LocalizedText(
        japanese
            + "前期より"
            + points.abs().toPlainString()
            + "ポイント"
            + (up ? "上昇" : "低下")
            + why.map(cause -> "（主に" + cause.ja() + "による）").orElse("")
            + "。",
        english
            + (up ? ", up " : ", down ")
            + points.abs().toPlainString()
            + " points"
            + why.map(cause -> ", mainly due to " + cause.english()).orElse("")
            + ".");
  }

  /// Why an index moved.
  static LocalizedText change(
      KpiScored score,
      @Nullable Double previous,
      Function<String, Optional<IndicatorDefined>> indicator) {
    NotScoredReason reason = score.notScored();
    if (reason != null || score.index() == null) {
      LocalizedText why = (reason == null ? NotScoredReason.NO_DATA : reason).label();
      return new LocalizedText(
          "この期の指数は算定できません（" + why.ja() + "）。",
          "There is no index for this period: " + why.english() + ".");
    }
    if (score.explanation() != null) {
      return score.explanation();
    }
    if (previous == null) {
      return new LocalizedText(
          "前期の指数がないため、比較はありません。", "There is no earlier index to compare with.");
    }
    BigDecimal points = Shown.change(previous, score.index());
    if (points.signum() == 0) {
      return new LocalizedText("前期から変わっていません。", "Unchanged from the previous period.");
    }
    boolean up = points.signum() > 0;
    String japanese = "前期より" + points.abs().toPlainString() + "ポイント" + (up ? "上昇。" : "低下。");
    String english =
        (up ? "Up " : "Down ") + points.abs().toPlainString() + " points from the previous period.";
    Optional<Contribution> main =
        score.contributions().stream()
            .filter(part -> (part.points() > 0) == up)
            .max(Comparator.comparingDouble(part -> Math.abs(part.points())));
    return main.map(
            part -> {
              LocalizedText cause = cause(part.cause(), indicator);
              String signed = Shown.signed(Shown.figure(part.points()));
              return new LocalizedText(
                  japanese + "主因は " + cause.ja() + "（" + signed + "）。",
                  english + " Main cause: " + cause.english() + " (" + signed + ").");
            })
        .orElseGet(() -> new LocalizedText(japanese, english));
  }

  /// Why a change has no parts.
  public static LocalizedText withoutParts(KpiCard card) {
    Double index = card.line().index();
    Double previous = card.previousIndex();
    if (index == null) {
      return new LocalizedText(
          "この期の指数がないため、内訳はありません。",
          "There is no index for this period, and so no parts of a change.");
    }
    if (previous == null) {
      return new LocalizedText(
          "前期の指数がないため、内訳はありません。", "There is no earlier index to compare with.");
    }
    return Shown.change(previous, index).signum() == 0
        ? new LocalizedText("前期から動いていないため、内訳はありません。", "Nothing moved it since the period before.")
        : new LocalizedText("この動きの内訳はありません。", "The parts of this change are not known.");
  }

  /// The name of a part of a change.
  public static LocalizedText cause(
      String cause, Function<String, Optional<IndicatorDefined>> indicator) {
    return switch (cause) {
      case "COMPOSITION" -> new LocalizedText("構成・目標の変更", "changed composition or targets");
      case "COVERAGE" -> new LocalizedText("値の有無", "values that appeared or vanished");
      case "REVISION" -> new LocalizedText("過去の値の訂正", "corrected earlier values");
      default ->
          indicator
              .apply(cause)
              .map(definition -> definition.newest().name())
              .orElseGet(() -> new LocalizedText(cause, null));
    };
  }

  /// A field or the whole in one sentence.
  ///
  /// @param previous the index of the period before
  /// @param sameKpis whether both are means of the same KPIs
  /// @param shift what of the change no measured value brought What the mean of the indexes of
  ///   fields is called: it is no mean of all where one has none.
  ///
  /// @param having how many fields have an index; with none the mean is still to come
  static LocalizedText meanOfFields(int having, int all) {
    if (having == 0 || having == all) {
      return new LocalizedText(all + "分野の指数の平均", "The mean of the " + inWords(all) + " fields");
    }
    return having == 1
        ? new LocalizedText(
            "指数のある1分野（" + all + "分野のうち）の指数",
            "The index of the only one of " + inWords(all) + " fields that has one")
        : new LocalizedText(
            "指数のある" + having + "分野（" + all + "分野のうち）の平均",
            "The mean of the " + inWords(having) + " of " + inWords(all) + " fields with an index");
  }

  private static String inWords(int number) {
    return switch (number) {
      case 2 -> "two";
      case 3 -> "three";
      default -> Integer.toString(number);
    };
  }

  static LocalizedText summary(
      LocalizedText subject,
      @Nullable Double index,
      @Nullable Double previous,
      boolean sameKpis,
      Shift shift) {
    if (index == null) {
      return new LocalizedText(
          subject.ja() + "は、この期ではまだ算定できません。",
          subject.english() + ": no figure yet for this period.");
    }
    String figure = Shown.figure(index).toPlainString();
    String japanese = subject.ja() + "は、目標100に対し" + figure;
    String english = subject.english() + " stands at " + figure + " (target = 100)";
    if (previous == null) {
      return new LocalizedText(japanese + "です。", english + ".");
    }
    if (!sameKpis) {
      return new LocalizedText(
          japanese + "。前期とは算定できたKPIが異なるため比べられません。",
          english + "; not comparable: the KPIs differ from the previous period.");
    }
    BigDecimal points = Shown.change(previous, index);
    if (points.signum() == 0) {
      return new LocalizedText(japanese + "。前期から変わっていません。", english + ", unchanged.");
    }
    boolean up = points.signum() > 0;
    String amount = points.abs().toPlainString();
    String moved = japanese + "。前期から" + amount + "ポイント";
    String movedEn = english + (up ? ", up " : ", down ") + amount + " points";
    return mainly(index - previous, shift)
        .map(why ->
            new LocalizedText(
                moved + (up ? "上がりました" : "下がりました") + "が、主に" + why.ja() + "によるものです。",
                movedEn + ", mainly due to " + why.english() + "."))
        .orElseGet(() -> new LocalizedText(moved + (up ? "伸びました。" : "下がりました。"), movedEn + "."));
  }

  /// What most of a change comes from, if that is no value that was measured: nobody did better or
  /// worse by as much.
  private static Optional<LocalizedText> mainly(double change, Shift shift) {
    boolean isCoverage =
        Math.signum(change) * shift.coverage() >= Math.signum(change) * shift.composition();
    double points = isCoverage ? shift.coverage() : shift.composition();
    return points / change >= MOST
        ? Optional.of(cause(isCoverage ? "COVERAGE" : "COMPOSITION", code -> Optional.empty()))
        : Optional.empty();
  }
}
