package dxpulse.ingestion.quarantine.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.infra.mongo.Breaks;
import dxpulse.infra.mongo.Stores;
import dxpulse.infra.testkit.RealParts;
import dxpulse.ingestion.quarantine.Resolution;
import dxpulse.ingestion.submission.WaitingRoom.Kind;
import dxpulse.ingestion.submission.WaitingRoom.Ticket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MongoWaitingRoomIT {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final OrganizationCode IWATE = new OrganizationCode("030007");
  private static final Instant NOON = Instant.parse("2026-07-05T12:00:00.5Z");

  private final MongoDatabase database =
      Stores.mongo(RealParts.mongo(), new Breaks()).getDatabase("room" + UUID.randomUUID());
  private final MongoWaitingRoom room = roomAt(NOON);

  @Test
  void theNewestComesFirstAndRowsOfAFileInTheirOrder() {
    room.enter(
        List.of(
            row("u1-10", NOON, 10),
            row("u1-9", NOON, 9),
            figure("old", AOMORI, NOON.minusNanos(1000)),
            figure("new", AOMORI, NOON.plusSeconds(1))));

    assertThat(waiting(AOMORI)).containsExactly("new", "u1-9", "u1-10", "old");
  }

  @Test
  void otherOrganizationsAreNotGoneThrough() {
    room.enter(List.of(figure("ours", AOMORI, NOON), figure("theirs", IWATE, NOON)));

    assertThat(waiting(AOMORI)).containsExactly("ours");
    assertThat(waiting(IWATE)).containsExactly("theirs");
  }

  @Test
  void whatWasDiscardedIsElsewhereAndComesBackWhenItIsCalled() {
    Ticket ticket = figure("one", AOMORI, NOON);
    room.enter(List.of(ticket));

    room.setAside(List.of(ticket));
    assertThat(waiting(AOMORI)).isEmpty();
    assertThat(names(AOMORI, true)).containsExactly("one");

    room.callBack(List.of(ticket));
    assertThat(waiting(AOMORI)).containsExactly("one");
    assertThat(names(AOMORI, true)).isEmpty();
  }

  @Test
  void whatAPersonHasEndedDoesNotComeInAgain() {
    Ticket ticket = figure("ended", AOMORI, NOON);
    end("ended", Resolution.Outcome.SENT_AGAIN);

    room.enter(List.of(ticket));

    assertThat(waiting(AOMORI)).isEmpty();
  }

  @Test
  void whatAPersonHasDiscardedCanStillBeCalledBackWhenItIsHeardAgain() {
    Ticket before = figure("away", AOMORI, NOON);
    room.enter(List.of(before));
    end("away", Resolution.Outcome.DISCARDED);
    room.leave(List.of(before));

    room.enter(List.of(figure("away", AOMORI, NOON.plusSeconds(60))));

    assertThat(waiting(AOMORI)).isEmpty();
    assertThat(names(AOMORI, true)).containsExactly("away");
  }

  @Test
  void aTicketOfNothingIsSweptAwayAfterSomeMinutes() {
    Ticket lost = figure("lost", AOMORI, NOON.minusSeconds(86_400));
    room.enter(List.of(lost));

    assertThat(roomAt(NOON.plusSeconds(60)).sweep(List.of(lost))).isEmpty();
    assertThat(waiting(AOMORI)).containsExactly("lost");
    assertThat(roomAt(NOON.plusSeconds(600)).sweep(List.of(lost))).containsExactly("lost");
    assertThat(waiting(AOMORI)).isEmpty();
  }

  @Test
  void whatAnEarlierBuildKeptIsLetInOnceWhereItStands() {
    end("sent", Resolution.Outcome.SENT_AGAIN);
    end("away", Resolution.Outcome.DISCARDED);
    List<Ticket> kept =
        List.of(
            figure("sent", AOMORI, NOON),
            figure("away", AOMORI, NOON),
            figure("waits", AOMORI, NOON));

    room.enterOnce("figures", kept);
    room.leave(List.of(kept.get(2)));
    room.enterOnce("figures", kept);

    assertThat(waiting(AOMORI)).isEmpty();
    assertThat(names(AOMORI, true)).containsExactly("away");
  }

  private MongoWaitingRoom roomAt(Instant now) {
    return new MongoWaitingRoom(database, Clock.fixed(now, ZoneOffset.UTC));
  }

  private void end(String id, Resolution.Outcome outcome) {
    var _ =
        new MongoResolutions(database)
            .keep(new Resolution(id, outcome, null, "重複", "office", NOON));
  }

  private List<String> waiting(OrganizationCode organization) {
    return names(organization, false);
  }

  private List<String> names(OrganizationCode organization, boolean discarded) {
    List<String> names = new ArrayList<>();
    room.goThrough(organization, discarded, ticket -> names.add(ticket.id()));
    return names;
  }

  private static Ticket figure(String id, OrganizationCode organization, Instant since) {
    return new Ticket(
        id,
        Kind.FIGURE,
        organization,
        since,
        0,
        Map.of("UNKNOWN_INDICATOR", "指標が登録されていません / unknown"),
        "feed",
        null,
        "feed",
        null,
        null);
  }

  private static Ticket row(String id, Instant since, long line) {
    return new Ticket(
        id,
        Kind.ROW,
        AOMORI,
        since,
        line,
        Map.of("NOT_A_NUMBER", "数ではありません / no number"),
        null,
        "値.csv",
        "clerk",
        "dx-promotion",
        null);
  }
}
