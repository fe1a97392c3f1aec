package dxpulse.infra.testkit.witness.featurestaketimeandidentityasarguments.figure;

import java.util.Random;

class Innocent {
  static final long SEED = 7;

  final int drawn = new Random(SEED).nextInt();
}
