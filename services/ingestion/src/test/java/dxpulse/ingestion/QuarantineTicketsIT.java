package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.ObservationRejected;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.infra.mongo.Breaks;
import dxpulse.infra.mongo.Stores;
import dxpulse.infra.testkit.RealParts;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.quarantine.Page;
import dxpulse.ingestion.quarantine.Quarantine;
import dxpulse.ingestion.quarantine.Waiting;
import dxpulse.ingestion.quarantine.mongo.MongoResolutions;
import dxpulse.ingestion.quarantine.mongo.MongoWaitingRoom;
import dxpulse.ingestion.sheet.mongo.MongoLastValues;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.RefusedFigures.RefusedFigure;
import dxpulse.ingestion.submission.WaitingRoom;
import dxpulse.ingestion.submission.mongo.MongoFates;
import dxpulse.ingestion.submission.mongo.MongoRefusedFigures;
import dxpulse.ingestion.upload.ReadUpload;
import dxpulse.ingestion.upload.SampleUploads;
import dxpulse.ingestion.upload.Upload;
import dxpulse.ingestion.upload.Upload.RejectedRow;
import dxpulse.ingestion.upload.mongo.MongoUploads;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A thing and its ticket are two documents: whatever is lost between them, or done twice, the
/// thing is shown once.
class QuarantineTicketsIT {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final Caller OFFICE =
      new Caller("office", "DX推進課", AOMORI, "dx-promotion", Set.of(Role.OFFICE));
  private static final Instant NOON = Instant.parse("2026-07-05T12:00:00.5Z");

