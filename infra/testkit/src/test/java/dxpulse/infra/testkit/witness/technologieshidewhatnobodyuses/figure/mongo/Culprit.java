package dxpulse.infra.testkit.witness.technologieshidewhatnobodyuses.figure.mongo;

public class Culprit {}
