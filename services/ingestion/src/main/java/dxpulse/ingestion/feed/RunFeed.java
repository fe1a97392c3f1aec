package dxpulse.ingestion.feed;

import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.feed.FeedRun.Outcome;
import dxpulse.ingestion.feed.SortFigures.Fate;
import dxpulse.ingestion.feed.SortFigures.Outlook;
import dxpulse.ingestion.feed.SortFigures.Sorted;
import dxpulse.ingestion.sheet.LastValues.Place;
import dxpulse.ingestion.submission.Intake;
import dxpulse.ingestion.submission.Intake.Taken;
import dxpulse.ingestion.submission.ObservationSink.NotAccepted;
import dxpulse.ingestion.submission.RefusedFigures;
import dxpulse.ingestion.submission.RefusedFigures.RefusedFigure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs a feed once: what its answer says goes on, what cannot be used goes to the quarantine.
public final class RunFeed {
  private static final int BATCH = 2_000;
  private static final int KEPT_AT_ONCE = 500;
  private static final String LOST =
      "処理の途中で止まりました（サービスの停止など）。あとでやり直します"
          + " / it ended in the midst, as when the service stops; it is tried again";

  private final SortFigures sortFigures;
  private final LastSent lastSent;
  private final Intake intake;
  private final RefusedFigures refusedFigures;
  private final DefinitionFormat format;
  private final Turns turns;
  private final InstantSource clock;

  public RunFeed(
      SortFigures sortFigures,
      LastSent lastSent,
      Intake intake,
      RefusedFigures refusedFigures,
      DefinitionFormat format,
      Turns turns,
      InstantSource clock) {
    this.sortFigures = sortFigures;
    this.lastSent = lastSent;
    this.intake = intake;
    this.refusedFigures = refusedFigures;
    this.format = format;
    this.turns = turns;
    this.clock = clock;
  }

  /// A run, and the answer that it was about.
  ///
  /// @param unfinished the answer is not to blame: it is to be taken again
  /// @param newest period of which a figure came
  /// @param wish how long the source wishes not to be asked
  public record Done(
      FeedRun run,
      byte @Nullable [] raw,
      boolean unfinished,
      @Nullable Period newest,
      @Nullable Duration wish) {
    Done(FeedRun run, byte @Nullable [] raw, boolean unfinished) {
      this(run, raw, unfinished, null, null);
    }

    /// The same, whose run has more to say about why nothing came of it.
    Done saying(String more) {
      return new Done(run.saying(more), raw, unfinished, newest, wish);
    }
  }

  /// Which run it is.
  ///
  /// @param late an answer that came before, and is read again
  private record Which(
      String id, FeedRun.Cause cause, String file, Instant start, @Nullable UnreadAnswer late) {}

  private record Read(FeedRun run, @Nullable Period newest) {}

  /// @param id of the run
  /// @param content asks for the answer
  /// @throws Turns.Busy when others take too long: then there was no run
  public Done run(
      FeedDefinition feed,
      String id,
      FeedRun.Cause cause,
      String file,
      String traceparent,
      Supplier<byte[]> content) {
    return run(feed, new Which(id, cause, file, clock.instant(), null), traceparent, content);
  }

  /// Reads an answer again: figures are as of when it came.
  ///
  /// @throws Turns.Busy when others take too long: then there was no run
  Done again(
      FeedDefinition feed, String id, UnreadAnswer late, String traceparent, byte[] content) {
    String file = late.file() == null ? "" : late.file();
    Which which = new Which(id, FeedRun.Cause.REPLAY, file, clock.instant(), late);
    return run(feed, which, traceparent, () -> content);
  }

  private Done run(FeedDefinition feed, Which which, String traceparent, Supplier<byte[]> content) {
    byte[] answer = null;
    if (!FeedRule.isKept(feed)) {
      String why = "定義がいまの決まりに合いません。定義を直してください / the definition does not keep the rules: mend it";
      return unfinished(failed(which, null, why), null);
    }
    try {
      answer = content.get();
      byte[] read = answer;
      Read made = turns.alone(() -> read(feed, which, traceparent, read));
      return new Done(made.run, answer, false, made.newest, null);
    } catch (Answer.Unusable unusable) {
      String why = String.valueOf(unusable.getMessage());
      return new Done(failed(which, answer, why), answer, false);
    } catch (Fetch.Unanswered nothing) {
      String why = String.valueOf(nothing.getMessage());
      FeedRun run = failed(which, answer, why);
      return new Done(run, answer, false, null, nothing.wish());
    } catch (NotAccepted away) {
      String why = "記録の仕組みが応答しないため、あとでやり直します / the log does not acknowledge; it is tried again";
      return unfinished(failed(which, answer, why), answer);
    } catch (Turns.Busy others) {
      // nothing was tried
      throw others;
    } catch (RuntimeException broken) {
      String why =
          "処理中に問題が起きたため、あとでやり直します / broken off, it is tried again: "
              + broken.getClass().getSimpleName();
      return unfinished(failed(which, answer, why), answer);
    }
  }

  private Read read(FeedDefinition feed, Which which, String traceparent, byte[] answer) {
    UnreadAnswer late = which.late();
    Outlook sorted =
        late == null
            ? sortFigures.sort(feed, answer, which.file(), which.start())
            : sortFigures.sort(feed, answer, late);
    Outlook outlook = sent(feed, sorted, traceparent, which.start());
    keep(feed, outlook, which);
    return new Read(run(outlook, which, answer.length), outlook.newest());
  }

