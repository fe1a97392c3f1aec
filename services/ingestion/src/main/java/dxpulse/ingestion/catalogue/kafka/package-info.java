/// Definitions from Kafka.
@NullMarked
package dxpulse.ingestion.catalogue.kafka;

import org.jspecify.annotations.NullMarked;
