/// What every Spring service on servlets does alike at its edge.
@NullMarked
package dxpulse.infra.edge;

import org.jspecify.annotations.NullMarked;
