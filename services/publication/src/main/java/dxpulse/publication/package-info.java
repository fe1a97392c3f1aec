/// The publication service: makes boards of what the other services tell, and shows them to
/// everybody.
@NullMarked
package dxpulse.publication;

import org.jspecify.annotations.NullMarked;
