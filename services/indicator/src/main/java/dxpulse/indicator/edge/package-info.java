/// What every request and every operator meets: tokens, problems, health, metrics, the staff
/// element.
@NullMarked
package dxpulse.indicator.edge;

import org.jspecify.annotations.NullMarked;
