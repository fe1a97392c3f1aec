/// Observations in, values out.
@NullMarked
package dxpulse.indicator.value.kafka;

import org.jspecify.annotations.NullMarked;
