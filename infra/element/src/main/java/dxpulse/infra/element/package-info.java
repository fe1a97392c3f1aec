/// The page that a service offers to staff, whatever framework serves it.
@NullMarked
package dxpulse.infra.element;

import org.jspecify.annotations.NullMarked;
