/// Reports over HTTP.
@NullMarked
package dxpulse.roadmap.review.http;

import org.jspecify.annotations.NullMarked;
