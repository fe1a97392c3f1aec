/// How a Spring service serves its page for staff.
@NullMarked
package dxpulse.infra.element.spring;

import org.jspecify.annotations.NullMarked;
