/// Where the KPIs stand that projects are linked to, learnt from events.
@NullMarked
package dxpulse.roadmap.standing;

import org.jspecify.annotations.NullMarked;
