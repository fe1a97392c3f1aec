package dxpulse.infra.testkit.witness.namescomefromthedomain.util;

class Culprit {}
