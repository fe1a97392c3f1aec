package dxpulse.ingestion.feed;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.ingestion.submission.Machines;
import dxpulse.ingestion.submission.RefusedFigures.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Feeds whose machines send by themselves. What came since the last look is one run: a machine may
/// send each figure for itself.
public final class PushedFeeds implements Machines {
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final int MOST_FAULTS = 20;
  private static final String ACCOUNT = "service-account-";

  private final Feeds feeds;
  private final InstantSource clock;
  private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
  private volatile @Nullable Agreed agreed;

  public PushedFeeds(Feeds feeds, InstantSource clock) {
    this.feeds = feeds;
    this.clock = clock;
  }

  /// @param byClient feeds by organization and client
  private record Agreed(Instant at, Map<String, Feed> byClient) {}

  private record Tally(
      Instant since, int accepted, int refused, int locked, long bytes, List<Fault> faults) {
    Tally with(Tally later) {
      List<Fault> all = new ArrayList<>(faults);
      all.addAll(later.faults);
      return new Tally(
          since,
          accepted + later.accepted,
          refused + later.refused,
          locked + later.locked,
          bytes + later.bytes,
          List.copyOf(all.subList(0, Math.min(MOST_FAULTS, all.size()))));
    }
  }

  @Override
  public boolean isTrusted(Caller machine) {
    Feed feed = of(machine);
    return feed == null || (feed.definition().trusted() && FeedRule.isKept(feed.definition()));
  }

  @Override
  public boolean isOff(Caller machine) {
    Feed feed = of(machine);
    return feed != null && feed.state().on() == null;
  }

  @Override
  public String departmentOf(Caller machine) {
    Feed feed = of(machine);
    return feed == null ? machine.department() : feed.definition().department();
  }

  @Override
  public void hear(Caller machine, Sent sent) {
    Feed feed = of(machine);
    if (feed != null) {
      var _ =
          tallies.merge(
              feed.definition().id(),
              new Tally(
                  clock.instant(),
                  sent.accepted(),
                  sent.refused(),
                  sent.locked(),
                  sent.bytes(),
                  sent.faults()),
              Tally::with);
    }
  }

  boolean hasHeard(FeedDefinition feed) {
    return tallies.containsKey(feed.id());
  }

  /// What a machine has sent since this was last asked, as a run. What cannot be noted belongs to
  /// the next one.
  Optional<FeedRun> drained(FeedDefinition feed, String id, Consumer<FeedRun> noting) {
    Tally tally = tallies.remove(feed.id());
    if (tally == null) {
      return Optional.empty();
    }
    FeedRun run = run(tally, id);
    try {
      noting.accept(run);
    } catch (RuntimeException unnoted) {
      var _ = tallies.merge(feed.id(), tally, (later, earlier) -> earlier.with(later));
      throw unnoted;
    }
    return Optional.of(run);
  }

  private FeedRun run(Tally tally, String id) {
    int read = tally.accepted + tally.refused;
    boolean failed = tally.accepted + tally.locked == 0;
    return new FeedRun(
        id,
        tally.since,
        Duration.between(tally.since, clock.instant()).toMillis(),
        FeedRun.Cause.PUSH,
        failed
            ? FeedRun.Outcome.FAILED
            : tally.refused > 0 ? FeedRun.Outcome.PARTLY : FeedRun.Outcome.OK,
        read,
        0,
        0,
        tally.accepted,
        0,
        tally.refused,
        tally.bytes,
        null,
        failed
            ? "使える値がありません（%d件が隔離されています） / no figure could be used: %d in quarantine"
                .formatted(tally.refused, tally.refused)
            : null,
        tally.faults.stream()
            .map(fault ->
                new FeedFault("", fault.pointer(), fault.code(), fault.message(), null, null))
            .toList(),
        false,
        null);
  }

  private @Nullable Feed of(Caller machine) {
    Agreed known = agreed;
    Instant now = clock.instant();
    if (known == null || known.at.plus(FRESH).isBefore(now)) {
      known = read(now);
    }
    return known.byClient.get(key(machine.organization(), client(machine)));
  }

  /// A sign-in may write names of clients in small letters.
  private static String key(OrganizationCode organization, @Nullable String client) {
    return organization + "|" + String.valueOf(client).toLowerCase(Locale.ROOT);
  }

  /// Keycloak calls the account of a client so.
  private static String client(Caller machine) {
    return machine.id().startsWith(ACCOUNT)
        ? machine.id().substring(ACCOUNT.length())
        : machine.id();
  }

  /// What was kept on this node holds at once.
  public void forget() {
    agreed = null;
  }

  private synchronized Agreed read(Instant now) {
    Agreed known = agreed;
    if (known != null && !known.at.plus(FRESH).isBefore(now)) {
      return known;
    }
    Map<String, Feed> byClient = new HashMap<>();
    for (Feed feed : feeds.all()) {
      FeedDefinition definition = feed.definition();
      if (definition.isPushed()) {
        // a machine whose feed was removed is not trusted for want of one; where two were agreed,
        // the one that trusts less holds
        var _ =
            byClient.merge(
                key(definition.organization(), definition.origin().client()),
                feed,
                PushedFeeds::holding);
      }
    }
    Agreed read = new Agreed(now, Map.copyOf(byClient));
    agreed = read;
    return read;
  }

  private static Feed holding(Feed one, Feed other) {
    return one.isRemoved() != other.isRemoved()
        ? one.isRemoved() ? other : one
        : one.definition().trusted() ? other : one;
  }

  /// The feed of the same machine that is there already.
  public Optional<FeedDefinition> other(FeedDefinition feed) {
    String client = key(feed.organization(), feed.origin().client());
    return feeds.all().stream()
        .filter(each -> !each.isRemoved())
        .map(Feed::definition)
        .filter(FeedDefinition::isPushed)
        .filter(each -> each.organization().equals(feed.organization()))
        .filter(each -> key(feed.organization(), each.origin().client()).equals(client))
        .filter(each -> !each.name().equals(feed.name()))
        .findFirst();
  }
}
