package dxpulse.publication.report;

/// Sets a report as a file.
public interface Documents {
  byte[] set(Report report);
}
