/// Comments in MongoDB.
@NullMarked
package dxpulse.roadmap.comment.mongo;

import org.jspecify.annotations.NullMarked;
