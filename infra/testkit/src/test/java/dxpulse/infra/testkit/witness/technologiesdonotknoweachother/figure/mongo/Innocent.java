package dxpulse.infra.testkit.witness.technologiesdonotknoweachother.figure.mongo;

import dxpulse.infra.testkit.witness.technologiesdonotknoweachother.edge.Answers;

class Innocent {
  final Answers answers = new Answers();
  final Figures ofTheSameRoom = new Figures();
}
