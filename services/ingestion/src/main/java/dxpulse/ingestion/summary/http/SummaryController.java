package dxpulse.ingestion.summary.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.feed.Feeds;
import dxpulse.ingestion.feed.TendFeeds;
import dxpulse.ingestion.quarantine.Quarantine;
import dxpulse.ingestion.quarantine.Waiting.Search;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Reports;
import dxpulse.ingestion.report.Reports.Listed;
import dxpulse.ingestion.round.ListDue;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How much waits for the caller in each section of the entry page, as far as it is theirs.
@RestController
class SummaryController {
  private final ListDue listDue;
  private final Reports reports;
  private final Quarantine quarantine;
  private final Feeds feeds;
  private final TendFeeds tendFeeds;
  private final Clock clock;

  SummaryController(
      ListDue listDue,
      Reports reports,
      Quarantine quarantine,
      Feeds feeds,
      TendFeeds tendFeeds,
      Clock clock) {
    this.listDue = listDue;
    this.reports = reports;
    this.quarantine = quarantine;
    this.feeds = feeds;
    this.tendFeeds = tendFeeds;
    this.clock = clock;
  }

  @GetMapping("/api/ingestion/summary")
  ResponseEntity<byte[]> summary() {
    Caller caller = Callers.current();
    Map<String, Integer> counts = new LinkedHashMap<>();
    if (caller.is(Role.CLERK) || caller.is(Role.APPROVER) || caller.is(Role.OFFICE)) {
      counts.put(
          "sheet", listDue.of(caller.organization(), caller.department(), clock.instant()).size());
      counts.put("quarantine", quarantine.page(caller, Search.ALL, 0, 1).total());
    }
    if (caller.is(Role.APPROVER) || caller.is(Role.OFFICE)) {
      counts.put("approve", decidable(caller));
    }
    if (caller.is(Role.OFFICE) || caller.is(Role.OPERATOR)) {
      counts.put("feeds", ill(caller));
    }
    return Answers.json(200, counts);
  }

  /// Nobody approves their own report.
  private int decidable(Caller caller) {
    AtomicInteger count = new AtomicInteger();
    reports.goThrough(
        caller.organization(),
        EnumSet.of(State.SUBMITTED),
        each -> count.addAndGet(mayDecide(each, caller) ? 1 : 0));
    return count.get();
  }

  private static boolean mayDecide(Listed each, Caller caller) {
    return !each.by().equals(caller.id())
        && (caller.is(Role.OFFICE) || each.department().equals(caller.department()));
  }

  private int ill(Caller caller) {
    return (int)
        feeds.all().stream()
            .filter(feed -> feed.definition().organization().equals(caller.organization()))
            .filter(feed ->
                switch (tendFeeds.health(feed)) {
                  case LATE, STALE, FAILING -> true;
                  case OK, OFF -> false;
                })
            .count();
  }
}
