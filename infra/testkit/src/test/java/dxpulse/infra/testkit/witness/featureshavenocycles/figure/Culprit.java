package dxpulse.infra.testkit.witness.featureshavenocycles.figure;

import dxpulse.infra.testkit.witness.featureshavenocycles.board.Board;

public class Culprit {
  final Board board = new Board();
}
