/// Answers of feeds that are written in JSON.
@NullMarked
package dxpulse.ingestion.feed.json;

import org.jspecify.annotations.NullMarked;
