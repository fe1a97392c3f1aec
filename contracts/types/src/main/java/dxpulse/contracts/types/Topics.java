package dxpulse.contracts.types;

import java.util.List;

/// The Kafka topics. Names are law, not configuration.
public final class Topics {
  public static final String OBSERVATION_SUBMITTED = "dxpulse.observation.submitted";
  public static final String OBSERVATION_REJECTED = "dxpulse.observation.rejected";
  public static final String INDICATOR_DEFINED = "dxpulse.indicator.defined";
  public static final String VALUE_RECORDED = "dxpulse.value.recorded";
  public static final String KPI_DEFINED = "dxpulse.kpi.defined";
  public static final String KPI_SCORED = "dxpulse.kpi.scored";
  public static final String PROJECT_UPDATED = "dxpulse.project.updated";
  public static final String RELEASE_PUBLISHED = "dxpulse.release.published";
  public static final String RELEASE_WITHDRAWN = "dxpulse.release.withdrawn";

  public static final String FEED_HEALTH = "dxpulse.feed.health";

  /// Every topic, in the order in which a value passes them.
  public static final List<String> ALL =
      List.of(
          OBSERVATION_SUBMITTED,
          OBSERVATION_REJECTED,
          INDICATOR_DEFINED,
          VALUE_RECORDED,
          KPI_DEFINED,
          KPI_SCORED,
          PROJECT_UPDATED,
          RELEASE_PUBLISHED,
          RELEASE_WITHDRAWN,
          FEED_HEALTH);

  /// The topics that keep the last record of each key; their key is `organization|code`.
  public static final List<String> COMPACTED =
      List.of(INDICATOR_DEFINED, KPI_DEFINED, PROJECT_UPDATED, FEED_HEALTH);

  /// Partitions of every topic. Equal everywhere, so that one organization lies in the same
  /// partition of each topic.
  public static final int PARTITIONS = 6;

  private Topics() {}

  /// Where records go that a consumer of the topic could not use.
  public static String deadLettersOf(String topic) {
    return topic + ".dlq";
  }
}
