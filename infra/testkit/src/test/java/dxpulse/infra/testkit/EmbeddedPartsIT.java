package dxpulse.infra.testkit;

/// The parts that need no container engine.
class EmbeddedPartsIT extends PartsContract {
  @Override
  String kafka() {
    return RealParts.kafka();
  }

  @Override
  String mongo() {
    return RealParts.embeddedMongo();
  }

  @Override
  String redis() {
    return RealParts.redis();
  }
}
