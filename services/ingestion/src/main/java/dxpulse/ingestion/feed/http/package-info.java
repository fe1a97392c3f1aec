/// Feeds over HTTP.
@NullMarked
package dxpulse.ingestion.feed.http;

import org.jspecify.annotations.NullMarked;
