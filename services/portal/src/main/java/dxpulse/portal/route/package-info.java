/// Which service answers which path. In comes the list from the configuration, out goes one closed
/// table; it owns nothing else.
@NullMarked
package dxpulse.portal.route;

import org.jspecify.annotations.NullMarked;
