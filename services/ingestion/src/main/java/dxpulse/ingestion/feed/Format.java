package dxpulse.ingestion.feed;

/// What an answer is written in.
public enum Format {
  JSON,
  CSV,
  XLSX,
  ESTAT_JSON,
  ESTAT_CSV,
  SDMX_JSON,
  SDMX_CSV,
  CKAN
}
