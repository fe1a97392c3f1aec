package dxpulse.infra.testkit.witness.featurestaketimeandidentityasarguments.figure;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

class Culprit {
  final Supplier<Instant> clock = Instant::now;
  final UUID id = UUID.randomUUID();
  final int chance = new Random().nextInt();
}
