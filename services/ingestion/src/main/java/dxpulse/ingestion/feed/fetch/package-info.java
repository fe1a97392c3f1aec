/// Answers over HTTP, from addresses that may be asked.
@NullMarked
package dxpulse.ingestion.feed.fetch;

import org.jspecify.annotations.NullMarked;
