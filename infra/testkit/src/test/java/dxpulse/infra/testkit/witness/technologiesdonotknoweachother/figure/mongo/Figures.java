package dxpulse.infra.testkit.witness.technologiesdonotknoweachother.figure.mongo;

public class Figures {}
