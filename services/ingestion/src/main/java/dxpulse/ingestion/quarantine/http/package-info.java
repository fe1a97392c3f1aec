/// The quarantine over HTTP.
@NullMarked
package dxpulse.ingestion.quarantine.http;

import org.jspecify.annotations.NullMarked;
