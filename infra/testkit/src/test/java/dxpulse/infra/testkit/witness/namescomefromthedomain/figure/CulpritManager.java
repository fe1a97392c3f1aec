package dxpulse.infra.testkit.witness.namescomefromthedomain.figure;

class CulpritManager {}
