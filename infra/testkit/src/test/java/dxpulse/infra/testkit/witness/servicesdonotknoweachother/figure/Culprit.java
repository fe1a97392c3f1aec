package dxpulse.infra.testkit.witness.servicesdonotknoweachother.figure;

import dxpulse.infra.testkit.witness.featuresarepure.figure.mongo.Figures;

class Culprit {
  final Figures ofAnotherService = new Figures();
}
