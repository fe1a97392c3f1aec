/// The table of routes as Spring Cloud Gateway runs it.
@NullMarked
package dxpulse.portal.route.gateway;

import org.jspecify.annotations.NullMarked;
