package dxpulse.infra.testkit.witness.featureshavenocycles.board;

import dxpulse.infra.testkit.witness.featureshavenocycles.figure.Culprit;

public class Board {
  final Class<?> figure = Culprit.class;
}
