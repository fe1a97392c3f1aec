package dxpulse.roadmap;

import dxpulse.infra.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsTheHouseRules() {
    HouseRules.check("dxpulse.roadmap");
  }
}
