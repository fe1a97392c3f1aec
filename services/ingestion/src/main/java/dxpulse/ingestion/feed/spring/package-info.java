/// Feeds by the clock.
@NullMarked
package dxpulse.ingestion.feed.spring;

import org.jspecify.annotations.NullMarked;
