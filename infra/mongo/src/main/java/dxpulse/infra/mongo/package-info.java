/// How every service opens its store, and keeps there how far it has read. A store that was away
/// may have lost what it had answered in its last moments, so nothing here hides that it was, and
/// no position is saved across it.
@NullMarked
package dxpulse.infra.mongo;

import org.jspecify.annotations.NullMarked;
