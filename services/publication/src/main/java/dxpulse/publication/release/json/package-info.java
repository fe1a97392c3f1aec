/// Frozen boards as the JSON that is sent.
@NullMarked
package dxpulse.publication.release.json;

import org.jspecify.annotations.NullMarked;
