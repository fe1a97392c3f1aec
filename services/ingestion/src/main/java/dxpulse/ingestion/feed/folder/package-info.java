/// Files that were put down for feeds.
@NullMarked
package dxpulse.ingestion.feed.folder;

import org.jspecify.annotations.NullMarked;
