package dxpulse.publication;

import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.infra.element.StaffElement;
import dxpulse.infra.element.spring.StaffElements;
import dxpulse.infra.mongo.Stores;
import dxpulse.publication.board.AreaTables;
import dxpulse.publication.board.AreaValue;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.edge.Readiness;
import dxpulse.publication.opendata.csv.CsvTables;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.KnownReleases;
import dxpulse.publication.page.NextRelease;
import dxpulse.publication.page.ReleaseLink;
import dxpulse.publication.page.Renderer;
import dxpulse.publication.page.jte.JteTemplates;
import dxpulse.publication.release.BoardFiles;
import dxpulse.publication.release.Citation;
import dxpulse.publication.release.FrozenFigures;
import dxpulse.publication.release.LiveBoards;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleaseCalendar;
import dxpulse.publication.release.ReleaseDesk;
import dxpulse.publication.release.ReleaseFiles;
import dxpulse.publication.release.ReleasePages;
import dxpulse.publication.release.ReleasePlan;
import dxpulse.publication.release.Releases;
import dxpulse.publication.release.json.JsonBoards;
import dxpulse.publication.release.kafka.ReleaseNews;
import dxpulse.publication.release.mongo.MongoReleases;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/// Builds what releases are made of.
@Configuration(proxyBeanMethods = false)
@Import(StaffElements.class)
class ReleaseWiring {
  private static final String OFF = "off";

  /// For each kind of period so many days, or `off`.
  @Bean
  ReleaseCalendar releaseCalendar(Environment settings) {
    Map<Granularity, Integer> days = new EnumMap<>(Granularity.class);
    for (Granularity kind : Granularity.values()) {
      String name = "dxpulse.releases." + kind.code() + ".days";
      String value = settings.getProperty(name, OFF).strip();
      if (!value.equals(OFF) && !value.isEmpty()) {
        try {
          days.put(kind, Integer.valueOf(value));
        } catch (NumberFormatException unreadable) {
          throw new IllegalArgumentException(
              name + ": \"" + value + "\" (expected: days, or off)", unreadable);
        }
      }
    }
    return new ReleaseCalendar(days);
  }

  @Bean
  Citation citation(
      @Value("${dxpulse.releases.author.ja}") String authorJa,
      @Value("${dxpulse.releases.author.en}") String authorEn,
      @Value("${dxpulse.site}") String site) {
    return new Citation(
        new LocalizedText(authorJa, authorEn),
        new LocalizedText("青森県DX推進ダッシュボード", "Aomori Prefecture DX Dashboard"),
        site.replaceAll("/+$", ""));
  }

  @Bean
  LiveBoards liveBoards(LivePlan plan) {
    return new LiveBoards() {
      @Override
      public List<BoardView> boardsOf(Period period) {
        return period.granularity().map(kind -> plan.boardsOf(kind, period)).orElse(List.of());
      }

      @Override
      public AreaTables areasOf(Period period) {
        return period
            .granularity()
            .map(kind -> plan.areasOf(kind, period))
            .orElse(new AreaTables(List.of()));
      }

      @Override
      public List<AreaValue> areaValues(IndicatorCode indicator, Period period) {
        return plan.areaValues(indicator, period);
      }

      @Override
      public List<Period> periods(Granularity kind) {
        return plan.periodsOf(BoardKey.OVERVIEW, kind);
      }

      @Override
      public Optional<BoardView> view(BoardKey key) {
        return plan.view(key);
      }
    };
  }

  @Bean
  BoardFiles boardFiles() {
    return new JsonBoards();
  }

  @Bean
  MongoReleases releaseStore(MongoDatabase database) {
    MongoReleases store = new MongoReleases(Stores.promised(database));
    store.load();
    return store;
  }

  @Bean
  Releases releases(MongoReleases store, BoardFiles files, LiveBoards live) {
    return new Releases(store, files, live);
  }

  @Bean
  ReleaseDesk releaseDesk(
      MongoReleases store,
      Releases releases,
      LiveBoards live,
      BoardFiles files,
      ReleaseCalendar calendar,
      @Value("${dxpulse.organization}") String organization,
      Producer<String, byte[]> producer) {
    return new ReleaseDesk(
        store,
        releases,
        live,
        files,
        calendar,
        new ReleaseNews(new OrganizationCode(organization), producer));
  }

  @Bean
  ReleaseClock releaseClock(
      ReleaseDesk desk,
      Readiness readiness,
      MeterRegistry metrics,
      Clock clock,
      @Value("${dxpulse.releases.pause}") Duration pause) {
    return new ReleaseClock(desk, readiness, metrics, clock, pause);
  }

  @Bean
  ReleasePlan releasePlan(MongoReleases store, ReleaseCalendar calendar) {
    return new ReleasePlan(store, calendar);
  }

  /// Live boards point to the release of their period.
  @Bean
  KnownReleases knownReleases(
      Releases releases, ReleaseCalendar calendar, ReleasePlan plan, Clock clock) {
    return new KnownReleases() {
      @Override
      public Optional<ReleaseLink> of(Period period) {
        return releases
            .current(period)
            .map(release ->
                new ReleaseLink(
                    release.id(), release.title(), release.publishedAt().orElseThrow()));
      }

      @Override
      public List<String> published() {
        return releases.published().stream().map(Release::id).toList();
      }

      @Override
      public Map<Granularity, LocalDate> knownFrom() {
        return calendar.knownFrom(clock.instant());
      }

      @Override
      public Optional<NextRelease> next(Granularity kind) {
        return plan.next(kind, clock.instant()).map(ReleaseWiring::told);
      }

      @Override
      public Optional<NextRelease> next(Granularity kind, Period period) {
        return plan.next(kind, period, clock.instant()).map(ReleaseWiring::told);
      }
    };
  }

  private static NextRelease told(ReleasePlan.Expected coming) {
    return new NextRelease(coming.period(), coming.day(), coming.at());
  }

  @Bean
  ReleaseFiles releaseFiles(
      Releases releases, Citation citation, @Value("${dxpulse.organization}") String organization) {
    OrganizationCode code = new OrganizationCode(organization);
    return new ReleaseFiles(
        releases,
        boards -> CsvTables.csv(FrozenFigures.columns(boards), FrozenFigures.of(boards)),
        boards -> CsvTables.sdmx(FrozenFigures.observations(boards, code)),
        citation);
  }

  @Bean
  ReleasePages releasePages(Renderer renderer, Assets assets) {
    return new ReleasePages(renderer, new JteTemplates(), assets);
  }

  @Bean
  StaffElement publishElement() {
    return new StaffElement(
            "dxp-publish",
            new LocalizedText("公表", "Publishing"),
            List.of("office"),
            List.of(
                "dxp-frame",
                "dxp-publish-words",
                "dxp-publish-style",
                "dxp-publish-release",
                "dxp-publish-releases",
                "dxp-publish-calendar",
                "dxp-publish-case-form",
                "dxp-publish-case",
                "dxp-publish-cases",
                "dxp-publish-highlights"))
        .ofAllPeriods()
        .waitingAt("/api/releases/waiting");
  }
}
