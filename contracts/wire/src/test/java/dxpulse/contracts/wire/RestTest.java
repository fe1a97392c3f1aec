package dxpulse.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestTest {
  @Test
  void whatComesAloneIsFollowedByNoRestWhilePeopleWait() {
    assertThat(Rest.GATHERING.millisAfter(0)).isZero();
    assertThat(Rest.GATHERING.millisAfter(1)).isZero();
  }

  @Test
  void whatComesInCompanyIsFollowedByAShortRest() {
    assertThat(Rest.GATHERING.millisAfter(2)).isEqualTo(5);
    assertThat(Rest.GATHERING.millisAfter(499)).isEqualTo(5);
  }

  @Test
  void whatNobodyWatchesRestsAfterEachBatch() {
    assertThat(Rest.UNHURRIED.millisAfter(0)).isZero();
    assertThat(Rest.UNHURRIED.millisAfter(1)).isEqualTo(100);
  }

  @Test
  void nobodyRestsWhileManyWait() {
    assertThat(Rest.values()).allSatisfy(rest -> assertThat(rest.millisAfter(500)).isZero());
  }
}
