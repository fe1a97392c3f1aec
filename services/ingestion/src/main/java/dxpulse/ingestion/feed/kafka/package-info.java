/// The health of feeds to Kafka.
@NullMarked
package dxpulse.ingestion.feed.kafka;

import org.jspecify.annotations.NullMarked;
