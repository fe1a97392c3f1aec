/// Projects as events.
@NullMarked
package dxpulse.roadmap.project.kafka;

import org.jspecify.annotations.NullMarked;
