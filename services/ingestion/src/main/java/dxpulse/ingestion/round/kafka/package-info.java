/// Hears which values were recorded.
@NullMarked
package dxpulse.ingestion.round.kafka;

import org.jspecify.annotations.NullMarked;
