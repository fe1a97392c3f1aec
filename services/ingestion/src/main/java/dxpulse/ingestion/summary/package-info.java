/// Counts what waits for somebody on the entry page, over all of its sections. It owns nothing.
@NullMarked
package dxpulse.ingestion.summary;

import org.jspecify.annotations.NullMarked;
