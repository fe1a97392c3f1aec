package dxpulse.publication.opendata;

import dxpulse.contracts.types.LocalizedText;
import java.util.List;
import java.util.Optional;

/// The datasets there are.
public final class Datasets {
  public static final Dataset<?> FIELDS = FieldDatasets.FIELDS;
  public static final Dataset<?> SCORES = FigureDatasets.SCORES;
  public static final Dataset<?> COMPONENTS = FigureDatasets.COMPONENTS;
  public static final Dataset<?> AREAS = AreaDatasets.AREAS;
  public static final Dataset<?> KPIS = DefinitionDatasets.KPIS;
  public static final Dataset<?> INDICATORS = DefinitionDatasets.INDICATORS;

  /// Names the mean of the fields where a field's code would stand.
  public static final String WHOLE = FieldDatasets.WHOLE;

  /// What it is called.
  public static final LocalizedText WHOLE_LABEL = FieldDatasets.WHOLE_LABEL;

  /// All datasets, in the order in which people look for them.
  public static final List<Dataset<?>> ALL =
      List.of(
          FIELDS,
          SCORES,
          COMPONENTS,
          ChangeDatasets.CONTRIBUTIONS,
          ChangeDatasets.OUTLOOK,
          ChangeDatasets.REVISIONS,
          AREAS,
          AreaDatasets.REFERENCES,
          KPIS,
          DefinitionDatasets.COMPOSITIONS,
          INDICATORS,
          DefinitionDatasets.TARGETS,
          ProjectDatasets.PROJECTS,
          ProjectDatasets.BUDGETS,
          MeasureDatasets.PHASES,
          MeasureDatasets.MEASURES,
          MeasureDatasets.BUDGETS,
          ProjectDatasets.REPORTS,
          ProjectDatasets.CASES);

  private Datasets() {}

  public static Optional<Dataset<?>> find(String code) {
    return ALL.stream().filter(each -> each.code().equals(code)).findFirst();
  }
}
