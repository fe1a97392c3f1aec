package dxpulse.ingestion.report;

class InMemoryReportsTest extends ReportsContract {
  @Override
  protected Reports reports() {
    return new InMemoryReports();
  }
}
