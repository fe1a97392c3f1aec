/// Owns the readable history of scores: every revision of every period, and who waits for which
/// observation.
@NullMarked
package dxpulse.kpiscoring.reading;

import org.jspecify.annotations.NullMarked;
