package dxpulse.ingestion.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.ingestion.SampleIndicators;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.Intake;
import dxpulse.ingestion.submission.ObservationSink.NotAccepted;
import dxpulse.ingestion.submission.Prospect;
import dxpulse.ingestion.submission.Prospect.Stand;
import dxpulse.ingestion.submission.Prospect.Standing;
import dxpulse.ingestion.upload.RowResult.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TakeFileTest {
  private static final OrganizationCode AOMORI = SampleIndicators.AOMORI;
  static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Caller CLERK =
      new Caller("clerk", "課員", AOMORI, "dx-promotion", Set.of(Role.CLERK));
  private static final List<String> BREAK = List.of("a place where the file breaks");
  private static final List<String> HEADINGS = List.of("指標コード", "期間", "値");

  private final KnownIndicators indicators = new KnownIndicators();
  private final InMemoryUploads uploads = new InMemoryUploads();
  private final InMemorySaidBefore known = new InMemorySaidBefore();
  private final List<ObservationSubmitted> sent = new ArrayList<>();
  private Prospect prospect = new Prospect(new Intake.Taken.Sent(), null);
  private final Map<String, String> cameBack = new HashMap<>();
  private int partsTheLogTakes = Integer.MAX_VALUE;
  private final Intake intake =
      new Intake() {
        @Override
        public List<Taken> take(
            List<ObservationSubmitted> figures, Caller caller, String traceparent, Instant now) {
          if (partsTheLogTakes-- <= 0) {
            throw new NotAccepted(new IOException("away"));
          }
          sent.addAll(figures);
          return figures.stream().<Taken>map(each -> new Taken.Sent()).toList();
        }

        @Override
        public List<Prospect> prospects(
            List<ObservationSubmitted> figures, Caller caller, Instant now) {
          return figures.stream().map(each -> prospect).toList();
        }

        @Override
        public List<Taken> putForward(
            List<ObservationSubmitted> figures, Caller caller, String traceparent, Instant now) {
          throw new AssertionError("a file is taken");
        }
      };
  private final TakeFile takeFile;

  TakeFileTest() {
    indicators.learn(SampleIndicators.trained("I19"));
    takeFile =
        new TakeFile(
            new ReadUpload(new AcceptSubmission(indicators), indicators),
            known,
            intake,
            uploads,
            (rows, file, caller, now) -> cameBack.putAll(rows));
  }

  @Test
  void aRowThatSaysWhatHoldsIsUnchangedAndOneThatIsFarFromBeforeIsMarked() {
    known.hold("FY2024-Q1", "10");

    Upload upload =
        take(List.of(List.of("I19", "FY2024-Q1", "10.0"), List.of("I19", "FY2024-Q2", "1000")));

    assertThat(upload.rows())
        .extracting(RowResult::outcome)
        .containsExactly(Outcome.UNCHANGED, Outcome.ACCEPTED);
    assertThat(upload.rows().get(1).warnings())
        .extracting(Fault::code)
        .containsExactly("FAR_FROM_BEFORE");
    assertThat(sent).extracting(each -> each.period().toString()).containsExactly("FY2024-Q2");
  }

  @Test
  void aRowThatWasTakenAndRejectedSinceIsSentAgain() {
    List<List<String>> rows = List.of(List.of("I19", "FY2024-Q1", "10"));
    take(rows);
    assertThat(take("other", rows).unchanged()).isEqualTo(1);

    known.rejected = true;

    assertThat(take("third", rows).accepted()).isEqualTo(1);
  }

  @Test
  void whatHoldsIsSentAgainWhileAnotherFigureIsOnItsWay() {
    known.hold("FY2024-Q1", "5");
    assertThat(take("six", List.of(List.of("I19", "FY2024-Q1", "6"))).accepted()).isEqualTo(1);
    List<List<String>> five = List.of(List.of("I19", "FY2024-Q1", "5"));

    assertThat(take("five", five).accepted()).isEqualTo(1);

    known.rejected = true;
    assertThat(take("again", five).unchanged()).isEqualTo(1);
  }

  @Test
  void aRowIsUnchangedWhileTheReportThatStandsSaysTheSame() {
    List<List<String>> rows = List.of(List.of("I19", "FY2024-Q1", "5"));
    take(rows);

    reported(Stand.WAITS, true, 1);
    assertThat(take("other", rows).unchanged()).isEqualTo(1);

    reported(Stand.WAITS, false, 2);
    Upload again = take("third", rows);
    assertThat(again.accepted()).isEqualTo(1);
    assertThat(again.rows().getFirst().warnings())
        .extracting(Fault::code)
        .containsExactly("REPORT_WAITS");
  }

  @Test
  void theSameFileIsTakenAgainWhereItsReportWasReplacedOrGivenUpEachTimeAsAnotherObservation() {
    List<List<String>> rows = List.of(List.of("I19", "FY2024-Q1", "5"));
    take(rows);
    reported(Stand.WAITS, true, 1);
    assertThat(take(rows).rows().getFirst().outcome()).isEqualTo(Outcome.TAKEN_BEFORE);

    reported(Stand.WAITS, false, 2);
    assertThat(take(rows).accepted()).isEqualTo(1);
    reported(Stand.GIVEN_UP, true, 4);
    assertThat(take(rows).accepted()).isEqualTo(1);
    reported(Stand.HOLDS, true, 6);
    assertThat(take(rows).rows().getFirst().outcome()).isEqualTo(Outcome.TAKEN_BEFORE);

    assertThat(ids()).hasSize(3);
  }

  @Test
  void aLookTellsWhatIsLockedAndWhatWouldWait() {
    reported(Stand.WAITS, false, 1);
    Upload waits = look(List.of(List.of("I19", "FY2024-Q1", "5")));
    assertThat(waits.awaitingApproval()).isEqualTo(1);
    assertThat(waits.rows().getFirst().warnings().getFirst().message()).contains("青森花子", "6");

    prospect =
        new Prospect(
            new Intake.Taken.Refused("LOCKED", "承認済み / locked"),
            new Standing("held", 3, Stand.HOLDS, false, "青森花子", "6"));
    Upload locked = look(List.of(List.of("I19", "FY2024-Q1", "5")));
    assertThat(locked.refused()).isEqualTo(1);
    assertThat(locked.rows().getFirst().errors().getFirst().code()).isEqualTo("LOCKED");
    assertThat(sent).isEmpty();
  }

  private void reported(Stand stand, boolean theSame, int version) {
    prospect =
        new Prospect(
            new Intake.Taken.Waits(), new Standing("report", version, stand, theSame, "青森花子", "6"));
  }

  @Test
  void aFileThatBrokeInTheMiddleIsSentAgainWithTheSameIds() {
    List<List<String>> rows = many(TakeFile.PART + 10);
    partsTheLogTakes = 1;
    assertThatThrownBy(() -> take(rows)).isInstanceOf(NotAccepted.class);
    Set<String> before = ids();
    assertThat(before).hasSize(TakeFile.PART);

    partsTheLogTakes = Integer.MAX_VALUE;
    Upload upload = take(rows);

    assertThat(upload.accepted()).isEqualTo(10);
    assertThat(upload.rowsRead()).isEqualTo(TakeFile.PART + 10);
    assertThat(sent).hasSize(TakeFile.PART + 10);
    assertThat(ids()).hasSize(TakeFile.PART + 10).containsAll(before);
  }

  @Test
  void ofAFileThatCannotBeReadToItsEndNothingIsTaken() {
    List<List<String>> rows = new ArrayList<>(many(TakeFile.PART + 1));
    rows.add(BREAK);

    assertThatThrownBy(() -> take(rows)).isInstanceOf(TableReader.NotATable.class);

    assertThat(sent).isEmpty();
  }

  @Test
  void ofALongFileOnlyRowsWithSomethingToSayAreListed() {
    List<List<String>> rows = new ArrayList<>(many(TakeFile.PART + 1));
    rows.set(3, List.of("I19", "いつか", "1"));

    Upload upload = take(rows);

    assertThat(upload.rows()).extracting(RowResult::line).containsExactly(5L);
    assertThat(upload.rowsLeftOut()).isEqualTo(TakeFile.PART);
    assertThat(upload.acceptedByPeriod())
        .as("those that are left out, too, and not the one that is refused")
        .hasSize(240)
        .containsEntry("2000-04", 20L)
        .containsEntry("2000-05", 21L);
    assertThat(upload.acceptedByPeriod().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(upload.accepted())
        .isEqualTo(TakeFile.PART);
    assertThat(uploads.rejected).hasSize(1);
  }

  @Test
  void aRowThatComesBackMendedIsToldOnceItCanBeUsed() {
    List<String> headings = List.of("指標コード", "期間", "値", "地域", Annotating.MENDS);
    List<List<String>> rows =
        List.of(
            List.of("I19", "FY2024-Q1", "10", "", "u1-2 u2-3"),
            List.of("I19", "FY2024-Q2", "約11", "", "u1-3"),
            List.of("I19", "FY2024-Q3", "", "", "u1-4"),
            List.of("I19", "FY2024-Q4", "12", "", ""));

    var _ = take("look", headings, rows, true);
    assertThat(cameBack).as("a look changes nothing").isEmpty();
    var _ = take("mended", headings, rows, false);

    assertThat(cameBack).containsOnlyKeys("u1-2", "u2-3");
    assertThat(ids()).containsAll(cameBack.values());
  }

  private Set<String> ids() {
    return Set.copyOf(sent.stream().map(ObservationSubmitted::observationId).toList());
  }

  /// Months of municipalities, each once.
  private static List<List<String>> many(int count) {
    List<String> areas =
        IntStream.rangeClosed(22010, 22999)
            .mapToObj("0%d"::formatted)
            .filter(TakeFileTest::isArea)
            .toList();
    return IntStream.range(0, count)
        .mapToObj(at ->
            List.of(
                "I19",
                "%d-%02d".formatted(2000 + at % 240 / 12, 1 + at % 12),
                "1",
                areas.get(at / 240)))
        .toList();
  }

  private static boolean isArea(String code) {
    try {
      return new AreaCode(code).isWithin(AOMORI);
    } catch (IllegalArgumentException wrongDigit) {
      return false;
    }
  }

  private Upload take(List<List<String>> rows) {
    return take("file", rows);
  }

  private Upload look(List<List<String>> rows) {
    return take("look", rows, true);
  }

  private Upload take(String content, List<List<String>> rows) {
    return take(content, rows, false);
  }

  private Upload take(String content, List<List<String>> rows, boolean dryRun) {
    List<String> headings = new ArrayList<>(HEADINGS);
    headings.add("地域");
    return take(content, headings, rows, dryRun);
  }

  private Upload take(
      String content, List<String> headings, List<List<String>> rows, boolean dryRun) {
    try {
      UploadIdentity identity =
          UploadIdentity.of(
              new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), CLERK);
      return takeFile.take(
          new Lines(headings, rows),
          new TakeFile.Wish(identity, CLERK, content + ".csv", dryRun, NOW, "trace"),
          so -> {});
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private record Lines(List<String> headings, List<List<String>> rows)
      implements TableReader.Opened {
    @Override
    public TableReader.Facts facts() {
      return new TableReader.Facts("CSV", "UTF-8", null, 1, headings, List.of(), 0, Set.of());
    }

    @Override
    public void readThrough() {
      if (rows.contains(BREAK)) {
        throw new TableReader.NotATable("it breaks off");
      }
    }

    @Override
    public Iterator<Table.Line> lines() {
      return IntStream.range(0, rows.size())
          .mapToObj(at -> new Table.Line(at + 2, rows.get(at)))
          .iterator();
    }

    @Override
    public double progress() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
