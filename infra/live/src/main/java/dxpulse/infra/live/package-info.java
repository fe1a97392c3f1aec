/// The stream of changes to many open pages at once, as publication tells it and the portal passes
/// it on.
@NullMarked
package dxpulse.infra.live;

import org.jspecify.annotations.NullMarked;
