/// Releases: the boards of a period, frozen. They are prepared when the period has closed, looked
/// at by the office, embargoed until an instant or published at once, and stay at their address.
/// What changes afterwards is listed beside them; their own figures never move.
@NullMarked
package dxpulse.publication.release;

import org.jspecify.annotations.NullMarked;
