/// Feeds that are configured by files.
@NullMarked
package dxpulse.ingestion.feed.settings;

import org.jspecify.annotations.NullMarked;
