/// Standings as documents.
@NullMarked
package dxpulse.roadmap.standing.mongo;

import org.jspecify.annotations.NullMarked;
