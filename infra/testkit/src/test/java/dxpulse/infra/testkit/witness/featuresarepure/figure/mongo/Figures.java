package dxpulse.infra.testkit.witness.featuresarepure.figure.mongo;

public class Figures {
  public int count() {
    return 1;
  }
}
