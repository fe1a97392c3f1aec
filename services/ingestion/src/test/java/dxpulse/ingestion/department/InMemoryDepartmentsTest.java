package dxpulse.ingestion.department;

class InMemoryDepartmentsTest extends DepartmentsContract {
  @Override
  protected Departments departments() {
    return new InMemoryDepartments();
  }
}
