/// Told scores, read from Kafka.
@NullMarked
package dxpulse.kpiscoring.reading.kafka;

import org.jspecify.annotations.NullMarked;
