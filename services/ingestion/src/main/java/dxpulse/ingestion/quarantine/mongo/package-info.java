/// The quarantine in MongoDB.
@NullMarked
package dxpulse.ingestion.quarantine.mongo;

import org.jspecify.annotations.NullMarked;
