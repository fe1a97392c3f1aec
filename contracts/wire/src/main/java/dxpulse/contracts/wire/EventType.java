package dxpulse.contracts.wire;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.FeedHealthChanged;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ObservationRejected;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.event.ReleasePublished;
import dxpulse.contracts.types.event.ReleaseWithdrawn;
import dxpulse.contracts.types.event.ValueRecorded;
import java.time.Instant;
import java.util.function.Function;

/// Binds each event to its topic, its key and an identity that is derived from the fact, so that a
/// repeat has the same id.
///
/// @param name also the folder of its schema under `contracts/events`, and with `dxpulse.` and
///   `.v1` around it the CloudEvents type
public record EventType<E>(
    String name,
    String topic,
    Class<E> type,
    Function<E, OrganizationCode> organization,
    Function<E, String> subject,
    Function<E, String> id,
    Function<E, Instant> time) {

  public static final EventType<ObservationSubmitted> OBSERVATION_SUBMITTED =
      new EventType<>(
          "observation.submitted",
          Topics.OBSERVATION_SUBMITTED,
          ObservationSubmitted.class,
          ObservationSubmitted::organization,
          e -> e.indicator() + "/" + e.area() + "/" + e.period(),
          ObservationSubmitted::observationId,
          ObservationSubmitted::submittedAt);

  public static final EventType<ObservationRejected> OBSERVATION_REJECTED =
      new EventType<>(
          "observation.rejected",
          Topics.OBSERVATION_REJECTED,
          ObservationRejected.class,
          ObservationRejected::organization,
          e -> e.observation().observationId(),
          e -> "rejected-" + e.observation().observationId(),
          ObservationRejected::rejectedAt);

  public static final EventType<IndicatorDefined> INDICATOR_DEFINED =
      new EventType<>(
          "indicator.defined",
          Topics.INDICATOR_DEFINED,
          IndicatorDefined.class,
          IndicatorDefined::organization,
          e -> e.code().value(),
          e -> e.organization() + "-" + e.code() + "-v" + e.newest().version(),
          IndicatorDefined::definedAt);

  public static final EventType<ValueRecorded> VALUE_RECORDED =
      new EventType<>(
          "value.recorded",
          Topics.VALUE_RECORDED,
          ValueRecorded.class,
          ValueRecorded::organization,
          e -> e.indicator() + "/" + e.area() + "/" + e.period(),
          e -> "recorded-" + e.observationId(),
          ValueRecorded::recordedAt);

  public static final EventType<KpiDefined> KPI_DEFINED =
      new EventType<>(
          "kpi.defined",
          Topics.KPI_DEFINED,
          KpiDefined.class,
          KpiDefined::organization,
          e -> e.code().value(),
          e -> e.organization() + "-" + e.code() + "-v" + e.newest().version(),
          KpiDefined::definedAt);

  public static final EventType<KpiScored> KPI_SCORED =
      new EventType<>(
          "kpi.scored",
          Topics.KPI_SCORED,
          KpiScored.class,
          KpiScored::organization,
          e -> e.kpi() + "/" + e.period(),
          e -> e.organization() + "-" + e.kpi() + "-" + e.period() + "-r" + e.revision(),
          KpiScored::scoredAt);

  public static final EventType<ProjectUpdated> PROJECT_UPDATED =
      new EventType<>(
          "project.updated",
          Topics.PROJECT_UPDATED,
          ProjectUpdated.class,
          ProjectUpdated::organization,
          e -> Integer.toString(e.number()),
          e -> e.organization() + "-project-" + e.number() + "-v" + e.version(),
          ProjectUpdated::updatedAt);

  public static final EventType<ReleasePublished> RELEASE_PUBLISHED =
      new EventType<>(
          "release.published",
          Topics.RELEASE_PUBLISHED,
          ReleasePublished.class,
          ReleasePublished::organization,
          ReleasePublished::releaseId,
          e -> e.organization() + "-release-" + e.releaseId(),
          ReleasePublished::publishedAt);

  public static final EventType<ReleaseWithdrawn> RELEASE_WITHDRAWN =
      new EventType<>(
          "release.withdrawn",
          Topics.RELEASE_WITHDRAWN,
          ReleaseWithdrawn.class,
          ReleaseWithdrawn::organization,
          ReleaseWithdrawn::releaseId,
          e -> e.organization() + "-release-" + e.releaseId() + "-withdrawn",
          ReleaseWithdrawn::withdrawnAt);

  public static final EventType<FeedHealthChanged> FEED_HEALTH =
      new EventType<>(
          "feed.health",
          Topics.FEED_HEALTH,
          FeedHealthChanged.class,
          FeedHealthChanged::organization,
          FeedHealthChanged::feed,
          e -> e.organization() + "-feed-" + e.feed() + "-" + e.changedAt().toEpochMilli(),
          FeedHealthChanged::changedAt);

  /// The value of `ce_type`.
  public String cloudEventsType() {
    return "dxpulse." + name + ".v1";
  }

  /// The record key: the organization, with the code behind it on compacted topics.
  public String key(E event) {
    String organizationCode = organization.apply(event).value();
    return Topics.COMPACTED.contains(topic)
        ? organizationCode + "|" + subject.apply(event)
        : organizationCode;
  }
}
