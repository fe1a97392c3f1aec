/// Periods of Japanese administration: months, fiscal quarters, halves and years (April to March),
/// calendar years and halves.
@NullMarked
package dxpulse.contracts.types.time;

import org.jspecify.annotations.NullMarked;
