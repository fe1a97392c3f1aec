/// The words that all services share: codes, topics and the facts that travel between them.
///
/// Nothing here decides anything. A type belongs here if its text appears on the wire and both
/// sides must agree on it.
@NullMarked
package dxpulse.contracts.types;

import org.jspecify.annotations.NullMarked;
