package dxpulse.infra.testkit.witness.technologiesdonotknoweachother.figure.kafka;

import dxpulse.infra.testkit.witness.technologiesdonotknoweachother.figure.mongo.Figures;

class Culprit {
  final Figures store = new Figures();
}
