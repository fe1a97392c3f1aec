/// Owns the method: normalisation, aggregation, coverage, the explanation of a change.
///
/// Component values come in; an index goes out, or the reason why there is none. Nothing undefined
/// leaves it.
@NullMarked
package dxpulse.kpiscoring.index;

import org.jspecify.annotations.NullMarked;
