/// Answers of feeds that are written in CSV.
@NullMarked
package dxpulse.ingestion.feed.csv;

import org.jspecify.annotations.NullMarked;
