package dxpulse.kpiscoring.reading;

class InMemoryValueBookTest extends ValueBookContract {
  @Override
  protected ValueBook emptyBook() {
    return new InMemoryValueBook();
  }
}
