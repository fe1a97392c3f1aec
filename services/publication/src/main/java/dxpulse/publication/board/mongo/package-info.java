/// Facts in MongoDB.
@NullMarked
package dxpulse.publication.board.mongo;

import org.jspecify.annotations.NullMarked;
