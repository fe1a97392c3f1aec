/// Owns what readers are answered from: every revision of every score, the values that hold, how
/// indicators are defined, and who waits for which observation.
@NullMarked
package dxpulse.kpiscoring.reading;

import org.jspecify.annotations.NullMarked;
