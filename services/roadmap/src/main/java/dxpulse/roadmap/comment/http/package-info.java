/// Comments over HTTP.
@NullMarked
package dxpulse.roadmap.comment.http;

import org.jspecify.annotations.NullMarked;
