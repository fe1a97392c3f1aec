package dxpulse.infra.testkit.witness.nobodyknowsthewiring;

public class Wiring {}
