/// What could not be used, until a person mends or discards it.
@NullMarked
package dxpulse.ingestion.quarantine;

import org.jspecify.annotations.NullMarked;
