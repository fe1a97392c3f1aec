/// The word of a published release.
@NullMarked
package dxpulse.publication.release.kafka;

import org.jspecify.annotations.NullMarked;
