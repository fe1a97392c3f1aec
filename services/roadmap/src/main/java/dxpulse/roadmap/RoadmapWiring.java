package dxpulse.roadmap;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.infra.edge.FlowReader;
import dxpulse.infra.edge.Readiness;
import dxpulse.infra.element.StaffElement;
import dxpulse.infra.mongo.Breaks;
import dxpulse.infra.mongo.MongoPositions;
import dxpulse.infra.mongo.Stores;
import dxpulse.roadmap.comment.CommentDesk;
import dxpulse.roadmap.comment.mongo.MongoComments;
import dxpulse.roadmap.project.KnownKpis;
import dxpulse.roadmap.project.ProjectAnnouncements;
import dxpulse.roadmap.project.ProjectDesk;
import dxpulse.roadmap.project.http.ProjectView;
import dxpulse.roadmap.project.kafka.KafkaProjectAnnouncements;
import dxpulse.roadmap.project.mongo.MongoProjects;
import dxpulse.roadmap.standing.KpiStanding;
import dxpulse.roadmap.standing.kafka.RoadmapListener;
import dxpulse.roadmap.standing.mongo.MongoStandings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds the pure parts from their ports.
@Configuration(proxyBeanMethods = false)
class RoadmapWiring {
  private static final String FLOW = "the flow of definitions and scores";

  @Bean
  Readiness readiness() {
    return new Readiness(Set.of(FLOW));
  }

  @Bean
  Breaks breaks() {
    return new Breaks();
  }

  @Bean(destroyMethod = "close")
  MongoClient mongo(@Value("${dxpulse.mongo}") String address, Breaks breaks) {
    return Stores.mongo(address, breaks);
  }

  @Bean
  MongoDatabase database(MongoClient mongo) {
    return mongo.getDatabase("roadmap");
  }

  @Bean(destroyMethod = "close")
  Producer<String, byte[]> producer(@Value("${dxpulse.kafka}") String kafka) {
    return KafkaClients.producer(kafka);
  }

  @Bean
  MongoProjects projects(MongoDatabase database) {
    return new MongoProjects(Stores.promised(database));
  }

  @Bean
  MongoStandings standings(MongoDatabase database) {
    return new MongoStandings(database);
  }

  @Bean
  ProjectAnnouncements announcements(Producer<String, byte[]> producer) {
    return new KafkaProjectAnnouncements(producer, new EventCodec("/dxpulse/roadmap"));
  }

  @Bean
  KnownKpis knownKpis(MongoStandings standings) {
    return (organization, code) ->
        standings.find(organization, code).map(KpiStanding::isDefined).orElse(false);
  }

  @Bean
  ProjectDesk desk(MongoProjects projects, ProjectAnnouncements announcements, KnownKpis kpis) {
    return new ProjectDesk(projects, announcements, kpis);
  }

  @Bean
  MongoComments comments(MongoDatabase database) {
    return new MongoComments(Stores.promised(database));
  }

  @Bean
  CommentDesk commentDesk(MongoComments comments) {
    return new CommentDesk(comments);
  }

  @Bean
  ProjectView view(MongoStandings standings) {
    return new ProjectView(standings);
  }

  @Bean
  FlowReader flow(
      @Value("${dxpulse.kafka}") String kafka,
      MongoDatabase database,
      Breaks breaks,
      MongoProjects projects,
      MongoStandings standings,
      MongoComments comments,
      ProjectDesk desk,
      Producer<String, byte[]> producer,
      Clock clock,
      MeterRegistry metrics,
      Readiness readiness) {
    return new FlowReader(() -> {
      projects.load();
      standings.load();
      comments.load();
      return new BatchLoop(
              RoadmapListener.TOPICS,
              KafkaClients.consumer(kafka, "roadmap"),
              new MongoPositions(database, breaks).after(standings::write),
              new RoadmapListener(standings, desk::restore, producer, clock, metrics),
              () -> readiness.reached(FLOW))
          .unhurried();
    });
  }

  @Bean
  OutboxRelay outbox(ProjectDesk desk) {
    return new OutboxRelay(desk);
  }

  @Bean
  StaffElement element() {
    return new StaffElement(
            "dxp-roadmap",
            new LocalizedText("事業とロードマップ", "Projects and roadmap"),
            List.of("clerk", "approver", "office", "committee"),
            List.of(
                "dxp-frame",
                "dxp-roadmap-words",
                "dxp-roadmap-periods",
                "dxp-roadmap-style",
                "dxp-roadmap-draft",
                "dxp-roadmap-writing",
                "dxp-roadmap-comment",
                "dxp-roadmap-comments",
                "dxp-roadmap-bars",
                "dxp-roadmap-report",
                "dxp-roadmap-project",
                "dxp-roadmap-list",
                "dxp-roadmap-projects"))
        .waitingAt("/api/roadmap/comments/waiting");
  }
}
