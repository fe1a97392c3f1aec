/// Releases in MongoDB.
@NullMarked
package dxpulse.publication.release.mongo;

import org.jspecify.annotations.NullMarked;
