package dxpulse.infra.testkit.witness.featuresarepure.figure;

/// Knows a technology of its own service.
class Culprit {
  int stored() {
    return new dxpulse.infra.testkit.witness.featuresarepure.figure.mongo.Figures().count();
  }
}
