/// Stories of users, told against the whole running platform.
@NullUnmarked
package dxpulse.infra.acceptance;

import org.jspecify.annotations.NullUnmarked;
