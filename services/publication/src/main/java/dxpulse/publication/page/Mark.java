package dxpulse.publication.page;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.KpiScored.Comparison;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.KpiLine;
import dxpulse.publication.board.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What has to be known about a figure, as a chip: a sign, words and a border of its own, so that
/// no two are told apart by colour alone, and the term that explains it.
public enum Mark {
  FINAL("●", "確定値", "Final", "final"),
  PROVISIONAL("◇", "速報値", "Provisional", "provisional"),
  ESTIMATED("≒", "推計値", "Estimated", "estimated"),
  HEARING("◎", "聞き取り値", "By hearing", "by-hearing"),
  CORRECTED("≠", "訂正あり", "Corrected", "revision"),
  SAMPLE("△", "サンプル値", "Sample value", "sample-value"),
  SAMPLE_TARGET("△", "目標はサンプル値", "Sample target", "sample-value"),
  CARRIED_FORWARD("←", "過去の値を使用", "Earlier value used", "carried-forward"),
  PARTIAL("▽", "期の一部の値", "Part of the period", "part-of-the-period"),
  COVERAGE("⊂", "算定率100％未満", "Coverage below 100 %", "coverage"),
  REFERENCE("※", "参考値", "Reference", "reference-indicator"),
  NO_VALUE("□", "値なし", "No value", "no-value"),
  NOT_SCORED("×", "算定不可", "Not scored", "not-scored"),
  BETTER("↑", "基準値より改善", "Better than the baseline", "baseline"),
  UNCHANGED("＝", "基準値と同じ", "As the baseline", "baseline"),
  WORSE("↓", "基準値より悪化", "Worse than the baseline", "baseline"),
  LATE("▲", "データ更新の遅れ", "Update late", "stale"),
  OLD("◁", "古いデータ", "Old data", "old-data");

  private static final LocalizedText INDEX_OF_A_PART =
      new LocalizedText("期の一部", "Part of the period");

  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private final String sign;
  private final LocalizedText words;
  private final String term;

  Mark(String sign, String ja, String en, String term) {
    this.sign = sign;
    this.words = new LocalizedText(ja, en);
    this.term = term;
  }

  /// A letter that prints in any Japanese font; the words say it again.
  public String sign() {
    return sign;
  }

  public LocalizedText words() {
    return words;
  }

  /// Its words beside an index, which is no value of its own.
  public LocalizedText wordsOfIndex() {
    return this == PARTIAL ? INDEX_OF_A_PART : words;
  }

  /// Its words beside the index of a KPI: of a coverage how large it is.
  public LocalizedText wordsOfIndex(@Nullable KpiLine line) {
    if (this != COVERAGE || line == null || line.coverage() == null) {
      return wordsOfIndex();
    }
    String share = percent(line.coverage()).stripTrailingZeros().toPlainString();
    return new LocalizedText("算定率" + share + "％", "Coverage " + share + " %");
  }

  private static BigDecimal percent(double coverage) {
    return Shown.figure(coverage * 100);
  }

  /// Where the glossary explains it.
  public String term() {
    return term;
  }

