package dxpulse.infra.testkit.witness.technologiesdonotknoweachother.edge;

public class Answers {}
