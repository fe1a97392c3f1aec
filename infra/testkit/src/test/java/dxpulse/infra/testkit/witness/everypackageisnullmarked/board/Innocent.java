package dxpulse.infra.testkit.witness.everypackageisnullmarked.board;

class Innocent {}
