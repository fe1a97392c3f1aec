/// Boards of rounds as CSV.
@NullMarked
package dxpulse.ingestion.round.csv;

import org.jspecify.annotations.NullMarked;
