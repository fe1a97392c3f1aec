package dxpulse.ingestion.quarantine.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.infra.mongo.Breaks;
import dxpulse.infra.mongo.Stores;
import dxpulse.infra.testkit.RealParts;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.quarantine.Quarantine;
import dxpulse.ingestion.quarantine.TellRefused;
import dxpulse.ingestion.quarantine.TellRefused.Part;
import dxpulse.ingestion.sheet.LastValues.Place;
import dxpulse.ingestion.sheet.mongo.MongoLastValues;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.RefusedFigures.RefusedFigure;
import dxpulse.ingestion.submission.mongo.MongoFates;
import dxpulse.ingestion.submission.mongo.MongoRefusedFigures;
import dxpulse.ingestion.upload.ReadUpload;
import dxpulse.ingestion.upload.mongo.MongoUploads;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TellRefusedIT {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final IndicatorCode INDICATOR = new IndicatorCode("I20");
  private static final Caller OFFICE =
      new Caller("office", "DX推進課", AOMORI, "dx-promotion", Set.of(Role.OFFICE));
  private static final Caller COMMITTEE =
      new Caller("committee", "委員", AOMORI, "", Set.of(Role.COMMITTEE));
  private static final Instant NOON = Instant.parse("2026-07-05T12:00:00Z");

  private final MongoClient client = Stores.mongo(RealParts.mongo(), new Breaks());
  private final MongoDatabase database = client.getDatabase("refused" + UUID.randomUUID());
  private final MongoWaitingRoom room = new MongoWaitingRoom(database, Clock.systemUTC());
  private final MongoRefusedFigures figures =
      new MongoRefusedFigures(database, room, new MongoLastValues(database));
  private final MongoResolutions resolutions = new MongoResolutions(database);
  private final KnownIndicators indicators = new KnownIndicators();
  private final AcceptSubmission acceptSubmission = new AcceptSubmission(indicators);
  private final TellRefused tellRefused =
      new TellRefused(
          new Quarantine(
              new MongoFates(database, room),
              new MongoUploads(database, room),
              figures,
              resolutions,
              room,
              indicators,
              acceptSubmission,
              new ReadUpload(acceptSubmission, indicators)),
          figures,
          resolutions);

  @AfterEach
  void leavesNothing() {
    database.drop();
    client.close();
  }

  @Test
  void allOfItIsToldInPartsThatAreNeverLong() {
    figures.keep(IntStream.range(0, 250).mapToObj(n -> refused(n, "{}")).toList());

    List<Part> parts = parts(OFFICE);

    assertThat(parts.stream().map(part -> part.refused().size())).containsExactly(100, 100, 50);
    assertThat(
            parts.stream().flatMap(part -> part.refused().stream()).map(each -> each.figure().id()))
        .doesNotHaveDuplicates()
        .hasSize(250);
  }

  @Test
  void longFiguresMakeAPartOfFewerThatIsBoundedInBytes() {
    figures.keep(IntStream.range(0, 60).mapToObj(n -> refused(n, "値".repeat(9_000))).toList());

    assertThat(parts(OFFICE).stream().map(part -> part.refused().size())).containsExactly(37, 23);
  }

  @Test
  void whoMaySeeNoneOfItGetsNothingAndNoEnd() {
    figures.keep(IntStream.range(0, 250).mapToObj(n -> refused(n, "{}")).toList());

    assertThat(parts(COMMITTEE))
        .singleElement()
        .satisfies(part -> assertThat(part.refused()).isEmpty());
    assertThat(tellRefused.areas(INDICATOR, COMMITTEE)).isEmpty();
    assertThat(tellRefused.areas(INDICATOR, OFFICE))
        .containsExactly(new AreaCode("022012"), new AreaCode("022021"));
  }

  private List<Part> parts(Caller caller) {
    List<Part> parts = new ArrayList<>();
    @Nullable String after = null;
    do {
      Part part = tellRefused.about(INDICATOR, null, period -> true, after, caller);
      parts.add(part);
      after = part.next();
    } while (after != null);
    return parts;
  }

  private static RefusedFigure refused(int n, String raw) {
    return new RefusedFigure(
        "r" + n,
        AOMORI,
        raw,
        List.of(),
        "feed:counters",
        NOON,
        "harbours",
        new Place(
            INDICATOR,
            new AreaCode(n % 2 == 0 ? "022012" : "022021"),
            new FiscalYear(2020 + n % 3)));
  }
}
