package dxpulse.publication.opendata;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.PlanFacts;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An index of a KPI with the definition that names it.
///
/// @param newestValue the period of the newest value behind it, where somebody can tell
record Scored(KpiScored score, @Nullable KpiDefined kpi, @Nullable Period newestValue) {
  static Stream<Scored> all(PlanFacts facts) {
    Map<String, KpiDefined> kpis =
        facts.kpis().stream().collect(Collectors.toMap(each -> each.code().value(), each -> each));
    return facts.scores().stream()
        .map(score ->
            new Scored(score, kpis.get(score.kpi().value()), facts.newestValueBehind(score)));
  }

  KpiDefined.@Nullable Version version() {
    return kpi == null ? null : kpi.versionFor(score.period()).orElse(kpi.newest());
  }

  @Nullable LocalizedText name() {
    KpiDefined.Version version = version();
    return version == null ? null : version.name();
  }

  @Nullable String field() {
    KpiDefined.Version version = version();
    return version == null ? null : version.field().code();
  }

  /// Columns that tell which KPI and period a row is about.
  static <R> List<Column<R>> columns(Function<R, Scored> of) {
    return Columns.joined(
        Columns.organization(row -> of.apply(row).score().organization()),
        List.of(
            Columns.kpiCode(row -> of.apply(row).score().kpi().value()),
            Column.text(
                "kpi_name_ja",
                "KPIの名前",
                "Name of the KPI in Japanese",
                row -> Columns.ja(of.apply(row).name())),
            Column.text(
                "kpi_name_en",
                "KPIの名前（英語）",
                "Name of the KPI in English",
                row -> Columns.en(of.apply(row).name())),
            Column.text(
                "field_code",
                "分野（industry、living、administration）",
                "Field (industry, living, administration)",
                row -> of.apply(row).field()),
            Columns.granularity(row -> of.apply(row).score())),
        Times.columns(row -> of.apply(row).score().period()));
  }

  /// Columns that tell how far a row is to be trusted.
  static <R> List<Column<R>> standing(Function<R, Scored> of) {
    return List.of(
        Column.truth(
            "provisional",
            "速報値を含むか",
            "Whether a value that is not settled enters",
            row -> of.apply(row).score().provisional()),
        Columns.sample(row -> of.apply(row).score().sample()),
        Column.instant(
            "scored_at", "算定した日時", "When it was scored", row -> of.apply(row).score().scoredAt()));
  }
}
