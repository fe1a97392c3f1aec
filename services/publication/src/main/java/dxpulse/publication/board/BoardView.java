package dxpulse.publication.board;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a public board shows, complete: pages, JSON and files are made from this alone.
public sealed interface BoardView {
  Head head();

  /// Whether an index in the view stands for a part of its period only.
  default boolean standsForAPart() {
    return switch (this) {
      case Overview view -> view.fields().stream().anyMatch(FieldPart::standsForAPart);
      case FieldBoard view -> view.field().standsForAPart();
      case KpiBoard view -> view.card().standsForAPart();
      case Roadmap _ -> false;
    };
  }

  /// @param board name in the address: `overview`, `industry`, `kpi/K6`, `roadmap`
  /// @param version grows each time the view changes
  /// @param periods periods of this granularity that have figures, newest first
  /// @param asOf when the newest figure in the view was recorded
  /// @param sample whether any figure is a demonstration value (サンプル値)
  /// @param late feeds of its indicators that are late or failing (データ更新の遅れ)
  /// @param newestValue the period of the newest value behind the figures (データ時点); absent where
  ///   nobody can tell, and in releases that are older
  record Head(
      String board,
      Granularity granularity,
      Period period,
      long version,
      List<Period> periods,
      @Nullable Instant asOf,
      boolean provisional,
      boolean sample,
      List<LateFeed> late,
      @Nullable Period newestValue) {
    public Head(
        String board,
        Granularity granularity,
        Period period,
        long version,
        List<Period> periods,
        @Nullable Instant asOf,
        boolean provisional,
        boolean sample,
        List<LateFeed> late) {
      this(board, granularity, period, version, periods, asOf, provisional, sample, late, null);
    }
  }

  /// A feed that brings nothing new for the time being.
  record LateFeed(LocalizedText title, @Nullable LocalizedText reason, Instant since) {}

  /// 全体.
  ///
  /// @param highlights cases that the office puts first; releases that are older have none
  record Overview(
      Head head,
      LocalizedText summary,
      List<FieldPart> fields,
      ProjectCounts projects,
      @Nullable List<Case> highlights)
      implements BoardView {
    @Override
    public List<Case> highlights() {
      return highlights == null ? List.of() : highlights;
    }
  }

  /// 分野.
  record FieldBoard(
      Head head,
      FieldPart field,
      LocalizedText summary,
      List<StateCount> indicatorStates,
      List<KpiCard> kpis,
      List<ProjectLine> projects)
      implements BoardView {}

  /// KPI.
  record KpiBoard(
      Head head,
      KpiCard card,
      Method method,
      List<ProjectLine> projects,
      @Nullable LastChange lastChange)
      implements BoardView {}

  /// 事業とロードマップ.
  record Roadmap(Head head, List<ProjectUpdated> projects) implements BoardView {}

  /// @param index mean of the field's KPI indexes, or absent when none is scored
  /// @param change points since the period before, if the mean then was of the same KPIs
  /// @param previousIndex what the part shows for the period before; releases that are older say
  ///   nothing of it
  record FieldPart(
      Field field,
      @Nullable Double index,
      @Nullable Double change,
      List<KpiLine> kpis,
      @Nullable Double previousIndex) {

    /// The index of the period before, if there was one.
    public @Nullable Double before() {
      return previousIndex != null || index == null || change == null
          ? previousIndex
          : Double.valueOf(index - change);
    }

    /// Whether there is an index of both periods and they are means of different KPIs, so that
    /// their difference would say nothing.
    public boolean hasOtherKpis() {
      return index != null && previousIndex != null && change == null;
    }

    /// What of the change of the mean no measured value brought.
    Shift shift() {
      return Shift.mean(
          kpis.stream()
              .filter(line -> line.index() != null)
              .map(line -> line.shift() == null ? Shift.NONE : line.shift())
              .toList());
    }

    /// Whether an index that enters the mean stands for a part of its period only.
    public boolean standsForAPart() {
      return kpis.stream().anyMatch(line -> line.index() != null && line.partial());
    }
  }

  /// A KPI in one line.
  ///
  /// @param partial whether some indicator stands for a part of the period only; releases that are
  ///   older say nothing of it
  /// @param newestValue the period of the newest value behind the index; absent as in the head
  /// @param coverage share of weight with a usable value, 0 to 1; releases that are older say
  ///   nothing of it
  /// @param carriedForward whether every value behind the index is of an earlier period; releases
  ///   that are older say nothing of it
  /// @param shift what of the change no measured value brought; absent where there is no change,
  ///   and in releases that are older
  record KpiLine(
      KpiCode code,
      LocalizedText name,
      @Nullable Double index,
      @Nullable NotScoredReason notScored,
      @Nullable Double change,
      boolean provisional,
      boolean sample,
      @Nullable Boolean partial,
      @Nullable Period newestValue,
      @Nullable Double coverage,
      @Nullable Boolean carriedForward,
      @Nullable Shift shift) {
    public KpiLine(
        KpiCode code,
        LocalizedText name,
        @Nullable Double index,
        @Nullable NotScoredReason notScored,
        @Nullable Double change,
        boolean provisional,
        boolean sample,
        @Nullable Boolean partial) {
      this(
          code,
          name,
          index,
          notScored,
          change,
          provisional,
          sample,
          partial,
          null,
          null,
          null,
          null);
    }

    @Override
    public Boolean partial() {
      return partial != null && partial;
    }
  }

