/// Accepted observations to Kafka, and what became of them back.
@NullMarked
package dxpulse.ingestion.submission.kafka;

import org.jspecify.annotations.NullMarked;
