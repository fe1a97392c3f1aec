package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Role;
import dxpulse.ingestion.feed.json.JsonDefinitions;
import dxpulse.ingestion.submission.Machines;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PushedFeedsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private final DefinitionFormat format = new JsonDefinitions(cron -> null);
  private final InMemoryFeeds feeds = new InMemoryFeeds();
  private final PushedFeeds pushed = new PushedFeeds(feeds, () -> NOW);

  @Test
  void aMachineIsKnownHoweverItsSignInWritesItsName() {
    keep("sensors", "road-sensors", false);

    assertThat(pushed.isTrusted(machine("service-account-Road-Sensors"))).isFalse();
    assertThat(pushed.isTrusted(machine("ROAD-SENSORS"))).isFalse();
    assertThat(pushed.isTrusted(machine("others"))).isTrue();
  }

  @Test
  void aFeedThatWasKeptUnderOtherRulesIsSeenAndItsMachineIsNotTrusted() {
    assertThat(format.read(json("sensors", "Road-Sensors", true)).faults())
        .extracting(FeedFault::place)
        .containsExactly("/origin/client");
    keep("sensors", "Road-Sensors", true);

    assertThat(pushed.isTrusted(machine("road-sensors"))).isFalse();
  }

  @Test
  void ofTwoFeedsOfOneMachineTheOneThatTrustsLessHolds() {
    keep("a", "meter", true);
    keep("b", "meter", false);
    keep("c", "meter", true);

    assertThat(pushed.isTrusted(machine("meter"))).isFalse();
  }

  @Test
  void nothingIsTakenFromAMachineWhoseFeedIsOff() {
    FeedDefinition feed = keep("meters", "meter", true);
    assertThat(pushed.isOff(machine("meter"))).as("a new one is off").isTrue();
    assertThat(pushed.isOff(machine("others"))).as("nothing was agreed with it").isFalse();

    feeds.change(feed, state -> state.switchedOn(NOW, null));
    pushed.forget();
    assertThat(pushed.isOff(machine("meter"))).isFalse();
  }

  @Test
  void aMachineWhoseFeedWasRemovedIsNotTrustedForWantOfOne() {
    FeedDefinition wrong = keep("meters", "meter", true);
    feeds.remove(wrong, new Feed.Removal("office", "事務局", NOW, "取り違え"));
    pushed.forget();

    assertThat(pushed.isOff(machine("meter"))).isTrue();
    FeedDefinition right = keep("meters-2", "meter", true);
    feeds.change(right, state -> state.switchedOn(NOW, null));
    pushed.forget();
    assertThat(pushed.other(right)).as("the client is free again").isEmpty();
    assertThat(pushed.isOff(machine("meter"))).isFalse();
  }

  @Test
  void whatCouldNotBeNotedBelongsToTheNextRun() {
    FeedDefinition feed = keep("meters", "meter", true);
    pushed.hear(machine("meter"), new Machines.Sent(2, 0, 0, 10, List.of()));

    assertThatThrownBy(() ->
            pushed.drained(
                feed,
                "1",
                run -> {
                  throw new IllegalStateException("no store");
                }))
        .hasMessage("no store");
    pushed.hear(machine("meter"), new Machines.Sent(1, 0, 0, 10, List.of()));

    assertThat(pushed.drained(feed, "2", run -> {}).orElseThrow().accepted()).isEqualTo(3);
    assertThat(pushed.drained(feed, "3", run -> {})).isEmpty();
  }

  private FeedDefinition keep(String name, String client, boolean trusted) {
    FeedDefinition feed =
        Objects.requireNonNull(format.stored(json(name, client, trusted)).definition());
    feeds.keep(feed, null);
    pushed.forget();
    return feed;
  }

  private static String json(String name, String client, boolean trusted) {
    return """
    {"name": "%s", "organization": "020001", "title": {"ja": "路面", "en": "Roads"},
     "department": "roads", "trusted": %s,
     "origin": {"kind": "PUSH", "client": "%s", "indicators": ["R02"]},
     "schedule": {"lateAfter": "PT2H"}}
    """
        .formatted(name, trusted, client);
  }

  private static Caller machine(String id) {
    return new Caller(id, id, new OrganizationCode("020001"), "roads", Set.of(Role.FEED));
  }
}
