package dxpulse.infra.testkit.witness.technologieshidewhatnobodyuses;

import dxpulse.infra.testkit.witness.technologieshidewhatnobodyuses.figure.mongo.Innocent;

class Wiring {
  final Innocent used = new Innocent();
}
