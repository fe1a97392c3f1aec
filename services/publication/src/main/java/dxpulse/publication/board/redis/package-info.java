/// Boards in Redis, and the word of their changes.
@NullMarked
package dxpulse.publication.board.redis;

import org.jspecify.annotations.NullMarked;
