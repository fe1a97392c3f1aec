/// Cases in MongoDB.
@NullMarked
package dxpulse.publication.story.mongo;

import org.jspecify.annotations.NullMarked;
