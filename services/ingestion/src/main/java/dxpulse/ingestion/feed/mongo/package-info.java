/// Feeds, their runs and answers in MongoDB.
@NullMarked
package dxpulse.ingestion.feed.mongo;

import org.jspecify.annotations.NullMarked;