  /// A run that began and of whose end nothing is known.
  FeedRun lost(String id, Instant began, FeedRun.Cause cause) {
    return failed(new Which(id, cause, "", began, null), null, LOST);
  }

  /// Gives the figures away: to the log, or to whoever approves what the feed sends.
  ///
  /// @return the same, in which what was not taken after all is rejected
  private Outlook sent(FeedDefinition feed, Outlook outlook, String traceparent, Instant now) {
    List<ObservationSubmitted> figures =
        outlook.figures().stream()
            .filter(figure -> figure.fate() == Fate.ACCEPTED)
            .map(Sorted::observation)
            .filter(Objects::nonNull)
            .toList();
    Map<String, FeedFault> refused = new HashMap<>();
    for (int from = 0; from < figures.size(); from += BATCH) {
      List<ObservationSubmitted> batch =
          figures.subList(from, Math.min(figures.size(), from + BATCH));
      if (feed.trusted()) {
        // before: where the service ends in between, the log may hold them
        lastSent.note(feed, batch, false);
      }
      List<Taken> taken =
          feed.trusted()
              ? intake.take(batch, SortFigures.caller(feed), traceparent, now)
              : intake.putForward(batch, SortFigures.caller(feed), traceparent, now);
      List<ObservationSubmitted> gone = new ArrayList<>();
      for (int i = 0; i < batch.size(); i++) {
        if (taken.get(i) instanceof Taken.Refused(var code, var message)) {
          ObservationSubmitted figure = batch.get(i);
          refused.put(
              figure.observationId(),
              new FeedFault("", "period", code, message, figure.period().toString(), null));
        } else if (feed.trusted() && taken.get(i) instanceof Taken.Sent) {
          gone.add(batch.get(i));
        }
      }
      lastSent.note(feed, gone, true);
    }
    return refused.isEmpty() ? outlook : outlook.without(refused);
  }

  private void keep(FeedDefinition feed, Outlook outlook, Which which) {
    Set<Place> usable = new HashSet<>();
    for (Sorted figure : outlook.figures()) {
      if (figure.fate() != Fate.REJECTED
          && figure.observation() instanceof ObservationSubmitted o) {
        usable.add(new Place(o.indicator(), o.area(), o.period()));
      }
    }
    Map<String, RefusedFigure> figures = new LinkedHashMap<>();
    for (Sorted figure : outlook.figures()) {
      if (figure.fate() == Fate.REJECTED) {
        RefusedFigure refused = Refusals.of(feed, figure, format, which.start());
        figures.put(refused.id(), refused);
      }
      if (figures.size() == KEPT_AT_ONCE) {
        keep(feed, figures.values(), usable, which);
        figures.clear();
      }
    }
    keep(feed, figures.values(), usable, which);
  }

  /// What an answer that is read late says is no news, nor what the same answer says rightly
  /// elsewhere.
  private void keep(
      FeedDefinition feed, Collection<RefusedFigure> figures, Set<Place> usable, Which which) {
    List<RefusedFigure> news = new ArrayList<>();
    List<RefusedFigure> others = new ArrayList<>();
    for (RefusedFigure figure : Refusals.asKept(figures, feed, refusedFigures)) {
      boolean isNews = which.late() == null && !usable.contains(figure.place());
      (isNews ? news : others).add(figure);
    }
    refusedFigures.keep(refusedFigures.anew(news));
    refusedFigures.keep(others);
  }

  private FeedRun run(Outlook outlook, Which which, long bytes) {
    int accepted = outlook.count(Fate.ACCEPTED);
    int unchanged = outlook.count(Fate.UNCHANGED);
    int rejected = outlook.count(Fate.REJECTED);
    boolean none = outlook.figures().isEmpty() && outlook.withoutFigure() == 0;
    boolean failed = none || (rejected > 0 && !outlook.isUsable());
    return new FeedRun(
        which.id(),
        which.start(),
        millisSince(which.start()),
        which.cause(),
        failed ? Outcome.FAILED : rejected > 0 ? Outcome.PARTLY : Outcome.OK,
        outlook.read(),
        outlook.leftOut(),
        outlook.withoutFigure(),
        accepted,
        unchanged,
        rejected,
        bytes,
        which.file().isEmpty() ? null : which.file(),
        failed
            ? rejected > 0
                ? "使える値がありません（%d件が隔離されています） / no figure could be used: %d in quarantine"
                    .formatted(rejected, rejected)
                : outlook.read() == 0
                    ? "行がありません / there are no rows"
                    : "対象の行がありません（%d行のすべてが対象外です） / no row is about the indicators: %d rows, all left out"
                        .formatted(outlook.read(), outlook.read())
            : null,
        outlook.figures().stream().flatMap(figure -> figure.faults().stream()).toList(),
        true,
        of(which));
  }

  private static @Nullable String of(Which which) {
    return which.late() == null ? null : which.late().run();
  }

  /// A file that is still there need not be kept with each attempt.
  private static Done unfinished(FeedRun run, byte @Nullable [] answer) {
    return run.file() == null
        ? new Done(run, answer, true)
        : new Done(run.rawDropped(), null, true);
  }

  private FeedRun failed(Which which, byte @Nullable [] answer, String error) {
    return new FeedRun(
        which.id(),
        which.start(),
        millisSince(which.start()),
        which.cause(),
        Outcome.FAILED,
        0,
        0,
        0,
        0,
        0,
        0,
        answer == null ? 0 : answer.length,
        which.file().isEmpty() ? null : which.file(),
        error,
        List.of(),
        answer != null,
        of(which));
  }

  private long millisSince(Instant start) {
    return Duration.between(start, clock.instant()).toMillis();
  }
}
