/// The embedded default: a real broker, store, cache and OpenID provider as processes on this
/// machine, the services from their own jars beside them, started in order, watched, restarted when
/// they crash, stopped cleanly.
@NullMarked
package dxpulse.infra.standalone;

import org.jspecify.annotations.NullMarked;
