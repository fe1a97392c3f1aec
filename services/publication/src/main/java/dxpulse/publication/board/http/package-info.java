/// Boards, their stream and their cases over HTTP.
@NullMarked
package dxpulse.publication.board.http;

import org.jspecify.annotations.NullMarked;