  /// @param previousIndex index of the period before
  /// @param history oldest first, ending with this period
  /// @param sentence why the index moved, in plain words, equal to the table
  record KpiCard(
      KpiLine line,
      Field field,
      @Nullable Double previousIndex,
      double coverage,
      int revision,
      @Nullable Instant scoredAt,
      LocalizedText sentence,
      List<HistoryPoint> history,
      List<ComponentLine> components,
      List<KpiScored.Contribution> contributions,
      KpiScored.@Nullable Pace pace,
      KpiScored.@Nullable Forecast forecast,
      KpiScored.@Nullable Link link,
      @Nullable Correction correction,
      boolean partial,
      List<Case> cases) {
    /// Whether it has an index, and that stands for a part of its period only.
    public boolean standsForAPart() {
      return line.index() != null && partial;
    }
  }

  /// A value that was reported again, and what that did to the index: alone, or together with other
  /// values, whose effects nobody can tell apart.
  ///
  /// @param before the index that stood before
  /// @param others values that were scored together with it, the newest of them, oldest first
  /// @param othersCount how many there were, told or not
  record Correction(
      @Nullable Double before,
      @Nullable IndicatorCode indicator,
      @Nullable Period valuePeriod,
      @Nullable BigDecimal previousValue,
      @Nullable BigDecimal value,
      List<OtherValue> others,
      int othersCount) {}

  /// What changed an index last: an office and a time, never a person.
  ///
  /// @param indicator absent where a definition changed
  /// @param department who is responsible for the indicator, as its projects name it; absent where
  ///   none does
  /// @param approved whether somebody released the value
  /// @param others how many other values came with it
  record LastChange(
      Instant at,
      @Nullable IndicatorCode indicator,
      @Nullable LocalizedText name,
      @Nullable Period valuePeriod,
      @Nullable String department,
      boolean approved,
      int others) {}

  /// A value that was scored together with another one.
  ///
  /// @param previousValue absent where it is the first of its period
  record OtherValue(
      @Nullable IndicatorCode indicator,
      @Nullable Period valuePeriod,
      @Nullable BigDecimal previousValue,
      @Nullable BigDecimal value) {}

  /// @param stage the named stage reached, for an indicator that is measured in stages
  /// @param goal the target that is in force, with its form and its words
  /// @param comparison how the value stands to the baseline, where the target has no number
  /// @param source where the figure is from, as the department or statistic states it
  record ComponentLine(
      IndicatorCode code,
      LocalizedText name,
      @Nullable LocalizedText definition,
      String unit,
      int decimals,
      Direction direction,
      Accumulation accumulation,
      NormalisationMethod normalisation,
      @Nullable BigDecimal value,
      @Nullable Period valuePeriod,
      boolean carriedForward,
      boolean partial,
      @Nullable ValueStatus status,
      boolean sample,
      @Nullable BigDecimal baseline,
      @Nullable BigDecimal target,
      @Nullable Period targetPeriod,
      boolean sampleTarget,
      @Nullable Double achievement,
      @Nullable Double score,
      double weight,
      @Nullable NotScoredReason notScored,
      String department,
      @Nullable String source,
      @Nullable String stage,
      @Nullable Target goal,
      KpiScored.@Nullable Comparison comparison,
      KpiScored.@Nullable Pace pace) {
    /// As [KpiScored.Component#counts()].
    public boolean counts() {
      return score != null && weight > 0;
    }
  }

  /// How the index is made.
  record Method(
      int version,
      Aggregation aggregation,
      @Nullable BigDecimal cap,
      @Nullable BigDecimal floor,
      BigDecimal minimumCoverage,
      int maxAgeMonths) {}

  /// Number of indicators in each state; the states cover all of them.
  record StateCount(IndicatorState state, int count) {}

  /// The last two are not the same: a value may be there that cannot be scored, for want of a
  /// baseline or because it is too old.
  enum IndicatorState {
    ACHIEVED,
    ON_TRACK,
    BEHIND,
    REFERENCE,
    NOT_SCORED,
    NO_DATA
  }

  record ProjectCounts(int total, int reported, List<FieldCount> byField) {
    record FieldCount(Field field, int count) {}
  }

  record ProjectLine(
      int number, LocalizedText name, String item, ProjectUpdated.@Nullable State state) {}

  /// 代表的な事例.
  ///
  /// @param evidence the address of a page that shows it
  /// @param en what is told of it in English; older ones have none
  record Case(
      String id,
      Field field,
      @Nullable KpiCode kpi,
      @Nullable String place,
      String organisation,
      LocalizedText summary,
      @Nullable String effect,
      @Nullable String before,
      @Nullable String after,
      @Nullable Period from,
      @Nullable Period to,
      @Nullable String evidence,
      @Nullable Picture picture,
      @Nullable English en) {

    /// What is written in English beside the Japanese words of the same name.
    public record English(
        @Nullable String place,
        @Nullable String organisation,
        @Nullable String effect,
        @Nullable String before,
        @Nullable String after) {}

    public LocalizedText organisationText() {
      return new LocalizedText(organisation, en == null ? null : en.organisation());
    }

    public @Nullable LocalizedText placeText() {
      return place == null ? null : new LocalizedText(place, en == null ? null : en.place());
    }

    public @Nullable LocalizedText effectText() {
      return effect == null ? null : new LocalizedText(effect, en == null ? null : en.effect());
    }

    public @Nullable LocalizedText beforeText() {
      return before == null ? null : new LocalizedText(before, en == null ? null : en.before());
    }

    public @Nullable LocalizedText afterText() {
      return after == null ? null : new LocalizedText(after, en == null ? null : en.after());
    }

    /// A picture that is served as JPEG.
    ///
    /// @param tag names its content in the address
    /// @param alt what is seen in it, for those who do not see it
    public record Picture(String tag, int width, int height, @Nullable LocalizedText alt) {
      public String address() {
        return "/cases/pictures/" + tag + ".jpg";
      }
    }
  }
}
