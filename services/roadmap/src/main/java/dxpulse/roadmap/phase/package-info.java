/// The bars of the roadmap.
@NullMarked
package dxpulse.roadmap.phase;

import org.jspecify.annotations.NullMarked;
