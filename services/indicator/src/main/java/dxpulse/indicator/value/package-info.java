/// Owns every value ever: what was submitted, what holds, and every revision between.
///
/// Observations come in; for each of them a recorded value or a rejection goes out. A late
/// provisional value never replaces a final one; a correction does.
@NullMarked
package dxpulse.indicator.value;

import org.jspecify.annotations.NullMarked;
