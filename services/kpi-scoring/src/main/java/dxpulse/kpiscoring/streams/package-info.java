/// Wires the scoring into Kafka Streams: facts in, scores out, nothing decided here.
@NullMarked
package dxpulse.kpiscoring.streams;

import org.jspecify.annotations.NullMarked;
