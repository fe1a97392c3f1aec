package dxpulse.infra.testkit.witness.everypackageisnullmarked.figure;

class Culprit {}
