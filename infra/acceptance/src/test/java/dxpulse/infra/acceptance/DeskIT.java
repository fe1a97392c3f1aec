package dxpulse.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A story begins with an empty desk, whoever left something there.
@Tag(StaffStories.TAG)
class DeskIT {
  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String FEED = "/api/ingestion/feeds/asked";
  private static final FeedSource SOURCE = new FeedSource("期間,件数\nFY2021-Q2,17\n");

  @AfterAll
  static void closeSource() {
    SOURCE.close();
  }

  @Test
  void whatAFeedPutForwardLeavesTheDeskToo() {
    String definition = SOURCE.feedOfTraining("研修の照会", "Training, to be approved", false);
    assertThat(PLATFORM.send("PUT", FEED, "office", definition).statusCode()).isEqualTo(200);
    assertThat(PLATFORM.send("POST", FEED + "/preview", "office", "{}").body())
        .contains("\"accepted\":1");
    assertThat(PLATFORM.send("POST", FEED + "/run", "office", "{}").body())
        .contains("\"outcome\":\"OK\"");
    assertThat(Desk.waiting("office").toString()).contains("FY2021-Q2");

    Desk.clear();

    assertThat(Desk.waiting("office")).isEmpty();
  }
}