  /// The class of its chip.
  public String style() {
    return "m-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// How a value was obtained, if that has to be said.
  public static @Nullable Mark of(@Nullable ValueStatus status) {
    return switch (status) {
      case PROVISIONAL -> PROVISIONAL;
      case ESTIMATED -> ESTIMATED;
      case HEARING -> HEARING;
      case CORRECTED -> CORRECTED;
      case FINAL -> null;
      case null -> null;
    };
  }

  public static Mark of(Comparison comparison) {
    return switch (comparison) {
      case BETTER -> BETTER;
      case UNCHANGED -> UNCHANGED;
      case WORSE -> WORSE;
    };
  }

  /// Why an indicator is not in the index: it has no target, no value, or a value that cannot be
  /// scored.
  public static Mark of(NotScoredReason reason) {
    return switch (reason) {
      case NO_TARGET -> REFERENCE;
      case NO_VALUE, NO_DATA -> NO_VALUE;
      case TOO_OLD,
          NO_BASELINE,
          NOT_YET_DEFINED,
          TARGET_EQUALS_BASELINE,
          TARGET_ON_WRONG_SIDE,
          ZERO_TARGET,
          ZERO_VALUE,
          GOALPOSTS_ARE_EQUAL,
          UNKNOWN_STAGE,
          NOT_FINITE,
          KPI_NOT_IN_FORCE,
          NO_SCORED_INDICATOR,
          BELOW_MIN_COVERAGE,
          NON_POSITIVE_SCORE ->
          NOT_SCORED;
    };
  }

  /// Why a value may still move, or moved, such as 推計値、期の一部の値; empty where it is settled.
  public static String unsettled(ComponentLine line, Lang lang) {
    return Stream.of(of(line.status()), line.partial() ? PARTIAL : null)
        .filter(Objects::nonNull)
        .map(mark -> lang.of(mark.words()))
        .collect(Collectors.joining(lang.of("、", ", ")));
  }

  /// All that has to be known about an index.
  public static List<Mark> of(KpiLine line) {
    List<Mark> marks = new ArrayList<>();
    // What the rest of the period may still move is not final.
    if (line.index() != null && (line.provisional() || !line.partial())) {
      marks.add(line.provisional() ? PROVISIONAL : FINAL);
    }
    if (line.sample()) {
      marks.add(SAMPLE);
    }
    if (line.index() != null && line.partial()) {
      marks.add(PARTIAL);
    }
    Double coverage = line.coverage();
    if (line.index() != null && coverage != null && percent(coverage).compareTo(ALL) < 0) {
      marks.add(COVERAGE);
    }
    return List.copyOf(marks);
  }

  /// All that has to be known about an index of a period: also that no value behind it is of that
  /// period.
  public static List<Mark> of(KpiLine line, Period period) {
    List<Mark> marks = new ArrayList<>(of(line));
    Period newest = line.newestValue();
    Boolean told = line.carriedForward();
    boolean carriedForward =
        told == null ? newest != null && newest.endMonth() <= period.firstMonth() : told;
    if (line.index() != null && carriedForward) {
      marks.add(CARRIED_FORWARD);
    }
    return List.copyOf(marks);
  }

  /// All that has to be known about the index of a field: what holds for any index in it, but that
  /// no value is of the period only where that holds for all.
  public static List<Mark> of(FieldPart part, Period period) {
    List<List<Mark>> counted =
        part.kpis().stream()
            .filter(line -> line.index() != null)
            .map(line -> of(line, period))
            .toList();
    return Stream.of(PROVISIONAL, FINAL, SAMPLE, PARTIAL, COVERAGE, CARRIED_FORWARD)
        .filter(mark ->
            mark == FINAL || mark == CARRIED_FORWARD
                ? !counted.isEmpty() && counted.stream().allMatch(marks -> marks.contains(mark))
                : counted.stream().anyMatch(marks -> marks.contains(mark)))
        .toList();
  }

  /// All that has to be known about an index of which there is a card.
  public static List<Mark> of(KpiCard card) {
    List<Mark> marks = new ArrayList<>(of(card.line()));
    if (card.partial() && !marks.contains(PARTIAL)) {
      marks.remove(FINAL);
      marks.add(PARTIAL);
    }
    if (isCarriedForward(card)) {
      marks.add(CARRIED_FORWARD);
    }
    if (card.correction() != null) {
      marks.add(CORRECTED);
    }
    return List.copyOf(marks);
  }

  /// Whether every value that counts is of an earlier period. Cards of older releases tell it by
  /// their components alone.
  private static boolean isCarriedForward(KpiCard card) {
    Boolean told = card.line().carriedForward();
    if (told != null) {
      return card.line().index() != null && told;
    }
    List<ComponentLine> counted = card.components().stream().filter(ComponentLine::counts).toList();
    return card.line().index() != null
        && !counted.isEmpty()
        && counted.stream().allMatch(ComponentLine::carriedForward);
  }

  /// All that has to be known about the value of an indicator.
  public static List<Mark> of(ComponentLine line) {
    List<Mark> marks = new ArrayList<>();
    if (line.notScored() != null) {
      marks.add(of(line.notScored()));
    }
    Mark status = of(line.status());
    if (status != null) {
      marks.add(status);
    }
    if (line.sample() || line.sampleTarget()) {
      marks.add(line.sample() ? SAMPLE : SAMPLE_TARGET);
    }
    if (line.carriedForward()) {
      marks.add(CARRIED_FORWARD);
    }
    if (line.partial()) {
      marks.add(PARTIAL);
    }
    if (line.comparison() != null) {
      marks.add(of(line.comparison()));
    }
    return List.copyOf(marks);
  }
}
