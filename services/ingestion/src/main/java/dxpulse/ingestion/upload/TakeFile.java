package dxpulse.ingestion.upload;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.ingestion.submission.Intake;
import dxpulse.ingestion.submission.Intake.Taken;
import dxpulse.ingestion.upload.Judging.Judged;
import dxpulse.ingestion.upload.RowResult.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads a file to its end in parts of some thousand rows: each part is judged, and unless somebody
/// only looks, its good rows are sent and its bad ones kept. Ids follow from file and line, so that
/// a file that broke and comes again leads to the same observations.
public final class TakeFile {
  /// Rows that are judged and sent together; a file of not more is taken as a whole or not at all.
  public static final int PART = 5000;

  private static final int MOST_SHOWN = 10_000;
  private static final int MOST_KNOWN = 200;

  private final ReadUpload readUpload;
  private final SaidBefore saidBefore;
  private final Settling settling;
  private final Intake intake;
  private final Uploads uploads;
  private final Mended mended;
  // Sums of files that were read to their end, the newest: most are looked at before they are sent.
  private final Map<String, Boolean> sound =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > MOST_KNOWN;
            }
          });

  public TakeFile(
      ReadUpload readUpload, SaidBefore saidBefore, Intake intake, Uploads uploads, Mended mended) {
    this.readUpload = readUpload;
    this.saidBefore = saidBefore;
    settling = new Settling(saidBefore, intake);
    this.intake = intake;
    this.uploads = uploads;
    this.mended = mended;
  }

  /// Somebody's wish to have a file read.
  ///
  /// @param file its name
  /// @param dryRun whether nothing is to be sent
  public record Wish(
      UploadIdentity identity,
      Caller caller,
      String file,
      boolean dryRun,
      Instant now,
      String trace) {
    public String id() {
      return dryRun ? identity.look(caller) : identity.upload();
    }
  }

  /// The columns of a file cannot be made out.
  public static final class BadHeading extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<Fault> faults;

    BadHeading(List<Fault> faults) {
      super(faults.size() + " fault(s) in the heading");
      this.faults = faults;
    }

    public List<Fault> faults() {
      return faults;
    }
  }

  /// Reads a file to its end.
  ///
  /// @param told hears how far it has come, after each part
  /// @throws BadHeading when the columns cannot be made out
  /// @throws TableReader.NotATable when the file breaks in the middle; nothing of it was used then
  /// @throws dxpulse.ingestion.submission.ObservationSink.NotAccepted when what was read last was
  ///   not promised
  public Upload take(TableReader.Opened opened, Wish wish, Consumer<Upload> told)
      throws IOException {
    TableReader.Facts facts = opened.facts();
    Heading heading = Heading.of(facts.headings());
    if (!heading.faults().isEmpty()) {
      throw new BadHeading(heading.faults());
    }
    if (!wish.dryRun() && !sound.containsKey(wish.identity().sha256())) {
      opened.readThrough();
    }
    Uploads.@Nullable Taken before = uploads.taken(wish.identity().rows()).orElse(null);
    Account account = new Account(wish, opened, heading, before);
    account.again = !wish.dryRun() && uploads.cameBefore(wish.id());
    Judging judging =
        readUpload.judging(
            heading,
            settling,
            new Judging.Sender(
                wish.caller(),
                wish.file(),
                wish.identity()::observation,
                before == null ? Set.of() : before.lines(),
                wish.now()));
    Iterator<Table.Line> lines = opened.lines();
    while (lines.hasNext()) {
      List<Table.Line> part = new ArrayList<>();
      while (part.size() < PART && lines.hasNext()) {
        part.add(lines.next());
      }
      List<Judged> judged = judging.rows(part);
      if (!wish.dryRun()) {
        judged = sent(judged, account, wish);
        keep(judged, account, wish);
      }
      account.add(judged, wish.dryRun());
      if (lines.hasNext()) {
        told.accept(account.upload(Upload.State.READING));
      }
    }
    sound.put(wish.identity().sha256(), true);
    return account.upload(Upload.State.DONE);
  }

  /// Gives the figures away, and refuses those that are not taken after all.
  private List<Judged> sent(List<Judged> judged, Account account, Wish wish) {
    List<ObservationSubmitted> observations = observations(judged);
    if (observations.isEmpty()) {
      return judged;
    }
    List<Taken> taken = intake.take(observations, wish.caller(), wish.trace(), wish.now());
    Map<String, Fault> refused = new HashMap<>();
    for (int at = 0; at < taken.size(); at++) {
      ObservationSubmitted observation = observations.get(at);
      switch (taken.get(at)) {
        case Taken.Refused(var code, var message) ->
            refused.put(observation.observationId(), Settling.notTaken(code, message, observation));
        case Taken.Waits _ -> account.waiting++;
        case Taken.Sent _ -> {
          // Nothing stands between it and the log.
        }
      }
    }
    account.promised += observations.size() - refused.size();
    return judged.stream()
        .map(each -> {
          ObservationSubmitted sent = each.observation();
          Fault fault = sent == null ? null : refused.get(sent.observationId());
          return fault == null ? each : each.refused(fault);
        })
        .toList();
  }

  private static List<ObservationSubmitted> observations(List<Judged> judged) {
    return judged.stream().map(Judged::observation).filter(Objects::nonNull).toList();
  }

  private void keep(List<Judged> judged, Account account, Wish wish) {
    Upload so = account.upload(Upload.State.READING);
    List<Upload.RejectedRow> rejected = new ArrayList<>();
    List<String> usable = new ArrayList<>();
    Set<Long> accepted = new HashSet<>();
    Map<String, String> back = new HashMap<>();
    for (Judged each : judged) {
      long line = each.line().number();
      String id = so.id() + "-" + line;
      each.mends(account.heading).forEach((row, observation) -> back.put(row, observation));
      switch (each.result().outcome()) {
        case REFUSED -> rejected.add(rejected(so, id, each, account));
        case ACCEPTED -> {
          accepted.add(line);
          usable.add(id);
        }
        case TAKEN_BEFORE, UNCHANGED, WITHOUT_FIGURE -> usable.add(id);
      }
    }
    try {
      uploads.keepPart(so, wish.identity().rows(), account.again, rejected, usable, accepted);
      saidBefore.take(wish.caller().organization(), observations(judged));
      if (!back.isEmpty()) {
        mended.cameBack(back, wish.file(), wish.caller(), wish.now());
      }
    } catch (RuntimeException failed) {
      // The promise stands, whatever becomes of what is kept beside it; the same file sent again
      // leads to the same observations.
      if (account.promised == 0) {
        throw failed;
      }
      account.notKept = true;
    }
  }

  private static Upload.RejectedRow rejected(
      Upload upload, String id, Judged judged, Account account) {
    return new Upload.RejectedRow(
        id,
        upload.id(),
        upload.organization(),
        upload.department(),
        upload.file(),
        upload.uploadedBy(),
        upload.uploadedAt(),
        judged.line().number(),
        account.facts.headings(),
        account.heading.written(judged.line()),
        judged.result().errors());
  }

  /// What a file has led to so far.
  private static final class Account {
    private final Wish wish;
    private final TableReader.Opened opened;
    private final TableReader.Facts facts;
    private final Heading heading;
    private final Uploads.@Nullable Taken before;
    private final Readability readability;
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final Map<String, Long> acceptedByPeriod = new TreeMap<>();
    private List<RowResult> rows = new ArrayList<>();
    private long warned;
    private long read;
    private long promised;
    private long waiting;
    private boolean notKept;
    private boolean again;

    Account(Wish wish, TableReader.Opened opened, Heading heading, Uploads.@Nullable Taken before) {
      this.wish = wish;
      this.opened = opened;
      this.facts = opened.facts();
      this.heading = heading;
      this.before = before;
      this.readability = new Readability(heading, facts);
    }

    /// @param look whether nothing was sent: then what would wait is counted
    void add(List<Judged> judged, boolean look) {
      if (read > 0 || judged.size() > PART) {
        rows = new ArrayList<>(rows.stream().filter(Account::isWorthAWord).toList());
      }
      boolean all = read == 0;
      for (Judged each : judged) {
        RowResult result = each.result();
        read++;
        counts.merge(result.outcome(), 1L, Long::sum);
        String period = result.period();
        if (result.outcome() == Outcome.ACCEPTED && period != null) {
          acceptedByPeriod.merge(period, 1L, Long::sum);
        }
        waiting += look && each.waits() ? 1 : 0;
        warned += result.warnings().isEmpty() ? 0 : 1;
        readability.look(each.line());
        if (all || (rows.size() < MOST_SHOWN && isWorthAWord(result))) {
          rows.add(result);
        }
      }
    }

    private static boolean isWorthAWord(RowResult row) {
      return row.outcome() == Outcome.REFUSED || !row.warnings().isEmpty();
    }

    private long count(Outcome outcome) {
      return counts.getOrDefault(outcome, 0L);
    }

    Upload upload(Upload.State state) {
      boolean done = state == Upload.State.DONE;
      List<String> notes = new ArrayList<>(facts.notes());
      if (notKept) {
        notes.add("受け付けましたが、行の控えは保存できませんでした / accepted, but its rows are not kept");
      }
      return new Upload(
          wish.id(),
          wish.caller().organization(),
          wish.caller().department(),
          wish.file(),
          wish.identity().sha256(),
          facts.encoding(),
          wish.caller().id(),
          wish.now(),
          wish.dryRun(),
          before == null ? null : before.at(),
          count(Outcome.ACCEPTED),
          count(Outcome.REFUSED),
          count(Outcome.WITHOUT_FIGURE),
          count(Outcome.UNCHANGED),
          warned,
          waiting,
          heading.unknown(),
          new Upload.Understood(
              facts.format(),
              facts.sheet(),
              facts.headingLine(),
              heading.read(facts.headings()),
              notes),
          done ? readability.advice() : null,
          state,
          read,
          done ? 1 : opened.progress(),
          null,
          acceptedByPeriod,
          done ? read - rows.size() : 0,
          done ? rows : List.of());
    }
  }
}