  private final MongoClient client = Stores.mongo(RealParts.mongo(), new Breaks());
  private final MongoDatabase database = client.getDatabase("tickets" + UUID.randomUUID());
  private final MongoWaitingRoom room = new MongoWaitingRoom(database, Clock.systemUTC());
  private final MongoWaitingRoom minutesAgo =
      new MongoWaitingRoom(database, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10)));
  private final MongoUploads uploads = new MongoUploads(database, room);
  private final MongoRefusedFigures figures =
      new MongoRefusedFigures(database, room, new MongoLastValues(database));
  private final KnownIndicators indicators = new KnownIndicators();
  private final AcceptSubmission acceptSubmission = new AcceptSubmission(indicators);
  private final Quarantine quarantine =
      new Quarantine(
          new MongoFates(database, room),
          uploads,
          figures,
          new MongoResolutions(database),
          room,
          indicators,
          acceptSubmission,
          new ReadUpload(acceptSubmission, indicators));

  @AfterEach
  void leavesNothing() {
    database.drop();
    client.close();
  }

  @Test
  void aRowThatIsKeptAnewWaitsOnceEvenIfTheFileBrokeOffBeforeItWasKept() {
    keep(NOON);

    assertThat(uploads.cameBefore("u1")).isTrue();
    keep(NOON.plusSeconds(60));

    assertThat(tickets()).containsExactly("u1-2");
    assertThat(shown().total()).isEqualTo(1);
  }

  @Test
  void aTicketThatItsRowDoesNotHaveAnyMoreIsNotShown() {
    keep(NOON);
    minutesAgo.enter(List.of(row(NOON.plusSeconds(60)).ticket()));

    Page page = shown();

    assertThat(page.shown())
        .singleElement()
        .satisfies(waiting -> assertThat(waiting.ticket().since()).isEqualTo(NOON));
    assertThat(page.total()).isEqualTo(1);
    assertThat(tickets()).containsExactly("u1-2");
  }

  @Test
  void aRowWhoseOnlyTicketIsOldIsShownTheNextTime() {
    keep(NOON);
    room.leave(List.of(row(NOON).ticket()));
    minutesAgo.enter(List.of(row(NOON.minusSeconds(60)).ticket()));

    assertThat(shown().shown()).isEmpty();
    assertThat(shown().shown()).hasSize(1);
  }

  @Test
  void aFreshTicketThatIsAheadOfItsRowOutlivesALook() {
    keep(NOON);
    room.enter(List.of(row(NOON.plusSeconds(60)).ticket()));

    Page between = shown();
    assertThat(between.shown()).hasSize(1);
    assertThat(between.total()).isEqualTo(1);
    keep(NOON.plusSeconds(60));

    assertThat(tickets()).containsExactly("u1-2");
    assertThat(shown().shown())
        .singleElement()
        .satisfies(waiting -> assertThat(waiting.ticket().since()).isEqualTo(NOON.plusSeconds(60)));
  }

  @Test
  void manyAreChosenEachOnce() {
    keep(NOON);
    room.enter(List.of(row(NOON.plusSeconds(60)).ticket()));

    assertThat(quarantine.chosen(OFFICE, Waiting.Search.ALL, 0, 10).ids()).containsExactly("u1-2");
  }

  @Test
  void aThingThatIsKeptAMomentAfterItsTicketIsShownFromThenOn() {
    room.enter(List.of(row(NOON).ticket()));
    Page before = shown();
    assertThat(before.shown()).isEmpty();
    assertThat(before.next()).isNull();

    keep(NOON);

    assertThat(shown().shown()).hasSize(1);
  }

  @Test
  void nothingIsKeptThatHasNoTicket() {
    WaitingRoom away = new RoomThatIsAway();
    MongoUploads uploading = new MongoUploads(database, away);
    MongoRefusedFigures refusing =
        new MongoRefusedFigures(database, away, new MongoLastValues(database));
    MongoFates hearing = new MongoFates(database, away);
    RefusedFigure figure =
        new RefusedFigure("r1", AOMORI, "{}", List.of(), "feed", NOON, "roads", null);

    assertThatThrownBy(() ->
            uploading.keepPart(upload(NOON), "f1", false, List.of(row(NOON)), List.of(), Set.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> refusing.keep(List.of(figure)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> hearing.quarantine(List.of(rejection())))
        .isInstanceOf(IllegalStateException.class);

    assertThat(uploading.rejected(List.of("u1-2"))).isEmpty();
    assertThat(refusing.find(List.of("r1"))).isEmpty();
    assertThat(hearing.quarantined(List.of("o1"))).isEmpty();
  }

  /// The store is lost before a ticket is written.
  private static final class RoomThatIsAway implements WaitingRoom {
    @Override
    public void enter(Collection<Ticket> tickets) {
      throw new IllegalStateException("away");
    }

    @Override
    public void enterOnce(String name, Iterable<Ticket> tickets) {}

    @Override
    public void leave(Collection<Ticket> tickets) {}

    @Override
    public Set<String> sweep(Collection<Ticket> lost) {
      return Set.of();
    }

    @Override
    public Map<String, Settled> settled(Collection<Ticket> tickets) {
      return Map.of();
    }

    @Override
    public void setAside(Collection<Ticket> tickets) {}

    @Override
    public void callBack(Collection<Ticket> tickets) {}

    @Override
    public void goThrough(
        OrganizationCode organization, boolean discarded, Consumer<Ticket> look) {}
  }

  private static ObservationRejected rejection() {
    return EventCodec.decode(
        EventType.OBSERVATION_REJECTED,
        """
        {"organization":"020001","observation":{"observationId":"o1","organization":"020001",
         "indicator":"I15","area":"020001","period":"FY2025-Q1","value":"7","status":"FINAL",
         "sample":false,"source":{"kind":"FEED","system":"feed","submittedBy":"feed"},
         "submittedAt":"2026-07-05T01:02:03Z"},"code":"UNKNOWN_INDICATOR",
         "reason":{"ja":"指標が未登録です","en":"unknown indicator"},
         "rejectedAt":"2026-07-05T01:02:04Z"}
        """
            .getBytes(StandardCharsets.UTF_8));
  }

  private Page shown() {
    return quarantine.page(OFFICE, Waiting.Search.ALL, 0, 10);
  }

  private List<String> tickets() {
    List<String> ids = new ArrayList<>();
    room.goThrough(AOMORI, false, ticket -> ids.add(ticket.id()));
    return ids;
  }

  private void keep(Instant at) {
    uploads.keepPart(upload(at), "f1", false, List.of(row(at)), List.of(), Set.of());
  }

  private static RejectedRow row(Instant at) {
    return SampleUploads.row(2, at, "約7");
  }

  private static Upload upload(Instant at) {
    return SampleUploads.upload(at);
  }
}
