/// Rounds, reported values and efforts in MongoDB.
@NullMarked
package dxpulse.ingestion.round.mongo;

import org.jspecify.annotations.NullMarked;
