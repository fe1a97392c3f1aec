/// The plan's projects: what they do, when, for how much, and how far they are.
@NullMarked
package dxpulse.roadmap;

import org.jspecify.annotations.NullMarked;
