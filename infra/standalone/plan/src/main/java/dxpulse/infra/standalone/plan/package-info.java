/// The content of the Aomori plan, and the program that brings it into a running platform through
/// the services' own interfaces.
@NullMarked
package dxpulse.infra.standalone.plan;

import org.jspecify.annotations.NullMarked;
