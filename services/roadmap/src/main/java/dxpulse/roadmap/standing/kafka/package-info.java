/// Standings from events.
@NullMarked
package dxpulse.roadmap.standing.kafka;

import org.jspecify.annotations.NullMarked;
