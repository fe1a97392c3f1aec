package dxpulse.infra.testkit.witness.nobodyknowsthewiring.figure;

import dxpulse.infra.testkit.witness.nobodyknowsthewiring.Wiring;

class Culprit {
  final Wiring wiring = new Wiring();
}
