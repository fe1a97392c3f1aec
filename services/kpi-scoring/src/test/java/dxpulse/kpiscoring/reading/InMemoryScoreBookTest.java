package dxpulse.kpiscoring.reading;

class InMemoryScoreBookTest extends ScoreBookContract {
  @Override
  protected ScoreBook emptyBook() {
    return new InMemoryScoreBook();
  }
}
