/// The catalogue's announcements on Kafka.
@NullMarked
package dxpulse.indicator.catalogue.kafka;

import org.jspecify.annotations.NullMarked;
