/// Owns reports of people: what happens between one and the log: waiting for a second pair of eyes,
/// being returned, approved, and reopened.
///
/// Accepted figures come in; what needs no approval goes on at once, and what is approved follows.
@NullMarked
package dxpulse.ingestion.report;

import org.jspecify.annotations.NullMarked;
