/// Pictures of cases, made fit for everybody.
@NullMarked
package dxpulse.publication.story.raster;

import org.jspecify.annotations.NullMarked;
