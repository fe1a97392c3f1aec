/// 自動連携: feeds that are pulled or dropped, mapped to figures, and watched.
///
/// A definition says where an answer comes from and what its rows mean. A run makes figures of one
/// answer and keeps what became of each. The health of a feed follows from its runs and the time.
@NullMarked
package dxpulse.ingestion.feed;

import org.jspecify.annotations.NullMarked;
