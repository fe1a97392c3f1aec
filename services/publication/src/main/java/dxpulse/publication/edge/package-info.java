/// What every request and every operator meets.
@NullMarked
package dxpulse.publication.edge;

import org.jspecify.annotations.NullMarked;
