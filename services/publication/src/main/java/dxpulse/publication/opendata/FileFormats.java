package dxpulse.publication.opendata;

import dxpulse.publication.board.PlanFacts;
import java.util.List;

/// Writes tables as files.
public interface FileFormats {
  /// Comma-separated, a heading and a row for each record, as text.
  String csv(Table table);

  /// SDMX-CSV 2.0 of a dataset that is a statistic.
  String sdmxCsv(Table table);

  /// One object with the dataset's description and its rows as objects.
  byte[] json(Table table, PlanFacts facts);

  /// What the columns of a CSV file mean (CSV on the Web).
  byte[] columns(Dataset<?> dataset);

  /// The catalogue of all datasets and releases (DCAT).
  ///
  /// @param site address of the public site, without a slash at its end
  byte[] catalogue(PlanFacts facts, List<FrozenDataset> releases, String site);
}
