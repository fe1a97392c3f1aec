/// Facts from Kafka to boards.
@NullMarked
package dxpulse.publication.board.kafka;

import org.jspecify.annotations.NullMarked;
